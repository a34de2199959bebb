import assert from 'node:assert/strict'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'mocha'
import { commands, TabInputText, Uri, window, workspace } from 'vscode'
import { showOnWall } from '../../src/host/showOnWall.ts'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardFile, boardTabs, cardFile, freshBoard, shownCard, until, wiring } from './openWall.ts'

describe('Show on the Wall', () => {
  let repository: BoardRepository
  const uri = (path: string): Uri => Uri.file(join(repository.folder, path))

  beforeEach(async () => {
    repository = await freshBoard({
      'board.md': boardFile,
      'one.md': cardFile('T-1', 'ready'),
      'README.md': '# No card\n',
      'archive/old.md': cardFile('T-9', 'done'),
    })
  })

  it('opens the board of the card in the editor, once', async () => {
    await window.showTextDocument(await workspace.openTextDocument(uri('board/one.md')))
    await commands.executeCommand('walkTheWall.showOnWall')
    assert.ok(await shownCard('T-1'))
    await commands.executeCommand('walkTheWall.showOnWall', uri('board/one.md'))
    assert.equal(boardTabs(), 1)
  })

  it('shows a card whose file has just been written', async () => {
    const { sessions, panels } = await wiring()
    repository.write('board/new.md', cardFile('T-2', 'ready'))
    assert.ok(await showOnWall(uri('board/new.md'), sessions, panels))
    await until('the card', () => shownCard('T-2'))
  })

  it('shows no card for a file that is none, that is archived, or that is of no board', async () => {
    const { sessions, panels } = await wiring()
    for (const path of ['board/README.md', 'board/archive/old.md', 'elsewhere.md'])
      assert.equal(await showOnWall(uri(path), sessions, panels), null, path)
  })
})

describe('Show Wall as Text', () => {
  it('opens a document that follows the board and names each card’s file', async () => {
    const repository = await freshBoard({ 'board.md': boardFile, 'one.md': cardFile('T-1', 'ready') })
    await commands.executeCommand('walkTheWall.showAsText')
    const document = await until('the document', () => window.activeTextEditor?.document)
    assert.equal(document.uri.scheme, 'walk-the-wall')
    await until('the wall', () => /^# Tested wall\n[^]*^## Ready: 1\n\n1\. T-1 Card T-1$/m.test(document.getText()))
    repository.write('board/one.md', cardFile('T-1', 'done'))
    await until('the move', () => /^## Done: 1\n\n1\. T-1 Card T-1$/m.test(document.getText()))
    const links = await commands.executeCommand<{ readonly target?: Uri }[]>('vscode.executeLinkProvider', document.uri)
    assert.deepEqual(
      links.map(({ target }) => target?.fsPath),
      [join(repository.folder, 'board/one.md')],
    )
    await commands.executeCommand('walkTheWall.showAsText')
    const tabs = window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === 'walk-the-wall')
    assert.equal(tabs.length, 1)
  })

  it('reads no folder that is no board of this window', async () => {
    const repository = await freshBoard({ 'board.md': boardFile })
    const strange = Uri.from({ scheme: 'walk-the-wall', path: '/x.md', query: join(repository.folder, '.git') })
    const document = await workspace.openTextDocument(strange)
    assert.match(document.getText(), /not in this window/)
  })
})
