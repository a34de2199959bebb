import type { Board, BoardColumn } from '../board/board.ts'
import { findColumn, statusIndex } from '../board/findColumn.ts'
import { isAtSpot, type Landing, landing, maxRankedAbove, type Spot } from '../board/place.ts'
import { formatRank } from '../board/rank.ts'
import type { Card } from '../card/card.ts'
import { type Edit, type Plan, type Refusal, type Trailer, refuse } from '../card/edit.ts'
import type { Value } from '../card/field.ts'
import { t } from '../l10n/l10n.ts'
import { type FoundCard, findCard, findReadableCard } from './findCard.ts'
import type { Intent, Place } from './intent.ts'
import { checkLimits, standingOf } from './limits.ts'
import { planFor, setKeys } from './makePlan.ts'
import { rankStyle } from './rankStyle.ts'
import { shown } from './text.ts'

/** Puts a card into a column, at the top, the bottom, or after another card of it. */
export function moveCard(intent: Extract<Intent, { kind: 'moveCard' }>, board: Board): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const columnIndex = indexOfColumn(board, intent.to)
  const column = board.columns[columnIndex]
  if (column === undefined)
    return refuse('columnNotFound', t('There is no column {0} on this board.', shown(intent.to)))
  const spot = spotOf(board, found, columnIndex, intent.place)
  if ('kind' in spot) return spot
  const { card } = found
  const limits = checkLimits(board, standingOf(card, found.columnIndex), standingOf(card, columnIndex), intent.reason)
  if ('kind' in limits) return limits
  const status = statusAfter(board, card, columnIndex)
  if (status === null && isAtSpot(card, column, spot.at, board.workflow.fieldNames)) {
    return planFor(board, card, { edits: [], subject: subjectOf(found, column) })
  }
  const landed = landing(card, column, spot.at, rankStyle(board))
  return planFor(board, card, {
    edits: editsOf(card, status, landed),
    subject: subjectOf(found, column),
    trailers: [...waypoints(found, column), ...limits],
    notice: landed.isShort ? shortNotice(card, column) : null,
  })
}

function indexOfColumn(board: Board, name: string): number {
  const column = findColumn(board.workflow, name)
  return column === null ? -1 : board.workflow.columns.indexOf(column)
}

function spotOf(board: Board, moved: FoundCard, columnIndex: number, place: Place): { readonly at: Spot } | Refusal {
  if (typeof place === 'string') return { at: place }
  const anchor = findCard(board, place.after)
  if (anchor.kind === 'refusal') return anchor
  if (anchor.card === moved.card) return refuse('invalidValue', t('{0} cannot be placed after itself.', moved.card.id))
  if (anchor.columnIndex !== columnIndex) {
    const name = board.columns[columnIndex]?.column.name ?? ''
    return refuse('notInColumn', t('{0} is not in {1} but in {2}.', anchor.card.id, name, anchor.column.column.name))
  }
  return { at: { after: anchor.card } }
}

/** The status to write; null where the file already names the column, by id or alias. */
function statusAfter(board: Board, card: Card, columnIndex: number): string | null {
  const written = card.status?.trim().toLowerCase()
  if (written !== undefined && statusIndex(board.workflow).get(written) === columnIndex) return null
  return board.workflow.columns[columnIndex]?.id ?? null
}

function editsOf(card: Card, status: string | null, landed: Landing): readonly Edit[] {
  const values: ['status' | 'rank', Value][] = status === null ? [] : [['status', status]]
  values.push(['rank', landed.rank === null ? null : formatRank(landed.rank)])
  const above = landed.above.flatMap((other) => setKeys(other.card, [['rank', formatRank(other.rank)]]))
  return [...above, ...setKeys(card, values)]
}

function subjectOf(found: FoundCard, to: BoardColumn): string {
  return `move ${found.card.id} ${found.column === to ? 'within' : 'to'} ${to.column.name}`
}

function waypoints(found: FoundCard, to: BoardColumn): readonly Trailer[] {
  if (found.column === to) return []
  return [
    { key: 'From', value: found.column.column.id },
    { key: 'To', value: to.column.id },
  ]
}

function shortNotice(card: Card, { column }: BoardColumn): string {
  return t(
    'More than {0} cards of {1} above that place have no rank: {2} is below the last ranked card instead.',
    maxRankedAbove,
    column.name,
    card.id,
  )
}
