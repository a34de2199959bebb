import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import type { BoardFolder } from '../../../src/repo/commit/writer.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { cardText, openWriter, repositoryWithBoard } from '../../fixtures/writerRepository.ts'

describe('Cards edited by hand', () => {
  let repository: BoardRepository
  afterEach(() => repository.remove())

  const board = (): BoardFolder => ({ folder: join(repository.folder, 'board'), commitSuffix: '[skip ci]' })
  const byHand = (path: string, card: string) => ({ path, card, title: 'Replace the mesh' })

  it('are committed as they are on disk, one commit each, and nothing else with them', async () => {
    repository = repositoryWithBoard()
    repository.write('board/a.md', cardText.replace('Fourth', 'Mine'))
    repository.write('board/c.md', cardText.replace('A-1', 'A-3'))
    rmSync(join(repository.folder, 'board/b.md'))
    repository.write('src/one.txt', 'staged\n')
    repository.git('add', 'src/one.txt')
    const writer = await openWriter(repository.folder)
    const changes = [byHand('a.md', 'A-1'), byHand('b.md', 'A-2'), byHand('c.md', 'A-3')]
    const outcomes = await writer.commitByHand(board(), changes)
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['committed', 'committed', 'committed'],
    )
    const log = repository.git('log', '-3', '--reverse', '--name-status', '--format=%s')
    const subject = (card: string): string => `board: edit ${card} by hand [skip ci]`
    assert.equal(
      log,
      `${subject('A-1')}\n\nM\tboard/a.md\n${subject('A-2')}\n\nD\tboard/b.md\n${subject('A-3')}\n\nA\tboard/c.md`,
    )
    assert.equal(repository.git('status', '--porcelain'), 'M  src/one.txt')
  })

  it('wait while a merge is in progress, and are left alone when there is nothing to commit', async () => {
    repository = repositoryWithBoard()
    const writer = await openWriter(repository.folder)
    assert.equal((await writer.commitByHand(board(), [byHand('a.md', 'A-1')]))[0]?.kind, 'unchanged')
    repository.write('board/a.md', cardText.replace('Fourth', 'Mine'))
    repository.write('.git/MERGE_HEAD', `${repository.git('rev-parse', 'HEAD')}\n`)
    assert.equal((await writer.commitByHand(board(), [byHand('a.md', 'A-1')]))[0]?.kind, 'pending')
    assert.equal(repository.git('rev-list', '--count', 'HEAD'), '1')
  })
})
