import { basename } from 'node:path'
import { Diagnostic, DiagnosticSeverity, Disposable, type TextDocument, workspace } from 'vscode'
import { boardTextProblems, cardTextProblems, missingThief } from '../../core/language/textProblems.ts'
import { t } from '../../core/l10n/l10n.ts'
import type { BoardSession } from '../../repo/session/boardSession.ts'
import { diagnosticOf, markSource } from '../diagnostics.ts'
import type { LanguageScope } from './languageScope.ts'
import { type Place, rangeOf, type Texts } from './texts.ts'

/** What is typed within this time is looked at together; from the first key on, so that the marks never lag behind. */
const quietMs = 15

/** Code of the mark on a blocked card that names no thief: advice, and no problem of the board. */
export const thiefMissing = 'thiefMissing'

/** Has the marks of every open card and `board.md` follow its text, saved or not. */
export function markTexts({ sessions, marks, report }: LanguageScope, texts: Texts): Disposable {
  let waiting = new Set<TextDocument>()
  let timer: NodeJS.Timeout | null = null
  const look = (): void => {
    timer = null
    const documents = waiting
    waiting = new Set()
    for (const document of documents) {
      const place = document.isClosed ? null : texts.placeNow(document)
      if (place !== null) marks.markText(document.uri, marksOf(document, place, texts))
    }
  }
  const add = (documents: readonly TextDocument[]): void => {
    for (const document of documents) if (isConcerned(document)) waiting.add(document)
    if (waiting.size > 0) timer ??= setTimeout(look, quietMs)
  }
  const openAnd = (document: TextDocument): void => {
    if (!isConcerned(document)) return
    texts.place(document).then(
      () => add([document]),
      (error: unknown) => report.note(error, `looking at ${document.fileName}`),
    )
  }
  sessions.accompany(
    (session) => new Disposable(session.onDidChange(onBoard(session, () => add(workspace.textDocuments)))),
  )
  for (const document of workspace.textDocuments) openAnd(document)
  return Disposable.from(
    new Disposable(() => timer && clearTimeout(timer)),
    workspace.onDidOpenTextDocument(openAnd),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && add([document])),
    workspace.onDidCloseTextDocument(({ uri }) => marks.markText(uri, null)),
  )
}

/** Calls back when the board itself is another one: what git says of it makes no problem. */
function onBoard(session: BoardSession, act: () => void): () => void {
  let { board } = session
  return () => {
    if (board === session.board) return
    board = session.board
    act()
  }
}

function isConcerned({ languageId, uri }: TextDocument): boolean {
  return languageId === 'markdown' && uri.scheme === 'file'
}

function marksOf(document: TextDocument, place: Place, texts: Texts): readonly Diagnostic[] | null {
  const { session, kind } = place
  if (session === null) return null
  if (kind === 'board') {
    // What stands on the folders around it is the board's to say, and stands at no word of the text.
    return boardTextProblems(document.getText(), basename(session.folder)).map(diagnosticOf)
  }
  const card = kind === 'card' ? texts.card(document, place) : null
  if (card === null) return kind === 'card' ? [] : null
  const found = cardTextProblems(session.board, card).map(diagnosticOf)
  const hint = missingThief(card)
  if (hint !== null) found.push(thiefHint(document, hint))
  return found
}

function thiefHint(
  document: TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): Diagnostic {
  const message = t('Blocked, and no thief is named: which one was it?')
  const diagnostic = new Diagnostic(rangeOf(document, start, end), message, DiagnosticSeverity.Hint)
  diagnostic.source = markSource
  diagnostic.code = thiefMissing
  return diagnostic
}
