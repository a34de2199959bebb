import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'mocha'
import { commands, window, workspace, Uri } from 'vscode'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardFile, boardTabs, cardFile, freshBoard, openBoard, shown, shownCard, until, wiring } from './openWall.ts'

describe('the board’s panel', () => {
  let repository: BoardRepository

  beforeEach(async () => {
    repository = await freshBoard({
      'board.md': boardFile,
      'one.md': cardFile('T-1', 'ready'),
      'two.md': cardFile('T-2', 'doing'),
    })
  })

  it('shows the board, and is one panel however often it is opened', async () => {
    const view = await openBoard()
    assert.equal(view.title, 'Tested wall')
    assert.deepEqual(
      Object.values(view.cards)
        .map((card) => card.id)
        .sort(),
      ['T-1', 'T-2'],
    )
    assert.equal(view.head.branch, 'main')
    await commands.executeCommand('walkTheWall.openBoard')
    await commands.executeCommand('walkTheWall.openBoard', Uri.file(join(repository.folder, 'board/one.md')))
    assert.equal(boardTabs(), 1)
  })

  it('shows what others change, add and take away', async () => {
    await openBoard()
    repository.write('board/two.md', cardFile('T-2', 'done'))
    await until('the foreign move', async () => (await shownCard('T-2'))?.column === 'done')
    repository.write('board/sub/three.md', cardFile('T-3', 'ready'))
    await until('the foreign card', () => shownCard('T-3'))
    rmSync(join(repository.folder, 'board/sub'), { recursive: true })
    await until('the card gone with its folder', async () => (await shownCard('T-3')) === null)
    await until('the card changed by hand', async () => (await shown()).head.changedByHand.includes('T-2'))
  })

  it('grants a wish in one commit', async () => {
    await openBoard()
    const { panels } = await wiring()
    await panels.current?.execute(
      { kind: 'moveCard', card: 'T-1', to: 'doing', place: 'bottom', reason: null },
      'test-1',
    )
    assert.equal(repository.git('log', '-1', '--format=%s'), 'board: move T-1 to Doing')
    assert.equal(repository.git('status', '--porcelain'), '')
    const card = await shownCard('T-1')
    assert.deepEqual([card?.column, card?.isPending], ['doing', false])
  })

  it('is given nothing while it is hidden, and everything when it is seen again', async () => {
    await openBoard()
    const { panels } = await wiring()
    const panel = panels.current
    await window.showTextDocument(await workspace.openTextDocument(Uri.file(join(repository.folder, 'board/one.md'))))
    await until('the panel is hidden', () => panel?.shown === null)
    repository.write('board/two.md', cardFile('T-2', 'done'))
    const [session] = (await wiring()).sessions.all()
    await until('the session knows', () => session?.board.columns[2]?.cards.some((card) => card.id === 'T-2'))
    assert.equal(panel?.shown, null)
    await commands.executeCommand('walkTheWall.openBoard')
    await until('the move', async () => (await shownCard('T-2'))?.column === 'done')
  })

  it('follows git: the branch, and a merge that holds changes back', async () => {
    repository.git('switch', '--quiet', '-c', 'other')
    repository.write('notes.txt', 'theirs\n')
    repository.git('add', 'notes.txt')
    repository.git('commit', '--quiet', '-m', 'Theirs')
    repository.git('switch', '--quiet', 'main')
    await openBoard()
    repository.git('merge', '--quiet', '--no-commit', '--no-ff', 'other')
    await until('the merge shows', async () => (await shown()).head.hold === 'merge')
    const { panels } = await wiring()
    await panels.current?.execute(
      { kind: 'moveCard', card: 'T-1', to: 'done', place: 'bottom', reason: null },
      'test-2',
    )
    await until('one pending', async () => (await shown()).head.pending === 1)
    repository.git('commit', '--quiet', '--no-edit')
    await until('the pending change is committed', async () => (await shown()).head.pending === 0)
    await until('the commit', () => repository.git('log', '-1', '--format=%s') === 'board: move T-1 to Done')
    repository.git('switch', '--quiet', 'other')
    await until('the branch', async () => (await shown()).head.branch === 'other')
    repository.git('switch', '--quiet', 'main')
  })
})
