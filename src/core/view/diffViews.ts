import { type Frame } from './boardFrame.ts'
import type { BoardChange, BoardView, CardView } from './boardView.ts'

/** What turns one view into the next, or null where they say the same. Objects that are the same are not looked into. */
export function diffViews(before: BoardView, after: BoardView): BoardChange | null {
  const cards: Record<string, CardView | null> = {}
  for (const key of Object.keys(before.cards)) if (!(key in after.cards)) cards[key] = null
  for (const [key, card] of Object.entries(after.cards)) {
    if (!isSame(before.cards[key], card)) cards[key] = card
  }
  const order: Record<string, readonly string[]> = {}
  for (const [column, keys] of Object.entries(after.order)) {
    if (!isSame(before.order[column], keys)) order[column] = keys
  }
  return toChange(cards, order, isSame(frameOf(before), frameOf(after)) ? null : frameOf(after))
}

/** A change, or null where nothing is in it. */
export function toChange(
  cards: BoardChange['cards'],
  order: BoardChange['order'],
  frame: BoardChange['frame'],
): BoardChange | null {
  const isEmpty = frame === null && Object.keys(cards).length === 0 && Object.keys(order).length === 0
  return isEmpty ? null : { cards, order, frame }
}

function frameOf({ cards: _cards, order: _order, ...frame }: BoardView): Frame {
  return frame
}

/** Whether two plain values (of views: objects, lists, texts, numbers, null) say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [keys, others] = [Object.keys(a), Object.keys(b)]
  if (keys.length !== others.length || Array.isArray(a) !== Array.isArray(b)) return false
  return keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
}
