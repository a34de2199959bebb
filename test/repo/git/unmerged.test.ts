import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { Git } from '../../../src/repo/git/git.ts'
import { findRepository, type Repository } from '../../../src/repo/git/repository.ts'
import { findMarks, readIndexMarks } from '../../../src/repo/git/unmerged.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { repositoryWithBoard } from '../../fixtures/writerRepository.ts'

const git = new Git('git')

/** A stash that does not fit: entries with conflicts, and no operation in progress. */
function conflict(repository: BoardRepository): void {
  repository.write('src/one.txt', 'stashed\n')
  repository.git('stash')
  repository.write('src/one.txt', 'newer\n')
  repository.git('commit', '--quiet', '--all', '--message=newer')
  assert.throws(() => repository.git('stash', 'pop', '--quiet'))
}

describe('Entries with conflicts', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  const found = async (): Promise<Repository> => {
    const place = await findRepository(git, repository.folder)
    return place ?? assert.fail('no repository')
  }
  const names = ['x', 'exactly8', `${'long/'.repeat(40)}name`, 'ä b']

  for (const version of ['2', '3', '4']) {
    it(`are found in an index of version ${version}, and nowhere else`, () => {
      repository = repositoryWithBoard(Object.fromEntries(names.map((name) => [`src/${name}`, name])))
      repository.git('update-index', '--index-version', version)
      // Version 3 is what version 2 becomes with an entry that needs a second word of flags.
      if (version === '3') {
        repository.write('src/announced', '')
        repository.git('add', '--intent-to-add', 'src/announced')
      }
      const index = (): Buffer => readFileSync(join(repository.folder, '.git/index'))
      assert.equal(index().readUInt32BE(4), Number(version))
      assert.deepEqual(findMarks(index(), 40), { isUnmerged: false, overlooksSome: false })
      if (version === '3') repository.git('reset', '--quiet')
      conflict(repository)
      assert.deepEqual(findMarks(index(), 40), { isUnmerged: true, overlooksSome: false })
    })
  }

  it('are asked of git where the index lies in two files', async () => {
    repository = repositoryWithBoard()
    repository.git('update-index', '--split-index')
    assert.equal(findMarks(readFileSync(join(repository.folder, '.git/index')), 40), null)
    assert.equal((await readIndexMarks(git, await found(), [])).isUnmerged, false)
    conflict(repository)
    assert.equal((await readIndexMarks(git, await found(), [])).isUnmerged, true)
  })

  it('are none where there is no index yet', async () => {
    repository = repositoryWithBoard()
    repository.git('update-ref', '-d', 'HEAD')
    repository.git('read-tree', '--empty')
    assert.equal((await readIndexMarks(git, await found(), [])).isUnmerged, false)
    assert.equal(findMarks(Buffer.from('something else altogether'), 40), null)
  })
})

describe('Files whose changes git is to overlook', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  for (const version of ['2', '4']) {
    for (const mark of ['--assume-unchanged', '--skip-worktree']) {
      it(`are found by ${mark} in an index of version ${version}`, async () => {
        repository = repositoryWithBoard()
        repository.git('update-index', '--index-version', version)
        repository.git('update-index', mark, 'src/one.txt')
        const place = (await findRepository(git, repository.folder)) ?? assert.fail('no repository')
        const { overlooked } = await readIndexMarks(git, place, ['src/one.txt', 'src/two.txt'])
        assert.deepEqual([...overlooked], ['src/one.txt'])
        assert.deepEqual(await readIndexMarks(git, place, ['board/a.md']), { isUnmerged: false, overlooked: new Set() })
      })
    }
  }
})
