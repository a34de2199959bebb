import type { Card } from '../card/card.ts'
import type { FieldNames } from '../card/field.ts'
import { type Rank, compareRanks, readRank } from './rank.ts'

/** A card with its rank read once. */
export interface RankedCard {
  readonly card: Card
  readonly rank: Rank | null
}

/** The order within a column: ranked cards by rank, then the others by id; ties by id, then by path. */
export function compareRanked(a: RankedCard, b: RankedCard): number {
  if (a.rank !== null && b.rank !== null) {
    const order = compareRanks(a.rank, b.rank)
    if (order !== 0) return order
  } else if (a.rank !== b.rank) {
    return a.rank === null ? 1 : -1
  }
  return compareText(a.card.id, b.card.id) || compareText(a.card.path, b.card.path)
}

/** A card beside its rank; an unreadable card has none. */
export function ranked(card: Card, names: FieldNames): RankedCard {
  return { card, rank: card.isUnreadable ? null : readRank(card.rank, names) }
}

/** By code unit, never by locale: every machine draws the same board. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Where in an ordered list a card stands, or would if it is not there. */
export function findPlace(cards: readonly Card[], wanted: RankedCard, names: FieldNames): number {
  return findIndex(cards, (card) => compareRanked(ranked(card, names), wanted) >= 0)
}

/** The first index at which `test` holds, found by halving: it must hold for all cards behind it too. */
export function findIndex(cards: readonly Card[], test: (card: Card) => boolean): number {
  let low = 0
  let high = cards.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const card = cards[middle]
    if (card === undefined || test(card)) high = middle
    else low = middle + 1
  }
  return low
}
