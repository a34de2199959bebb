import type { Day } from './flowCard.ts'
import type { DayRange, TimedCard } from './timedCard.ts'

/**
 * Cards finished on each day. Those that an import brought finished are in none: when they were is not recorded.
 */
export function throughput(cards: readonly TimedCard[], range: DayRange): readonly number[] {
  return perDay(
    cards.map(({ span }) => (span.isUndated ? null : span.finished)),
    range,
  )
}

/** Cards started on each day. */
export function arrivals(cards: readonly TimedCard[], range: DayRange): readonly number[] {
  return perDay(
    cards.map(({ span }) => span.started),
    range,
  )
}

function perDay(days: readonly (Day | null)[], { from, to }: DayRange): readonly number[] {
  const counts = Array.from({ length: Math.max(0, to - from + 1) }, () => 0)
  for (const day of days)
    if (day !== null && day >= from && day <= to) counts[day - from] = (counts[day - from] ?? 0) + 1
  return counts
}
