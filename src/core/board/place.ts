import type { Card } from '../card/card.ts'
import type { BoardColumn } from './board.ts'
import { compareRanked, type RankedCard, ranked } from './compareCards.ts'
import { type Rank, compareRanks, rankBetween } from './rank.ts'
import type { FieldNames } from '../card/field.ts'

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
  const others = column.cards.filter((other) => other !== card)
  if (spot === 'top') return at(firstRank(others, style), style)
  if (spot === 'bottom') return at(belowRanked(others, style), style)
  const anchor = ranked(spot.after, style.names)
  if (anchor.rank !== null) return at(pastRank(others, anchor, style), style)
  return amongUnranked(others, spot.after, style)
}

interface Gap {
  readonly before: Rank | null
  readonly after: Rank | null
}

function at({ before, after }: Gap, { isNumeric }: RankStyle): Landing {
  return { rank: rankBetween(before, after, isNumeric), above: [], isShort: false }
}

function firstRank(others: readonly Card[], style: RankStyle): Gap {
  const first = others[0]
  return { before: null, after: first === undefined ? null : ranked(first, style.names).rank }
}

function belowRanked(others: readonly Card[], style: RankStyle): Gap {
  const last = others[rankedCount(others, style) - 1]
  return { before: last === undefined ? null : ranked(last, style.names).rank, after: null }
}

/** Below the anchor, and past all cards between which and the next there is no room. */
function pastRank(others: readonly Card[], anchor: RankedCard, style: RankStyle): Gap {
  const end = rankedCount(others, style)
  let before = anchor.rank
  for (let i = indexOf(others, anchor, style) + 1; i < end; i++) {
    const next = others[i]
    const rank = next === undefined ? null : ranked(next, style.names).rank
    if (rankBetween(before, rank, style.isNumeric) !== null) return { before, after: rank }
    if (before === null || (rank !== null && compareRanks(before, rank) < 0)) before = rank
  }
  return { before, after: null }
}

function amongUnranked(others: readonly Card[], anchor: Card, style: RankStyle): Landing {
  const start = rankedCount(others, style)
  const end = indexOf(others, ranked(anchor, style.names), style)
  const gap = belowRanked(others, style)
  if (end - start + 1 > maxRankedAbove) return { ...at(gap, style), isShort: true }
  const above: { card: Card; rank: Rank }[] = []
  let before = gap.before
  for (const card of others.slice(start, end + 1)) {
    if (card.isUnreadable) continue
    const rank = rankBetween(before, null, style.isNumeric)
    if (rank === null) break
    above.push({ card, rank })
    before = rank
  }
  return { rank: rankBetween(before, null, style.isNumeric), above, isShort: false }
}

/** How many cards of an ordered list are ranked: they stand first. */
function rankedCount(cards: readonly Card[], style: RankStyle): number {
  return firstIndex(cards, (card) => ranked(card, style.names).rank === null)
}

function indexOf(cards: readonly Card[], wanted: RankedCard, style: RankStyle): number {
  return firstIndex(cards, (card) => compareRanked(ranked(card, style.names), wanted) >= 0)
}

/** The first index for which `test` holds, by halving: it holds for all after it. */
function firstIndex(cards: readonly Card[], test: (card: Card) => boolean): number {
  let low = 0
  let high = cards.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const card = cards[middle]
    if (card !== undefined && test(card)) high = middle
    else low = middle + 1
  }
  return low
}
