import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'mocha'
import { commands } from 'vscode'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardFile, cardFile, freshBoard, openBoard, until, wiring } from './openWall.ts'

describe('the boards of the window', () => {
  let repository: BoardRepository

  beforeEach(async () => {
    repository = await freshBoard({ 'board.md': boardFile, 'one.md': cardFile('T-1', 'ready') })
  })

  it('are found by themselves when they come, when a board.md gains columns, and lose those that go', async () => {
    const { sessions } = await wiring()
    const known = (count: number): Promise<unknown> => until(`${count} boards`, () => sessions.folders.length === count)
    await sessions.search()
    await known(1)
    repository.write('board/team/board.md', '---\ntitle: Not yet a board\n---\n')
    repository.write('board/team/two.md', cardFile('T-2', 'ready'))
    repository.write('board/team/board.md', boardFile)
    await known(2)
    repository.write('board/team/board.md', '---\ntitle: No board any more\n---\n')
    await known(1)
    repository.write('board/team/board.md', boardFile)
    await known(2)
    rmSync(join(repository.folder, 'board/team'), { recursive: true })
    assert.deepEqual(await sessions.find(), [join(repository.folder, 'board')], 'asked before the watcher knows')
    await known(1)
  })

  it('have no session once they are gone, unless they are on the screen', async () => {
    const { sessions } = await wiring()
    const folder = join(repository.folder, 'board')
    await sessions.search()
    await sessions.open(folder)
    rmSync(folder, { recursive: true })
    await until('no session', () => sessions.opened(folder) === null)
    repository.git('checkout', '--quiet', '--', 'board')
    await until('the board again', () => sessions.folders.length === 1)
    await openBoard()
    rmSync(folder, { recursive: true })
    await until('no board', () => sessions.folders.length === 0)
    assert.ok(sessions.opened(folder), 'its panel is open')
    await commands.executeCommand('workbench.action.closeAllEditors')
    await until('no session', () => sessions.opened(folder) === null)
  })
})
