import type { Board } from '../board/board.ts'
import { compareText } from '../board/compareCards.ts'
import { personKey } from '../board/wip.ts'
import type { Card } from '../card/card.ts'

/** What the cards of a board say, gathered for those who write another one. */
export interface CardIndex {
  /** Words in use, the most frequent first. */
  readonly people: readonly string[]
  readonly labels: readonly string[]
  readonly teams: readonly string[]
  readonly requesters: readonly string[]
  readonly skills: readonly string[]
  /** Every card by id, with id and title in lower case. */
  readonly cards: readonly { readonly card: Card; readonly words: string }[]
}

const indices = new WeakMap<Board['cardsByPath'], CardIndex>()

/** The index of a board; made with the first call. */
export function cardIndex(board: Board): CardIndex {
  const known = indices.get(board.cardsByPath)
  if (known !== undefined) return known
  const index = makeIndex(board.cardsByPath.values())
  indices.set(board.cardsByPath, index)
  return index
}

function makeIndex(cards: Iterable<Card>): CardIndex {
  const [people, labels, teams, requesters, skills] = [new Words(), new Words(), new Words(), new Words(), new Words()]
  const all: { card: Card; words: string }[] = []
  for (const card of cards) {
    all.push({ card, words: `${card.id} ${card.title.slice(0, 300)}`.toLowerCase() })
    for (const name of card.assignees) people.add(name)
    for (const label of card.labels) labels.add(label)
    for (const skill of card.skills) skills.add(skill)
    if (card.team !== null) teams.add(card.team)
    if (card.requester !== null) requesters.add(card.requester)
  }
  return {
    people: people.byCount(),
    labels: labels.byCount(),
    teams: teams.byCount(),
    requesters: requesters.byCount(),
    skills: skills.byCount(),
    cards: all.sort((a, b) => compareText(a.card.id, b.card.id)),
  }
}

/** Longer values are no words that somebody would want to write again. */
const maxWordLength = 100

/** Counts words; case and a leading `@` make no other word. */
class Words {
  readonly #counts = new Map<string, { readonly word: string; count: number }>()

  add(word: string): void {
    if (word.length > maxWordLength || word.trim() === '') return
    const key = personKey(word)
    const known = this.#counts.get(key)
    if (known) known.count++
    else this.#counts.set(key, { word, count: 1 })
  }

  byCount(): readonly string[] {
    return [...this.#counts.values()].sort((a, b) => b.count - a.count).map(({ word }) => word)
  }
}

/** How many cards are suggested at once. */
export const maxCards = 200

/**
 * The cards in whose id or title every word of `typed` begins a word, or stands anywhere if it is that long; the best
 * first. `isMore`: there are further ones.
 */
export function findCards(board: Board, typed: string): { readonly cards: readonly Card[]; readonly isMore: boolean } {
  const wanted = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const byIdStart: Card[] = []
  const others: Card[] = []
  for (const { card, words } of cardIndex(board).cards) {
    if (!wanted.every((word) => words.includes(word))) continue
    const isFirst = wanted[0] !== undefined && words.startsWith(wanted[0])
    const list = isFirst ? byIdStart : others
    if (list.length <= maxCards) list.push(card)
  }
  const found = [...byIdStart, ...others]
  return { cards: found.slice(0, maxCards), isMore: found.length > maxCards }
}
