import { commands, type Disposable, type LogOutputChannel } from 'vscode'
import type { Intent } from '../core/edit/intent.ts'
import { type BoardCommand, boardCommands } from '../protocol.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import type { BoardPanels } from './boardPanels.ts'
import { createBoard } from './createBoard.ts'
import { pickBoard } from './pickBoard.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'

/** What the commands work on. */
export interface CommandScope {
  readonly sessions: Sessions
  readonly panels: BoardPanels
  readonly report: Report
  readonly log: LogOutputChannel
}

/** Registers every command of the palette. Each reports its own failure. */
export function registerCommands({ sessions, panels, report, log }: CommandScope): readonly Disposable[] {
  const register = (name: string, run: (argument?: unknown) => unknown): Disposable =>
    commands.registerCommand(`walkTheWall.${name}`, async (argument?: unknown) => {
      try {
        await run(argument)
      } catch (error) {
        report.failure(error)
      }
    })
  const onBoard = async (run: (folder: string) => unknown, file?: unknown): Promise<void> => {
    const folder = await pickBoard(sessions, panels, file)
    if (folder !== null) await run(folder)
  }
  const onSession = (run: (session: BoardSession) => unknown): Promise<void> =>
    onBoard(async (folder) => run(await sessions.open(folder)))
  const execute = (intent: Intent): Promise<void> =>
    onBoard(async (folder) => {
      const panel = panels.open(folder)
      await sessions.open(folder)
      await panel.execute(intent, `command-${intent.kind}`)
    })
  const onCard = (command: BoardCommand): void => {
    if (panels.current?.isActive === true) panels.current.command(command)
  }

  return [
    register('openBoard', (file) => onBoard((folder) => panels.open(folder), file)),
    register('createBoard', async () => {
      const folder = await createBoard(sessions, report)
      if (folder !== null) panels.open(folder)
    }),
    register('newCard', (file) => onBoard((folder) => panels.open(folder).command('addCard'), file)),
    register('undo', () => execute({ kind: 'undo' })),
    register('redo', () => execute({ kind: 'redo' })),
    register('toggleCollecting', () => onSession((session) => session.collect(!session.head.isCollecting))),
    register('commitByHand', () => onSession((session) => session.commitByHand())),
    register('showLog', () => log.show()),
    ...boardCommands
      .filter((command) => command !== 'addCard')
      .map((command) => register(command, () => onCard(command))),
  ]
}
