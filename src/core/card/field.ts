/**
 * The front-matter keys a card can have, in the order in which they are written. Git conflicts on adjacent changed
 * lines; this order keeps what different people change at once (move, assign, class, block) apart.
 */
export const fieldOrder = [
  'id',
  'status',
  'rank',
  'title',
  'assignees',
  'class',
  'labels',
  'created',
  'blocked',
  'thief',
  'blocked_on',
  'due',
  'depends_on',
  'requester',
  'team',
  'skills',
  'demo',
] as const

export type Field = (typeof fieldOrder)[number]

/** The key under which each field stands in this board's files (`fields:` in board.md; by default its own name). */
export type FieldNames = Readonly<Record<Field, string>>

export const ownFieldNames: FieldNames = Object.fromEntries(fieldOrder.map((field) => [field, field])) as Record<
  Field,
  string
>

/** A front-matter value as its source text says it; `null` is absent. */
export type Value = string | readonly string[] | null
