import type { Board } from '../board/board.ts'
import type { BoardView, CardView, HeadView, ReadOnlyReason } from './boardView.ts'
import { cardView } from './cardView.ts'
import { isSame } from './diffViews.ts'
import { boardFrame } from './boardFrame.ts'

/** What a view needs beside the board. */
export interface ViewContext {
  readonly head: HeadView
  readonly readOnly: ReadOnlyReason | null
  /** Ids in lower case of cards whose change is not in git yet. */
  readonly pendingCards: ReadonlySet<string>
  /** By column id: why the newest commit went over its limit. */
  readonly overReasons: ReadonlyMap<string, string>
  /** `YYYY-MM-DD` in the board's zone. */
  readonly today: string
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
