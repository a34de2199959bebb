import type { Card } from '../card/card.ts'
import type { FieldNames } from '../card/field.ts'
import type { BoardColumn } from './board.ts'
import { findIndex, findPlace, type RankedCard, ranked } from './compareCards.ts'
import { compareRanks, type Rank, rankBetween } from './rank.ts'

/** Where in a column a card shall land; `after` is a card of the column, and never the card itself. */
export type Spot = 'top' | 'bottom' | { readonly after: Card }

export interface Landing {
  /** null where no rank is left beyond the last one: the card stays unranked, which is below it. */
  readonly rank: Rank | null
  /** Unranked cards above it that need a rank, so that they stay above it. */
  readonly above: readonly { readonly card: Card; readonly rank: Rank }[]
  /** The drop asked for too many of them: the card lands below the last ranked one instead. */
  readonly isShort: boolean
}

/** How many unranked cards a drop among them may rank. */
export const maxRankedAbove = 50

export interface RankStyle {
  readonly names: FieldNames
  /** Whether a rank without neighbours is a number. */
  readonly isNumeric: boolean
}

/** The rank that puts a card (null: a new one) at a spot of a column, which may be the one it is in. */
export function landing(card: Card | null, column: BoardColumn, spot: Spot, style: RankStyle): Landing {
  const others = new Others(column.cards, card, style.names)
  if (spot === 'top') return within({ before: null, after: others.at(0)?.rank ?? null }, style)
  if (spot === 'bottom') return within(others.belowRanked(), style)
  const anchor = ranked(spot.after, style.names)
  return anchor.rank === null ? amongUnranked(others, anchor, style) : within(pastRank(others, anchor, style), style)
}

/** Whether a card of a column is already at that spot of it. */
export function isAtSpot(card: Card, { cards }: BoardColumn, spot: Spot, names: FieldNames): boolean {
  if (spot === 'top') return cards[0] === card
  const own = ranked(card, names)
  const at = findPlace(cards, own, names)
  if (spot !== 'bottom') return cards[at - 1] === spot.after
  const next = cards[at + 1]
  return own.rank !== null && (next === undefined || ranked(next, names).rank === null)
}

/** The ranks that a card lands between; null is the open end. */
interface Gap {
  readonly before: Rank | null
  readonly after: Rank | null
}

/** The cards of a column without the one that moves, looked at one by one: a column may be long. */
class Others {
  readonly #cards: readonly Card[]
  readonly #names: FieldNames
  /** Index of the moving card; behind the last where it comes from elsewhere. */
  readonly #gap: number
  /** How many of them are ranked: they stand first. */
  readonly rankedCount: number

  constructor(cards: readonly Card[], moving: Card | null, names: FieldNames) {
    this.#cards = cards
    this.#names = names
    const place = moving === null ? -1 : findPlace(cards, ranked(moving, names), names)
    this.#gap = moving !== null && cards[place] === moving ? place : cards.length
    const count = findIndex(cards, (card) => ranked(card, names).rank === null)
    this.rankedCount = count > this.#gap ? count - 1 : count
  }

  at(index: number): RankedCard | null {
    const card = this.#cards[index < this.#gap ? index : index + 1]
    return card === undefined || index < 0 ? null : ranked(card, this.#names)
  }

  indexOf(wanted: RankedCard): number {
    const place = findPlace(this.#cards, wanted, this.#names)
    return place > this.#gap ? place - 1 : place
  }

  belowRanked(): Gap {
    return { before: this.at(this.rankedCount - 1)?.rank ?? null, after: null }
  }
}

function within({ before, after }: Gap, { isNumeric }: RankStyle): Landing {
  return { rank: rankBetween(before, after, isNumeric), above: [], isShort: false }
}

/** Below the anchor, and past all cards between which and the next there is no room: those that share its rank. */
function pastRank(others: Others, anchor: RankedCard, { isNumeric }: RankStyle): Gap {
  let before = anchor.rank
  for (let i = others.indexOf(anchor) + 1; i < others.rankedCount; i++) {
    const after = others.at(i)?.rank ?? null
    if (rankBetween(before, after, isNumeric) !== null) return { before, after }
    if (before !== null && after !== null && compareRanks(before, after) < 0) before = after
  }
  return { before, after: null }
}

/** Below an unranked card: it and the unranked ones above it get ranks too, for else the card would rise past them. */
function amongUnranked(others: Others, anchor: RankedCard, style: RankStyle): Landing {
  const end = others.indexOf(anchor)
  if (end - others.rankedCount + 1 > maxRankedAbove) return { ...within(others.belowRanked(), style), isShort: true }
  const above: { card: Card; rank: Rank }[] = []
  let { before } = others.belowRanked()
  for (let i = others.rankedCount; i <= end; i++) {
    const card = others.at(i)?.card
    // What cannot be read cannot be ranked: such a card sinks below.
    if (card === undefined || card.isUnreadable) continue
    const rank = rankBetween(before, null, style.isNumeric)
    if (rank === null) break
    above.push({ card, rank })
    before = rank
  }
  return { rank: rankBetween(before, null, style.isNumeric), above, isShort: false }
}
