import type { Intent, Place } from '../../core/edit/intent.ts'
import type { BoardView, CardView } from '../../core/view/boardView.ts'
import { landingOf } from './landing.ts'

/** A wish that the host has not answered yet. */
export interface Wish {
  readonly intentId: string
  readonly intent: Intent
  /** Keys of the cards that it is about, one for each wish of a batch; none for a new card, undo and redo. */
  readonly keys: readonly string[]
}

type Order = BoardView['order']

/** Cards that come to lie one under the other. */
interface Move {
  readonly to: string
  readonly place: Place
  readonly keys: string[]
  /** Id of the last of them. */
  last: string
}

/** The order to draw: the host's, with every unanswered move already made. */
export function drawnOrder(view: BoardView, wishes: Iterable<Wish>): Order {
  let order = view.order
  for (const wish of wishes)
    for (const { to, place, keys } of movesOf(wish)) {
      const moved = keys.filter((key) => view.cards[key])
      if (moved.length === 0 || !order[to]) continue
      order = withoutCards(order, new Set(moved))
      const others = order[to] ?? []
      const { index } = landingOf(cardsOf(others, view.cards), place)
      order = { ...order, [to]: others.toSpliced(index, 0, ...moved) }
    }
  return order
}

/** The card views of these keys, in their order. */
export function cardsOf(keys: readonly string[], cards: BoardView['cards']): CardView[] {
  return keys.flatMap((key) => cards[key] ?? [])
}

/** The moves of a wish; those of a batch that lie one under the other are one, however many cards it has. */
function movesOf({ intent, keys }: Wish): readonly Move[] {
  const moves: Move[] = []
  for (const [i, single] of (intent.kind === 'batch' ? intent.intents : [intent]).entries()) {
    const key = keys[i]
    if (single.kind !== 'moveCard' || key === undefined) continue
    const before = moves.at(-1)
    if (before?.to === single.to && isUnder(single.place, before)) {
      before.keys.push(key)
      before.last = single.card
    } else moves.push({ to: single.to, place: single.place, keys: [key], last: single.card })
  }
  return moves
}

function isUnder(place: Place, before: Move): boolean {
  return typeof place === 'object' ? place.after === before.last : place === 'bottom' && before.place === 'bottom'
}

function withoutCards(order: Order, gone: ReadonlySet<string>): Order {
  const entries = Object.entries(order).map(
    ([column, keys]) =>
      [column, keys.some((key) => gone.has(key)) ? keys.filter((key) => !gone.has(key)) : keys] as const,
  )
  return Object.fromEntries(entries)
}
