import { commands, type Disposable, type LogOutputChannel, Uri } from 'vscode'
import type { Intent } from '../core/edit/intent.ts'
import { type BoardCommand, boardCommands, type CommandTarget, tabCommands } from '../protocol.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { openBoardFile } from './boardFiles.ts'
import type { BoardPanels } from './boardPanels.ts'
import type { ProblemMarks } from './diagnostics.ts'
import { grant } from './grant.ts'
import type { LastBoard } from './lastBoard.ts'
import { pickBoard } from './pickBoard.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'
import { showOnWall } from './showOnWall.ts'
import type { WallDocuments } from './wallDocument.ts'
import { WallEntry } from './wallView.ts'

/** What the commands work on. */
export interface CommandScope {
  readonly sessions: Sessions
  readonly panels: BoardPanels
  readonly last: LastBoard
  readonly documents: WallDocuments
  readonly marks: ProblemMarks
  readonly report: Report
  readonly log: LogOutputChannel
}

type Register = (name: string, run: (argument?: unknown) => unknown) => Disposable

/** Registers every command of the palette. Each reports its own failure. */
export function registerCommands(scope: CommandScope): readonly Disposable[] {
  const register: Register = (name, run) =>
    commands.registerCommand(`walkTheWall.${name}`, async (argument?: unknown) => {
      try {
        await run(argument)
      } catch (error) {
        scope.report.failure(error)
      }
    })
  return [...boardWide(scope, register), ...onCards(scope, register)]
}

function boardWide(scope: CommandScope, register: Register): readonly Disposable[] {
  const { sessions, panels, documents, report, log } = scope
  const onBoard = async (run: (folder: string) => unknown, file?: unknown): Promise<void> => {
    const folder = await pickBoard(scope, file)
    if (folder === null) return
    scope.last.remember(folder)
    await run(folder)
  }
  const onSession = (run: (session: BoardSession) => unknown, file?: unknown): Promise<void> =>
    onBoard(async (folder) => run(await sessions.open(folder)), file)
  const execute = (intent: Intent): Promise<void> =>
    onBoard(async (folder) => {
      const panel = panels.open(folder)
      await sessions.open(folder)
      await panel.execute(intent, `command-${intent.kind}`)
    })

  return [
    register('openBoard', (file) => onBoard((folder) => panels.open(folder), file)),
    ...tabCommands.map((command) =>
      register(command, (file) => onBoard((folder) => panels.open(folder).command(command), file)),
    ),
    register('createBoard', async () => {
      const { createBoard } = await import('./createBoard.ts')
      const created = await createBoard(sessions, report)
      if (!created) return
      const panel = panels.open(created.folder)
      if (created.firstCard !== null) panel.revealCard(created.firstCard)
    }),
    register('newCard', (file) =>
      onSession(async (session) => {
        // On a board that is seen, a card begins in its place.
        if (panels.at(session.folder)?.isVisible === true) panels.open(session.folder).command('addCard')
        else await (await import('./newCard.ts')).newCard(session, report)
      }, file),
    ),
    register('undo', () => execute({ kind: 'undo' })),
    register('redo', () => execute({ kind: 'redo' })),
    register('toggleCollecting', () => onSession((session) => session.collect(!session.head.isCollecting))),
    register('commitByHand', () => onSession((session) => session.commitByHand())),
    register('showAsText', (file) => onSession((session) => documents.open(session), file)),
    register('setIdentity', (folder) => {
      const file = typeof folder === 'string' ? Uri.file(`${folder}/board.md`) : undefined
      return onSession(async (session) => (await import('./identity.ts')).askForIdentity(session, sessions), file)
    }),
    register('showProblems', () => onSession(() => commands.executeCommand('workbench.actions.view.problems'))),
    register('renameCard', async (file) => (await import('./language/language.ts')).renameCard(scope, file)),
    register('showLog', () => log.show()),
  ]
}

/** What is done with the card that has the focus on the board, or with the one in the tree that it was called on. */
function onCards({ sessions, panels, report }: CommandScope, register: Register): readonly Disposable[] {
  const onCard = async (command: BoardCommand, target: unknown): Promise<void> => {
    if (target instanceof WallEntry) return onEntry(command, target)
    const menu = menuTarget(target)
    if (menu) return panels.at(menu.folder)?.command(command, menu.at)
    if (panels.current?.isActive === true) panels.current.command(command)
  }
  const onEntry = async (command: BoardCommand, entry: WallEntry): Promise<void> => {
    const { card } = entry.item
    if (command === 'openCard' || card === null) return openBoardFile(entry.folder, entry.item.path)
    if (command === 'unblock') {
      await grant({ kind: 'unblockCard', card: card.id }, await sessions.open(entry.folder), report)
      return
    }
    const panel = await showOnWall(entry, sessions, panels)
    panel?.command(command)
  }
  return [
    register('showOnWall', (target) => showOnWall(target, sessions, panels)),
    ...boardCommands.map((command) => register(command, (target) => onCard(command, target))),
  ]
}

/** The panel and what in it a context menu was opened on: the `data-vscode-context` of the place. Null if it was none. */
function menuTarget(context: unknown): { readonly folder: string; readonly at: CommandTarget } | null {
  if (typeof context !== 'object' || context === null || !('board' in context)) return null
  const { board, card, column } = context as Readonly<Record<string, unknown>>
  if (typeof board !== 'string') return null
  const at = {
    ...(typeof card === 'string' ? { card } : {}),
    ...(typeof column === 'string' ? { column } : {}),
  }
  return { folder: Uri.parse(board).fsPath, at }
}
