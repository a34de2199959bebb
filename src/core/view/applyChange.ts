import type { BoardChange, BoardView, CardView } from './boardView.ts'

/** The view after a change to it; what the change does not name stays the same object. */
export function applyChange(view: BoardView, change: BoardChange): BoardView {
  const { frame } = change
  const cards: Record<string, CardView> = { ...view.cards }
  for (const [key, card] of Object.entries(change.cards)) {
    if (card === null) delete cards[key]
    else cards[key] = card
  }
  const order = { ...view.order, ...change.order }
  if (frame === null) return { ...view, cards, order }
  // Columns may have come, gone or changed places with the frame.
  return { ...frame, cards, order: Object.fromEntries(frame.columns.map(({ id }) => [id, order[id] ?? []])) }
}
