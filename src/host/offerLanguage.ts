import { Disposable, type TextDocument, workspace } from 'vscode'
import { repositoryTop } from '../repo/files/findBoards.ts'
import { realPathOf } from '../repo/files/sameFile.ts'
import { isBelow } from './boardFiles.ts'
import type { LanguageScope } from './language/languageScope.ts'

/**
 * Begins to help in the text editor with the first Markdown file of a repository that has a board: until then that part
 * of the extension, a file of its own, is not even read.
 */
export function offerLanguage(scope: LanguageScope): Disposable {
  const started: Disposable[] = []
  let isOver = false
  const begin = async (): Promise<void> => {
    Disposable.from(...waiting.splice(0)).dispose()
    const { startLanguage } = await import('./language/language.ts')
    if (!isOver) started.push(startLanguage(scope))
  }
  const look = (documents: readonly TextDocument[]): void => {
    if (waiting.length === 0 || !documents.some((document) => isConcerned(scope.sessions.folders, document))) return
    begin().catch((error: unknown) => scope.report.failure(error))
  }
  const waiting = [
    scope.sessions.onDidFind(() => look(workspace.textDocuments)),
    workspace.onDidOpenTextDocument((document) => look([document])),
  ]
  return new Disposable(() => {
    isOver = true
    Disposable.from(...waiting, ...started).dispose()
  })
}

function isConcerned(boards: readonly string[], { languageId, uri }: TextDocument): boolean {
  if (boards.length === 0 || languageId !== 'markdown' || uri.scheme !== 'file') return false
  const file = realPathOf(uri.fsPath)
  return boards.some((board) => isBelow(repositoryTop(board) ?? board, file))
}
