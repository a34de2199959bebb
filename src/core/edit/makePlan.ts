import type { Board } from '../board/board.ts'
import type { Card } from '../card/card.ts'
import type { Edit, KeyChange, Plan, Trailer } from '../card/edit.ts'
import type { Field, Value } from '../card/field.ts'

export interface CardChange {
  readonly edits: readonly Edit[]
  /** After `board: `. */
  readonly subject: string
  /** Beside `Card:`. */
  readonly trailers?: readonly Trailer[]
  readonly title?: string
  readonly notice?: string | null
}

/** The plan of a change to one card. */
export function planFor(board: Board, card: { readonly id: string; readonly title: string }, change: CardChange): Plan {
  const { edits, subject, trailers = [], title = card.title, notice = null } = change
  return {
    kind: 'plan',
    cards: [card.id],
    edits,
    names: board.workflow.fieldNames,
    subject: `board: ${subject}`,
    body: title,
    trailers: [{ key: 'Card', value: card.id }, ...trailers],
    ...(notice === null ? {} : { notice }),
  }
}

/** The edit that sets these fields of a card; none where all of them are as they shall be. */
export function setKeys(card: Card, values: Iterable<readonly [Field, Value]>): readonly Edit[] {
  const keys: KeyChange[] = []
  for (const [key, after] of values) {
    const before = writtenValue(card, key)
    if (!isSameValue(before, after)) keys.push({ key, before, after })
  }
  return keys.length === 0 ? [] : [{ kind: 'set', path: card.path, keys }]
}

/** What the card's file says for a field, before any reading of it. */
export function writtenValue(card: Card, field: Field): Value {
  return card.fields[field]?.value ?? null
}

/** Whether two values are the same text, or the same list of texts. */
export function isSameValue(a: Value, b: Value): boolean {
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return a === b
  return a.length === b.length && a.every((item, i) => item === b[i])
}
