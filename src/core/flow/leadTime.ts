import { percentilesOf } from './cycleTime.ts'
import type { FlowReport } from './flowReport.ts'
import { ascending } from './percentile.ts'
import type { FinishedCard } from './timedCard.ts'

/** Days from the committed column to the finish, both counted; of nothing where no column is named committed. */
export function leadTime(finished: readonly FinishedCard[], committedPoint: number | null): FlowReport['leadTime'] {
  const days = finished.flatMap((timed) => {
    const committed = committedPoint === null ? null : (timed.arrivals[committedPoint] ?? null)
    return committed === null || committed > timed.finished ? [] : [timed.finished - committed + 1]
  })
  return { ...percentilesOf(ascending(days)), n: days.length }
}
