import { Disposable, type TextDocument, workspace } from 'vscode'
import { repositoryTop } from '../repo/files/findBoards.ts'
import { realPathOf } from '../repo/files/sameFile.ts'
import { isBelow } from './boardFiles.ts'
import { startLanguage } from './language/language.ts'
import type { LanguageScope } from './language/languageScope.ts'

/**
 * Begins to help in the text editor with the first Markdown file of a repository that has a board: until then that part
 * of the extension, a file of its own, is not even read.
 */
export function offerLanguage(scope: LanguageScope): Disposable {
  const started: Disposable[] = []
  let waiting: readonly Disposable[] = []
  const look = (documents: readonly TextDocument[]): void => {
    if (started.length > 0 || !documents.some((document) => isConcerned(scope.sessions.folders, document))) return
    started.push(startLanguage(scope))
    Disposable.from(...waiting).dispose()
  }
  waiting = [
    scope.sessions.onDidFind(() => look(workspace.textDocuments)),
    workspace.onDidOpenTextDocument((document) => look([document])),
  ]
  return new Disposable(() => {
    Disposable.from(...waiting, ...started).dispose()
  })
}

function isConcerned(boards: readonly string[], { languageId, uri }: TextDocument): boolean {
  if (boards.length === 0 || languageId !== 'markdown' || uri.scheme !== 'file') return false
  const file = realPathOf(uri.fsPath)
  return boards.some((board) => isBelow(repositoryTop(board) ?? board, file))
}
