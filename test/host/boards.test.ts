import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { commands, Uri } from 'vscode'
import { boardFile, boardTabs, cardFile, freshBoard, shown, until, wiring } from './openWall.ts'

describe('several boards', () => {
  it('each have their panel; a file opens the board that is nearest around it', async () => {
    const repository = await freshBoard({
      'board.md': boardFile,
      'one.md': cardFile('T-1', 'ready'),
      'team/board.md': boardFile.replace('Tested wall', 'Inner wall'),
      'team/two.md': cardFile('T-2', 'ready'),
    })
    const { sessions, panels } = await wiring()
    const outer = join(repository.folder, 'board')
    assert.deepEqual(
      await until('both boards', async () => {
        const found = await sessions.search()
        return found.length === 2 && found
      }),
      [outer, join(outer, 'team')],
    )
    await commands.executeCommand('walkTheWall.openBoard', Uri.file(join(outer, 'one.md')))
    const ids = async (): Promise<string> =>
      Object.values((await shown()).cards)
        .map(({ id }) => id)
        .join(' ')
    await until('the outer board alone', async () => (await ids()) === 'T-1')
    await commands.executeCommand('walkTheWall.openBoard', Uri.file(join(outer, 'team/two.md')))
    await until('the inner board', async () => (await shown()).title === 'Inner wall')
    panels.open(outer)
    await until('two panels', () => boardTabs() === 2)
  })
})
