import type { Intent } from '../../core/edit/intent.ts'
import type { BoardView, CardView } from '../../core/view/boardView.ts'
import { landingOf } from './landing.ts'

/** A wish that the host has not answered yet. */
export interface Wish {
  readonly intentId: string
  readonly intent: Intent
  /** Key of the card that it is about; null for a new card, undo and redo. */
  readonly key: string | null
}

type Order = BoardView['order']

/** The order to draw: the host's, with every unanswered move already made. */
export function drawnOrder(view: BoardView, wishes: Iterable<Wish>): Order {
  let order = view.order
  for (const { intent, key } of wishes)
    if (intent.kind === 'moveCard' && key !== null && view.cards[key] && order[intent.to]) {
      order = withoutCard(order, key)
      const keys = order[intent.to] ?? []
      const { index } = landingOf(cardsOf(keys, view.cards), intent.place)
      order = { ...order, [intent.to]: keys.toSpliced(index, 0, key) }
    }
  return order
}

/** The card views of these keys, in their order. */
export function cardsOf(keys: readonly string[], cards: BoardView['cards']): CardView[] {
  return keys.flatMap((key) => cards[key] ?? [])
}

function withoutCard(order: Order, key: string): Order {
  for (const [column, keys] of Object.entries(order))
    if (keys.includes(key)) return { ...order, [column]: keys.filter((other) => other !== key) }
  return order
}
