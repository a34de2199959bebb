import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, it } from 'mocha'
import { commands } from 'vscode'
import { boardFile, cardFile, freshBoard, shown, theExtension, until, wiring } from './openWall.ts'

interface Contributed {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[]
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>
  }
}

describe('the commands', () => {
  it('of the palette and the menus all exist, and none exists that the palette does not know', async () => {
    await wiring()
    const { contributes } = theExtension().packageJSON as Contributed
    const named = contributes.commands.map(({ command }) => command).sort()
    // What the tree's view brings, and what a code lens calls with its card, is for no palette.
    const registered = (await commands.getCommands(true))
      .filter((command) => /^walkTheWall\.(?!wall\.|text\.)/.test(command))
      .sort()
    assert.deepEqual(
      registered.filter((command) => !command.endsWith('.focus')),
      named,
    )
    for (const item of Object.values(contributes.menus).flat())
      if ('command' in item) assert.ok(named.includes(item.command), item.command)
  })

  it('ask which board is meant where there are several, the last one first', async () => {
    const repository = await freshBoard({
      'board.md': boardFile,
      'one.md': cardFile('T-1', 'ready'),
      'team/board.md': boardFile.replace('Tested wall', 'Inner wall'),
      'team/two.md': cardFile('T-2', 'ready'),
    })
    const { sessions, panels } = await wiring()
    await until('both boards', async () => (await sessions.search()).length === 2)
    panels.open(join(repository.folder, 'board/team'))
    await until('the inner board', async () => (await shown()).title === 'Inner wall')
    await commands.executeCommand('workbench.action.closeAllEditors')
    await until('no panel', () => panels.current === null)
    await until('the picked board', async () => {
      // The list goes when something else takes the focus: then it is asked for again.
      const opening = commands.executeCommand('walkTheWall.openBoard')
      await sleep(500)
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      await opening
      return panels.current
    })
    assert.equal((await shown()).title, 'Inner wall')
  })
})
