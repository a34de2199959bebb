import { dateOf } from './day.ts'
import type { FlowReport, Percentiles } from './flowReport.ts'
import { ascending, percentile } from './percentile.ts'
import { cycleDays, type FinishedCard, markOf } from './timedCard.ts'

/** Cycle times of finished cards. */
export function cycleTime(finished: readonly FinishedCard[]): FlowReport['cycleTime'] {
  const sorted = ascending(finished.map(cycleDays))
  return {
    ...percentilesOf(sorted),
    n: finished.length,
    max: sorted.at(-1) ?? null,
    items: finished.map((timed) => ({
      ...markOf(timed.card),
      started: dateOf(timed.started),
      finished: dateOf(timed.finished),
      days: cycleDays(timed),
    })),
  }
}

/** The three percentiles that are always shown, of ascending values. */
export function percentilesOf(sorted: readonly number[]): Percentiles {
  return { p50: percentile(sorted, 50), p85: percentile(sorted, 85), p95: percentile(sorted, 95) }
}
