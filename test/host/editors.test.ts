import assert from 'node:assert/strict'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'mocha'
import { commands, type TextDocument, Uri, ViewColumn, window, workspace, WorkspaceEdit, Range } from 'vscode'
import type { Intent } from '../../src/core/edit/intent.ts'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardFile, cardFile, freshBoard, openBoard, shown, shownCard, until, wiring } from './openWall.ts'

const toDone: Intent = { kind: 'moveCard', card: 'T-1', to: 'done', place: 'bottom', reason: null }

describe('a card with unsaved text', () => {
  let repository: BoardRepository
  let document: TextDocument
  let path = ''
  let round = 0

  beforeEach(async () => {
    // A file of its own each time: VS Code keeps a closed document for a while, and would save it over another's file.
    const name = `card-${++round}.md`
    path = `board/${name}`
    repository = await freshBoard({ 'board.md': boardFile, [name]: cardFile('T-1', 'ready') })
    await openBoard()
    document = await workspace.openTextDocument(Uri.file(join(repository.folder, path)))
    await window.showTextDocument(document, ViewColumn.Beside)
    const edit = new WorkspaceEdit()
    const end = document.positionAt(document.getText().length)
    edit.replace(document.uri, new Range(end, end), 'Half a thou')
    await workspace.applyEdit(edit)
    assert.ok(document.isDirty)
    const { panels } = await wiring()
    await panels.current?.execute(toDone, 'test')
  })

  it('takes the change in the document, not on disk, and counts it as pending', async () => {
    assert.match(document.getText(), /^status: done$/m)
    assert.ok(document.isDirty)
    assert.match(repository.read(path), /^status: ready$/m)
    const card = await shownCard('T-1')
    assert.deepEqual([card?.column, card?.isPending], ['done', true])
    assert.equal((await shown()).head.pending, 1)
    assert.equal(repository.git('log', '-1', '--format=%s'), 'A board')
  })

  it('is committed when it is saved, without the half-written text', async () => {
    assert.ok(await document.save())
    await until('the commit', () => repository.git('log', '-1', '--format=%s') === 'board: move T-1 to Done')
    const committed = repository.git('show', `HEAD:${path}`)
    assert.match(committed, /^status: done$/m)
    assert.doesNotMatch(committed, /Half a thou/)
    assert.match(repository.read(path), /Half a thou/)
    await until('nothing pending', async () => (await shown()).head.pending === 0)
  })

  it('has the change in its file when it is closed without saving', async () => {
    await window.showTextDocument(document, ViewColumn.Beside)
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await until('the file holds the change', () => /^status: done$/m.test(repository.read(path)))
    await until('the commit', () => repository.git('log', '-1', '--format=%s') === 'board: move T-1 to Done')
    assert.doesNotMatch(repository.read(path), /Half a thou/)
  })
})
