import type { Card } from '../card/card.ts'
import type { Field, Value } from '../card/field.ts'
import { writtenValue } from './makePlan.ts'

/** How a list of names is written: what tells two of them apart, and the mark that new ones get where the file uses it. */
export interface ListStyle {
  readonly keyOf: (name: string) => string
  readonly mark: '@' | '#' | ''
}

/** A list as this file writes it: with its mark, its spelling of what is on it already, a scalar where it has one. */
export function writtenList(card: Card, field: Field, names: readonly string[], { keyOf, mark }: ListStyle): Value {
  const value = writtenValue(card, field)
  const old = value === null ? [] : typeof value === 'string' ? [value] : value
  const lead = mark !== '' && old.some((name) => name.startsWith(mark)) ? mark : ''
  const list = names.map((name) => old.find((one) => keyOf(one) === keyOf(name)) ?? lead + name)
  if (list.length === 0) return null
  return typeof value === 'string' && list.length === 1 ? (list[0] ?? null) : list
}

const maxNamed = 3

/** `anne, bob, cy and 2 more`: for the subject of a commit. */
export function fewOf(names: readonly string[]): string {
  const more = names.length - maxNamed
  return `${names.slice(0, maxNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
