import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { commands } from 'vscode'
import { freshBoard, shown, wiring } from './openWall.ts'

describe('Create Board', () => {
  it('makes board.md and three cards, in one commit, and opens the board', async () => {
    const repository = await freshBoard({})
    const before = repository.git('rev-parse', 'HEAD')
    repository.write('mine.txt', 'not theirs\n')
    await commands.executeCommand('walkTheWall.createBoard')
    assert.equal(repository.git('log', '--format=%s', `${before}..`), 'board: create the board')
    const files = repository.git('show', '--name-only', '--format=', 'HEAD').split('\n')
    assert.equal(files.length, 4)
    assert.ok(files.includes('board/board.md'))
    assert.equal(repository.git('status', '--porcelain'), '?? mine.txt')
    const view = await shown()
    assert.equal(Object.keys(view.cards).length, 3)
    assert.deepEqual(view.problems, [])
    rmSync(join(repository.folder, 'mine.txt'))
  })

  it('opens the board that is there already', async () => {
    const repository = await freshBoard({})
    await commands.executeCommand('walkTheWall.createBoard')
    const head = repository.git('rev-parse', 'HEAD')
    await commands.executeCommand('walkTheWall.createBoard')
    assert.equal(repository.git('rev-parse', 'HEAD'), head)
    assert.ok((await wiring()).panels.current)
  })
})
