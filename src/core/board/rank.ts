import { generateKeyBetween } from 'fractional-indexing'
import type { FieldNames } from '../card/field.ts'
import { isFractionalKey, isRankNumber } from '../card/isValidRank.ts'

/** A rank that can be compared: a fractional key, or a number where the board maps `rank` to another tool's key. */
export type Rank = string | number

const numberStep = 1000

/** What a `rank` value says; null where it is absent or no rank, which leaves the card unranked. */
export function readRank(value: string | null, names: FieldNames): Rank | null {
  if (value === null) return null
  if (names.rank !== 'rank' && isRankNumber(value)) return Number(value)
  return isFractionalKey(value) ? value : null
}

/** Numbers before keys, numbers by size, keys by code unit. */
export function compareRanks(a: Rank, b: Rank): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
  if (typeof b === 'number') return 1
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * A rank strictly between two others, null being the open end; null where there is no room: between equal ranks, or
 * between numbers with nothing in the middle. `isNumeric` decides where neither end does.
 */
export function rankBetween(before: Rank | null, after: Rank | null, isNumeric: boolean): Rank | null {
  if (before !== null && after !== null && compareRanks(before, after) >= 0) return null
  if (typeof before === 'number') {
    if (typeof after !== 'number') return within(before, before + stepFrom(before), null)
    return within(before, before + (after - before) / 2, after)
  }
  if (typeof after === 'number') return within(null, after - stepFrom(after), after)
  if (before === null && after === null && isNumeric) return numberStep
  return generateKeyBetween(before, after)
}

/** 1,000, or more where a number is so large that 1,000 would not change it. */
function stepFrom(rank: number): number {
  return Math.max(numberStep, Math.abs(rank) * 2 ** -40)
}

function within(before: number | null, rank: number, after: number | null): number | null {
  if (!Number.isFinite(rank)) return null
  return (before === null || before < rank) && (after === null || rank < after) ? rank : null
}

/** A rank as it is written into a card. */
export function formatRank(rank: Rank): string {
  return String(rank)
}
