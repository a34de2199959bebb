import type { CardView } from '../../core/view/boardView.ts'
import { plural, t } from '../../core/l10n/l10n.ts'

/** What a dialog about cards is given. */
export interface CardsDialogProps {
  /** Never empty: as they lie on the wall, and as they are now. */
  readonly cards: readonly CardView[]
  readonly close: () => void
}

/** What a dialog about the one card is given. */
export interface CardDialogProps {
  readonly card: CardView
  readonly close: () => void
}

/** What a title names after its verb: the card's title, or how many they are. */
export function nameOf(cards: readonly CardView[]): string {
  const [first, ...more] = cards
  return first && more.length === 0 ? first.title : plural(cards.length, '{0} card', '{0} cards')
}

/** A list that all of the cards have the same of: what each of them names, in the first one's order. */
export function common(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...more] = lists
  return first.filter((name) => more.every((list) => list.some((other) => isSame(other, name))))
}

/** One card's list after a change to what all have in common: its own further names stay. */
export function changed(own: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const isGone = (name: string): boolean => before.some(is(name)) && !after.some(is(name))
  const kept = own.filter((name) => !isGone(name))
  const isNew = (name: string): boolean => !kept.some(is(name))
  // Of a single card everything is in common: its order is the person's.
  return own.length === before.length ? [...after] : [...kept, ...after.filter(isNew)]
}

/** Names that were typed with commas between, each once. */
export function namesIn(text: string, mark: '@' | '#'): string[] {
  const names = text.split(/[,;]/).map((name) => name.trim())
  const bare = names.map((name) => (name.startsWith(mark) ? name.slice(1).trim() : name))
  return bare.filter((name, i) => name !== '' && bare.findIndex(is(name)) === i)
}

/** Whether two names are one, without case. */
export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function is(name: string): (other: string) => boolean {
  return (other) => isSame(name, other)
}

/** Says of a list of several cards what a change to it does. */
export function listHint(cards: readonly CardView[], single: string): string {
  return cards.length === 1 ? single : t('Those that all of the cards have; what only some have stays')
}

/** What a box of names says once one of them is put in, or taken out where it is in. */
export function toggled(names: readonly string[], name: string): string {
  const rest = names.filter((other) => !isSame(other, name))
  return (rest.length < names.length ? rest : [...names, name]).join(', ')
}
