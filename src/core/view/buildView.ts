import type { Board } from '../board/board.ts'
import type { BoardView, CardView } from './boardView.ts'
import { cardView } from './cardView.ts'
import { isSame } from './diffViews.ts'
import type { ViewContext } from './viewContext.ts'
import { boardFrame } from './boardFrame.ts'

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
