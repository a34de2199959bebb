import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { Git } from '../../../src/repo/git/git.ts'
import { KnownUser } from '../../../src/repo/git/knownUser.ts'
import { findRepository } from '../../../src/repo/git/repository.ts'
import { backlogOf, repositoryWith } from '../wall.ts'

/** Git that counts how often it is run. */
class CountedGit extends Git {
  count = 0

  override run(...args: Parameters<Git['run']>): ReturnType<Git['run']> {
    this.count++
    return super.run(...args)
  }
}

describe('who sits here', () => {
  it('is asked of git once, and again when its configuration says something else', async () => {
    const wall = repositoryWith(backlogOf(1))
    const git = new CountedGit('git')
    const repository = await findRepository(git, wall.folder)
    assert.ok(repository)
    const user = new KnownUser(git, repository)
    git.count = 0
    const first = await user.read()
    assert.equal(await user.read(), first)
    assert.equal(git.count, 1)
    wall.git('config', 'user.name', 'Somebody Else')
    assert.deepEqual(await user.read(), { ...first, name: 'Somebody Else' })
    assert.equal(git.count, 2)
    wall.remove()
  })
})
