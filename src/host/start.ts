import { commands, Disposable, type TextEditor, window, workspace } from 'vscode'
import { innermost } from './pickBoard.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'

/**
 * Begins what the extension does by itself, after activation: finds the boards, opens those whose files stand in an
 * editor, so that their problems are marked, and shows the board where somebody wants it to stand on a screen.
 */
export function start(sessions: Sessions, report: Report): Disposable {
  let boards: readonly string[] = []
  const find = (): void => {
    sessions.find().catch((error: unknown) => report.failure(error))
  }
  const openFor = (editors: readonly TextEditor[]): void => {
    for (const { document } of editors) {
      const folder = document.uri.scheme === 'file' ? innermost(boards, document.uri.fsPath) : null
      if (folder !== null) sessions.open(folder).catch((error: unknown) => report.failure(error))
    }
  }
  const firstTurn = setTimeout(() => {
    find()
    if (workspace.getConfiguration('walkTheWall').get('openOnStartup', false)) open()
  })
  return Disposable.from(
    new Disposable(() => clearTimeout(firstTurn)),
    sessions.onDidFind((folders) => {
      boards = folders
      openFor(window.visibleTextEditors)
    }),
    window.onDidChangeVisibleTextEditors(openFor),
    workspace.onDidChangeWorkspaceFolders(find),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('walkTheWall.boards')) find()
    }),
  )
}

function open(): void {
  void commands.executeCommand('walkTheWall.openBoard')
}
