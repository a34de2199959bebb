import type { Board, BoardColumn } from '../board/board.ts'
import { columnIndexOf } from '../board/buildBoard.ts'
import { statusIndex } from '../board/findColumn.ts'
import type { Card } from '../card/card.ts'
import { type Refusal, refuse } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { shown } from './text.ts'

/** A card of the board with the column that it is drawn in. */
export interface FoundCard {
  readonly kind: 'card'
  readonly card: Card
  readonly columnIndex: number
  readonly column: BoardColumn
}

/** The one readable card with that id, without case, or why there is none to change. */
export function findCard(board: Board, id: string): FoundCard | Refusal {
  const same = board.cardsById.get(id.trim().toLowerCase()) ?? []
  const card = same[0]
  if (card === undefined) return refuse('cardNotFound', t('There is no card {0} on this board.', shown(id)))
  if (same.length > 1) {
    const paths = same.map(({ path }) => path).sort()
    return refuse('ambiguousCard', t('{0} cards have the id {1}: {2}.', same.length, card.id, paths.join(', ')))
  }
  const columnIndex = columnIndexOf(card, statusIndex(board.workflow))
  const column = board.columns[columnIndex]
  if (column === undefined) return refuse('columnNotFound', t('{0} is in no column.', card.id))
  return { kind: 'card', card, columnIndex, column }
}

/** As `findCard`, for what writes into the card: it must be readable. */
export function findReadableCard(board: Board, id: string): FoundCard | Refusal {
  const found = findCard(board, id)
  if (found.kind === 'refusal' || !found.card.isUnreadable) return found
  return refuse(
    'cardUnreadable',
    t('{0} cannot be changed: its front matter cannot be read ({1}).', found.card.id, found.card.path),
  )
}
