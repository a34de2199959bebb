import type { CardView } from '../boardView.ts'
import { foldText } from './foldText.ts'

const known = new WeakMap<CardView, string>()

/** What words are looked for in at once: title, id, labels and people, folded, each on a line of its own. */
export function cardWords(card: CardView): string {
  const words = known.get(card) ?? makeWords(card)
  known.set(card, words)
  return words
}

function makeWords({ title, id, labels, assignees }: CardView): string {
  const people = assignees.flatMap((person) => (person.id === person.name ? [person.id] : [person.id, person.name]))
  return [title, id, ...labels, ...people].map(foldText).join('\n')
}

/** Whether a folded text has all of these words in it, as they are or as part of longer ones. */
export function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word))
}

/** Whether a folded text has any of these words in it. */
export function hasAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
