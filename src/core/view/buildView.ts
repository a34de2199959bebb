import type { Board } from '../board/board.ts'
import type { BoardChange, BoardView, CardView } from './boardView.ts'
import { cardView } from './cardView.ts'
import { isSame } from './diffViews.ts'
import type { ViewContext } from './viewContext.ts'
import { boardFrame } from './boardFrame.ts'

/** A board of more cards than these is drawn from its first ones; the others follow. */
export const mostAtOnce = 1_000
/** So many cards of each column are enough for the first sight of a high window. */
const firstOfColumn = 80

/** What is enough for the first paint of a large board: of its cards the first ones of each column, of all the place. */
export function buildFirstView(board: Board, context: ViewContext): BoardView {
  const cards: Record<string, CardView> = {}
  for (const column of board.columns)
    for (const card of column.cards.slice(0, firstOfColumn)) cards[card.path] = cardView(board, context, card)
  return { ...boardFrame(board, context), cards, order: orderOf(board) }
}

/** What makes a first view whole: every card of which no more is known than its place. */
export function restOf(board: Board, context: ViewContext, known: ReadonlySet<string>): BoardChange {
  const cards: Record<string, CardView> = {}
  for (const column of board.columns)
    for (const card of column.cards) if (!known.has(card.path)) cards[card.path] = cardView(board, context, card)
  return { cards, order: {}, frame: null }
}

function orderOf(board: Board): BoardView['order'] {
  return Object.fromEntries(board.columns.map(({ column, cards }) => [column.id, cards.map(({ path }) => path)]))
}

/** Everything the webview draws. What says the same as in `previous` is taken over from it. */
export function buildView(board: Board, context: ViewContext, previous: BoardView | null): BoardView {
  const cards: Record<string, CardView> = {}
  const order: Record<string, readonly string[]> = {}
  for (const column of board.columns) {
    const keys: string[] = []
    for (const card of column.cards) {
      keys.push(card.path)
      cards[card.path] = kept(cardView(board, context, card), previous?.cards[card.path])
    }
    order[column.column.id] = kept(keys, previous?.order[column.column.id])
  }
  return { ...boardFrame(board, context), cards, order }
}

function kept<T>(fresh: T, previous: T | undefined): T {
  return previous !== undefined && isSame(previous, fresh) ? previous : fresh
}
