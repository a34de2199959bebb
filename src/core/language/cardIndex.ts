import type { Board } from '../board/board.ts'
import { compareText } from '../board/compareCards.ts'
import { personKey } from '../board/wip.ts'
import type { Card } from '../card/card.ts'

/** The words that the cards of a board use, gathered for those who write another one. */
export interface CardIndex {
  /** Words in use, the most frequent first. */
  readonly people: readonly string[]
  readonly labels: readonly string[]
  readonly teams: readonly string[]
  readonly requesters: readonly string[]
  readonly skills: readonly string[]
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
  for (const card of cards) {
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

/** A title's beginning by which a card is found. */
const maxTitle = 300

/**
 * The cards in whose id or title every word of `typed` stands, those whose id begins with it first. `isMore`: there are
 * further ones. Looks at each card as it is: keeping their texts in small letters would cost more than it saves.
 */
export function findCards(board: Board, typed: string): { readonly cards: readonly Card[]; readonly isMore: boolean } {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  const wanted = words.map((word) => new RegExp(escaped(word), 'i'))
  const beginning = words[0] === undefined ? null : new RegExp(`^${escaped(words[0])}`, 'i')
  const byId: Card[] = []
  const others: Card[] = []
  for (const card of board.cardsByPath.values()) {
    const title = card.title.length > maxTitle ? card.title.slice(0, maxTitle) : card.title
    if (!wanted.every((word) => word.test(card.id) || word.test(title))) continue
    const list = beginning?.test(card.id) === true ? byId : others
    if (list.length <= maxCards) list.push(card)
  }
  const found = [...byId.sort(compareIds), ...others.sort(compareIds)]
  return { cards: found.slice(0, maxCards), isMore: found.length > maxCards }
}

function compareIds(a: Card, b: Card): number {
  return compareText(a.id, b.id)
}

/** A text as a regular expression that finds it. */
function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
