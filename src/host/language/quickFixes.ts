import { randomInt } from 'node:crypto'
import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  type Diagnostic,
  type Range,
  SnippetString,
  SnippetTextEdit,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode'
import type { Card } from '../../core/card/card.ts'
import { type Fix, type FixContext, fixesFor, type Mendable } from '../../core/language/fixes.ts'
import { freshId } from '../../core/language/freshId.ts'
import { referenceFixes } from '../../core/language/referenceFixes.ts'
import { plural } from '../../core/l10n/l10n.ts'
import { problemCodes } from '../../core/card/problem.ts'
import { todayIn } from '../../repo/session/planContext.ts'
import type { BoardSession } from '../../repo/session/boardSession.ts'
import { boardFile } from '../boardFiles.ts'
import { markSource } from '../diagnostics.ts'
import { changeBetween, openText } from '../editors.ts'
import { thiefMissing } from './liveMarks.ts'
import { rangeIn, rangeOf, type Texts } from './texts.ts'

/** What kinds of actions are offered. */
export const offersFor = { providedCodeActionKinds: [CodeActionKind.QuickFix] }

const mendable: ReadonlySet<unknown> = new Set<Mendable>([...problemCodes, thiefMissing])

/** Offers to mend what is marked in a card. */
export class QuickFixes implements CodeActionProvider {
  readonly #texts: Texts

  constructor(texts: Texts) {
    this.#texts = texts
  }

  async provideCodeActions(document: TextDocument, _range: Range, context: CodeActionContext): Promise<CodeAction[]> {
    const marks = context.diagnostics.filter(({ source, code }) => source === markSource && mendable.has(code))
    const place = marks.length === 0 ? null : await this.#texts.place(document)
    const card = place?.kind === 'card' ? this.#texts.card(document, place) : null
    if (!place?.session || !card) return []
    const fixing = fixContext(place.session, card)
    return marks.flatMap((mark) => actionsFor({ document, mark, session: place.session, fixing }))
  }
}

interface Mending {
  readonly document: TextDocument
  readonly mark: Diagnostic
  readonly session: BoardSession | null
  readonly fixing: FixContext
}

function fixContext({ board }: BoardSession, card: Card): FixContext {
  const random = Array.from({ length: 64 }, () => randomInt(2 ** 32) / 2 ** 32)
  return { board, card, today: todayIn(board.workflow.timezone), freshId: freshId(board, card, random) }
}

function actionsFor({ document, mark, session, fixing }: Mending): readonly CodeAction[] {
  const code = mark.code as Mendable
  const fixes = fixesFor(code, document.offsetAt(mark.range.start), fixing)
  const actions = fixes.map((fix) => actionFor(fix, document, mark))
  const [first] = fixes
  if (code !== 'duplicateId' || session === null || first === undefined) return actions
  return [...actions, ...withReferences(first, { document, mark, session, fixing })]
}

function actionFor({ title, text, isPreferred, cursor }: Fix, document: TextDocument, mark: Diagnostic): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix)
  action.diagnostics = [mark]
  action.isPreferred = isPreferred
  action.edit = new WorkspaceEdit()
  const change = changeBetween(document.getText(), text)
  const range = rangeOf(document, change.start, change.end)
  if (cursor === null) action.edit.replace(document.uri, range, change.text)
  else {
    const at = cursor - change.start
    const snippet = new SnippetString().appendText(change.text.slice(0, at)).appendTabstop(0)
    action.edit.set(document.uri, [SnippetTextEdit.replace(range, snippet.appendText(change.text.slice(at)))])
  }
  return action
}

/** The new id for this card, and for the cards that name it: which of the two they mean only a person can say. */
function withReferences(fix: Fix, { document, mark, session, fixing }: Mending): readonly CodeAction[] {
  if (session === null || fixing.freshId === null) return []
  const { folder, board } = session
  const read = (path: string): string | null => openText(`${folder}/${path}`)
  const others = referenceFixes(board, fixing.card, { id: fixing.freshId, read })
  if (others.length === 0) return []
  const action = actionFor(fix, document, mark)
  const count = others.length
  action.title = plural(
    count,
    'Give this card the id {1}, and {0} card that names it',
    'Give this card the id {1}, and {0} cards that name it',
    fixing.freshId,
  )
  for (const { path, before, after } of others) {
    const { start, end, text } = changeBetween(before, after)
    action.edit?.replace(boardFile(folder, path), rangeIn(before, start, end), text)
  }
  return [action]
}
