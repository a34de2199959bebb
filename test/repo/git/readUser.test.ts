import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'mocha'
import { Git } from '../../../src/repo/git/git.ts'
import { readUser } from '../../../src/repo/git/readUser.ts'
import { findRepository } from '../../../src/repo/git/repository.ts'
import { type BoardRepository, boardRepository } from '../../fixtures/boardRepository.ts'

describe("git's user", () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  const user = async (): Promise<unknown> => {
    const git = new Git('git')
    return readUser(git, (await findRepository(git, repository.folder)) ?? assert.fail('no repository'))
  }

  it('is what the repository says, the last line of several', async () => {
    repository = boardRepository([])
    repository.git('config', '--add', 'user.name', 'Anne\nvon Berg')
    assert.deepEqual(await user(), { name: 'Anne\nvon Berg', email: 'anne@example.com' })
  })

  it('is nobody where nothing is set', async () => {
    repository = boardRepository([])
    const machine = process.env
    process.env = { ...machine, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }
    try {
      repository.git('config', '--remove-section', 'user')
      assert.deepEqual(await user(), { name: null, email: null })
    } finally {
      process.env = machine
    }
  })
})
