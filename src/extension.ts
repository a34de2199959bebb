import { type ExtensionContext, ExtensionMode, languages, window } from 'vscode'
import { BoardPanels } from './host/boardPanels.ts'
import { registerCommands } from './host/commands.ts'
import { markProblems } from './host/diagnostics.ts'
import { offerInEditorTitle } from './host/editorTitle.ts'
import { Report } from './host/report.ts'
import { Sessions } from './host/sessions.ts'
import { start } from './host/start.ts'
import { offerCommandLine } from './host/terminals.ts'
import { watchBoard } from './host/watch.ts'

/** What the tests inside a real VS Code hold on to; nobody else is given anything. */
export interface Wiring {
  readonly context: ExtensionContext
  readonly sessions: Sessions
  readonly panels: BoardPanels
  readonly activationMs: number
}

/** Wires the rooms. It touches no file and starts no process: boards are looked for once VS Code is at rest. */
export function activate(context: ExtensionContext): Wiring | undefined {
  const begun = performance.now()
  const log = window.createOutputChannel('Walk the Wall', { log: true })
  const report = new Report(log)
  const problems = languages.createDiagnosticCollection('walkTheWall')
  const sessions = new Sessions((error) => report.failure(error))
  const panels = new BoardPanels({ extension: context.extensionUri, log, report, sessions })
  sessions.accompany((session) => watchBoard(session, (error) => report.failure(error)))
  sessions.accompany((session) => markProblems(session, problems))
  context.subscriptions.push(
    log,
    problems,
    sessions,
    panels,
    ...registerCommands({ sessions, panels, report, log }),
    offerCommandLine(context, sessions, report),
    offerInEditorTitle(sessions),
    start(sessions, report),
  )
  const activationMs = performance.now() - begun
  log.debug(`Activated in ${activationMs.toFixed(1)} ms`)
  return context.extensionMode === ExtensionMode.Test ? { context, sessions, panels, activationMs } : undefined
}
