import type { Day, FlowVisit, ReturnPolicy } from './flowCard.ts'

/** The columns of a workflow, as far as arrivals go. */
export interface ColumnLine {
  readonly columns: readonly unknown[]
  /** Index. */
  readonly finishedPoint: number
}

/**
 * For each column of today the day on which a card arrived there or beyond it; null where it has not. Columns that were
 * skipped have the day of the next one. With `restart` a return takes the days of all later columns away; coming back
 * to the wall on a later day than it left begins anew.
 */
export function arrivalDays(
  visits: readonly FlowVisit[],
  policy: ReturnPolicy,
  { columns, finishedPoint }: ColumnLine,
): readonly (Day | null)[] {
  const days = Array.from({ length: columns.length }, (): Day | null => null)
  let left: Day | null = null
  for (const { column, day } of visits) {
    if (column < 0) {
      if (days[finishedPoint] === null) left ??= day
      continue
    }
    if (policy === 'restart' && left !== null && left < day) days.fill(null)
    left = null
    // Whoever has begun for good loses only the finish: the last one counts.
    const kept = policy === 'restart' ? column + 1 : Math.max(column + 1, finishedPoint)
    days.fill(null, kept)
    for (let i = Math.min(column, days.length - 1); i >= 0 && days[i] === null; i--) days[i] = day
  }
  return days
}
