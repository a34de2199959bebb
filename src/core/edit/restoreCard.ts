import type { Board } from '../board/board.ts'
import { columnIndexOf } from '../board/buildBoard.ts'
import { statusIndex } from '../board/findColumn.ts'
import { cardPathTest, isArchived } from '../board/isCardPath.ts'
import { applyEdit } from '../card/applyEdit.ts'
import type { Card } from '../card/card.ts'
import { type Edit, type KeyChange, type Plan, type Refusal, refuse } from '../card/edit.ts'
import { lineHunks } from '../card/lineHunks.ts'
import { parseCard } from '../card/parseCard.ts'
import { t } from '../l10n/l10n.ts'
import { findCard, type FoundCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { checkLimits, standingOf } from './limits.ts'
import { planFor, writtenValue } from './makePlan.ts'
import type { ArchivedCard, PlanContext } from './planContext.ts'
import { shown } from './text.ts'

type RestoreCard = Extract<Intent, { kind: 'restoreCard' }>

/**
 * Makes a card again what it was: fields and text, in the file and under the id that it has today. A card that is gone
 * comes back, out of the archive if it is there.
 */
export function restoreCard(intent: RestoreCard, board: Board, context: PlanContext): Plan | Refusal {
  const { text: oldText, archived } = context.old ?? { text: null, archived: null }
  const was = oldText === null ? null : parseCard(intent.path, oldText, board.workflow.fieldNames)
  if (was === null) return refuse('cardNotFound', t('{0} was not on the board in that commit.', shown(intent.card)))
  if (was.isUnreadable)
    return refuse('cardUnreadable', t('{0} could not be read in that commit: open it as a text.', was.id))
  if (!board.cardsById.has(intent.card.trim().toLowerCase())) return comeBack(intent, { board, was, archived })
  const found = findCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const { card } = found
  const text = asOfToday(was, card, board)
  if (typeof text !== 'string') return text
  return restored(intent, {
    board,
    found,
    text,
    edits: [{ kind: 'lines', path: card.path, hunks: lineHunks(card.text, text) }],
  })
}

interface Restored {
  readonly board: Board
  /** null: it is not on the board. */
  readonly found: FoundCard | null
  /** What its file will say. */
  readonly text: string
  readonly edits: readonly Edit[]
}

function restored(intent: RestoreCard, { board, found, text, edits }: Restored): Plan | Refusal {
  const { workflow } = board
  const card = parseCard(found?.card.path ?? intent.path, text, workflow.fieldNames)
  if (card === null) return refuse('cannotSplice', t('{0} cannot be restored safely; change it by hand.', intent.card))
  const index = columnIndexOf(card, statusIndex(workflow))
  const before = found && !found.card.isUnreadable ? standingOf(found.card, found.columnIndex) : null
  const limits = checkLimits(board, before, standingOf(card, index), intent.reason)
  if ('kind' in limits) return limits
  const to = workflow.columns[index]
  const isSame = found?.card.text === text
  return planFor(board, card, {
    edits: isSame ? [] : edits,
    subject: `restore ${card.id} as of ${intent.commit.slice(0, 7)}`,
    trailers: [
      ...(found && found.columnIndex !== index ? [{ key: 'From' as const, value: found.column.column.id }] : []),
      ...(to && found?.columnIndex !== index ? [{ key: 'To' as const, value: to.id }] : []),
      { key: 'Restores', value: intent.commit },
      ...limits,
    ],
  })
}

interface Gone {
  readonly board: Board
  readonly was: Card
  readonly archived: ArchivedCard | null
}

function comeBack(intent: RestoreCard, { board, was, archived }: Gone): Plan | Refusal {
  const path = freePath(board, was)
  if (archived === null)
    return restored(intent, { board, found: null, text: was.text, edits: [{ kind: 'create', path, text: was.text }] })
  const out: Edit = { kind: 'rename', path: archived.path, to: path }
  const hunks = lineHunks(archived.text, withLineEndsOf(archived.text, was.text))
  const edits: readonly Edit[] = hunks.length === 0 ? [out] : [out, { kind: 'lines', path, hunks }]
  return restored(intent, { board, found: null, text: was.text, edits })
}

/** Where the file was, else a name of its own: what is there now is another card. */
function freePath(board: Board, was: Card): string {
  const isCard = cardPathTest(board.workflow)
  const isFree = (path: string): boolean => isCard(path) && !isArchived(path) && !board.cardsByPath.has(path)
  return [was.path, `${was.id}.md`, `${was.id.toLowerCase()}-restored.md`].find(isFree) ?? was.path
}

/** The old text under the id of today; a column that there is not any more leaves the card where it is. */
function asOfToday(was: Card, card: Card, board: Board): string | Refusal {
  const keys: KeyChange[] = []
  if (was.id !== card.id) keys.push({ key: 'id', before: writtenValue(was, 'id'), after: card.id })
  const isColumn = was.status !== null && statusIndex(board.workflow).has(was.status.trim().toLowerCase())
  if (!isColumn && !card.isUnreadable) {
    const status = writtenValue(card, 'status')
    if (status !== was.status) keys.push({ key: 'status', before: writtenValue(was, 'status'), after: status })
  }
  const changed = applyEdit(was.text, { kind: 'set', path: card.path, keys }, board.workflow.fieldNames)
  if (changed === null) return was.text
  return typeof changed === 'string' ? withLineEndsOf(card.text, changed) : changed
}

/** Line ends are no state of a card: where a file has one kind of them, it keeps that. */
function withLineEndsOf(model: string, text: string): string {
  const [wanted, present] = [lineEndOf(model), lineEndOf(text)]
  if (wanted === null || present === null || wanted === present) return text
  return wanted === '\r\n' ? text.replaceAll('\n', '\r\n') : text.replaceAll('\r\n', '\n')
}

/** The only kind of line end of a text; null where it has none, or both. */
function lineEndOf(text: string): '\n' | '\r\n' | null {
  const all = text.split('\n').length - 1
  const windows = text.split('\r\n').length - 1
  if (all === 0) return null
  return windows === 0 ? '\n' : windows === all ? '\r\n' : null
}
