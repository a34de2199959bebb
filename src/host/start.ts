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
  const search = (): void => {
    sessions.search().catch((error: unknown) => report.failure(error))
  }
  const openFor = (editors: readonly TextEditor[]): void => {
    for (const { document } of editors) {
      const folder = document.uri.scheme === 'file' ? innermost(boards, document.uri.fsPath) : null
      if (folder !== null) sessions.open(folder).catch((error: unknown) => report.failure(error))
    }
  }
  const firstTurn = setTimeout(() => {
    const opens = workspace.getConfiguration('walkTheWall').get('openOnStartup', false)
    sessions.search().then(
      (folders) => {
        if (opens && folders.length > 0) void commands.executeCommand('walkTheWall.openBoard')
      },
      (error: unknown) => report.failure(error),
    )
  })
  return Disposable.from(
    new Disposable(() => clearTimeout(firstTurn)),
    sessions.onDidFind((folders) => {
      boards = folders
      openFor(window.visibleTextEditors)
    }),
    window.onDidChangeVisibleTextEditors(openFor),
    workspace.onDidChangeWorkspaceFolders(search),
    workspace.onDidChangeConfiguration((change) => {
      if (['walkTheWall.boards', 'files.exclude', 'search.exclude'].some((key) => change.affectsConfiguration(key)))
        search()
      if (change.affectsConfiguration('git.path')) sessions.reopen()
    }),
  )
}
