import { env, type ExtensionContext, ExtensionMode, l10n, window } from 'vscode'
import { speak } from './core/l10n/l10n.ts'
import { BoardPanels } from './host/boardPanels.ts'
import { registerCommands } from './host/commands.ts'
import { BlockedFiles } from './host/decorations.ts'
import { ProblemMarks } from './host/diagnostics.ts'
import { setContextKeys } from './host/contextKeys.ts'
import { LastBoard } from './host/lastBoard.ts'
import { offerLanguage } from './host/offerLanguage.ts'
import { Report } from './host/report.ts'
import { Sessions } from './host/sessions.ts'
import { start } from './host/start.ts'
import { WallStatusItem } from './host/statusBar.ts'
import { offerCommandLine } from './host/terminals.ts'
import { WallDocuments } from './host/wallDocument.ts'
import { WallView } from './host/wallView.ts'
import { watchBoard } from './host/watch.ts'

/** What the tests inside a real VS Code hold on to; nobody else is given anything. */
export interface Wiring {
  readonly context: ExtensionContext
  readonly sessions: Sessions
  readonly panels: BoardPanels
  readonly view: WallView
  readonly status: WallStatusItem
  readonly blockedFiles: BlockedFiles
  readonly activationMs: number
}

/** Wires the rooms. It touches no file and starts no process: boards are looked for once VS Code is at rest. */
export function activate(context: ExtensionContext): Wiring | undefined {
  const begun = performance.now()
  // Without sentences in the language of the window, dates and names are English too.
  if (l10n.bundle) speak(env.language, l10n.bundle)
  const log = window.createOutputChannel('Walk the Wall', { log: true })
  const report = new Report(log)
  const sessions = new Sessions((error) => report.failure(error))
  const marks = new ProblemMarks(sessions)
  const last = new LastBoard(context.workspaceState)
  const { extensionUri: extension, globalStorageUri: storage, globalState: memory } = context
  const panels = new BoardPanels({ extension, storage, memory, log, report, sessions })
  sessions.accompany((session) => watchBoard(session, (error) => report.failure(error)))
  const view = new WallView(sessions, report)
  const status = new WallStatusItem({ sessions, panels, last, report })
  const blockedFiles = new BlockedFiles(sessions)
  const documents = new WallDocuments(sessions)
  context.subscriptions.push(
    ...[log, marks, sessions, panels, view, status, blockedFiles, documents],
    ...registerCommands({ sessions, panels, last, documents, marks, report, log }),
    offerCommandLine(context, sessions, report),
    setContextKeys(sessions),
    offerLanguage({ sessions, marks, report }),
    start(sessions, report),
  )
  const activationMs = performance.now() - begun
  log.debug(`Activated in ${activationMs.toFixed(1)} ms`)
  if (context.extensionMode !== ExtensionMode.Test) return undefined
  return { context, sessions, panels, view, status, blockedFiles, activationMs }
}
