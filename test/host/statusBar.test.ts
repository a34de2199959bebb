import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { Uri, window, workspace } from 'vscode'
import { boardFile, cardFile, freshBoard, until, wiring } from './openWall.ts'

describe('the status bar', () => {
  it('says how full the board is, and nothing where there is none', async () => {
    const repository = await freshBoard({ 'board.md': boardFile, 'one.md': cardFile('T-1', 'doing') })
    const { status, sessions } = await wiring()
    await sessions.search()
    await until('one active', () => status.shown?.text === 'wall 1 active')
    assert.equal(status.shown?.isAlarming, false)
    for (const id of ['T-2', 'T-3']) repository.write(`board/${id}.md`, cardFile(id, 'doing'))
    await until('over the limit', () => status.shown?.text === 'wall 3 active · 1 over')
    assert.equal(status.shown.isAlarming, true)
    rmSync(join(repository.folder, 'board'), { recursive: true })
    await until('hidden', () => status.shown === null)
  })

  it('is about the board of the file that is being edited', async () => {
    const repository = await freshBoard({
      'board.md': boardFile,
      'one.md': cardFile('T-1', 'doing'),
      'team/board.md': boardFile.replace('Tested wall', 'Inner wall'),
      'team/two.md': cardFile('T-2', 'ready'),
    })
    const { status, sessions } = await wiring()
    await sessions.search()
    const edit = async (path: string): Promise<void> => {
      await window.showTextDocument(await workspace.openTextDocument(Uri.file(join(repository.folder, path))))
    }
    await edit('board/team/two.md')
    await until('the inner board', () => status.shown?.title === 'Inner wall')
    await edit('board/one.md')
    await until('the outer board', () => status.shown?.title === 'Tested wall')
  })
})
