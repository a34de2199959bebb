import type { Workflow } from '../board/workflow.ts'
import type { ColumnPace } from './flowReport.ts'
import { ascending, percentile } from './percentile.ts'
import { cycleDays, type FinishedCard } from './timedCard.ts'

/** How old finished cards were when they left each active column, and how long they stayed in it. */
export function columnPace(
  finished: readonly FinishedCard[],
  { columns, startedPoint, finishedPoint }: Pick<Workflow, 'columns' | 'startedPoint' | 'finishedPoint'>,
): readonly ColumnPace[] {
  const stays = columnStays(finished, finishedPoint)
  return columns.slice(startedPoint, finishedPoint).map(({ id }, i): ColumnPace => {
    const column = startedPoint + i
    const ages = ascending(finished.map((timed) => ageAtLeaving(timed, column)))
    const days = ascending(stays[column] ?? [])
    return {
      column: id,
      n: ages.length,
      p50: percentile(ages, 50),
      p85: percentile(ages, 85),
      stay: { n: days.length, p50: percentile(days, 50), p85: percentile(days, 85) },
    }
  })
}

/** Whoever skipped the column has left it when it came to the next one. */
function ageAtLeaving(timed: FinishedCard, column: number): number {
  const leaving = timed.arrivals[column + 1] ?? timed.finished
  return Math.max(1, cycleDays({ started: timed.started, finished: Math.min(leaving, timed.finished) }))
}

/** By column: the days of each stay there between start and finish, the first and the last counted. */
export function columnStays(finished: readonly FinishedCard[], columnCount: number): readonly (readonly number[])[] {
  const stays = Array.from({ length: columnCount }, (): number[] => [])
  for (const { card, started, finished: end } of finished) {
    let since: number | null = null
    card.visits.forEach(({ column, day }, i) => {
      const next = card.visits[i + 1]
      since ??= day
      if (next?.column === column) return
      if (since >= started && since <= end) stays[column]?.push(Math.min(next?.day ?? end, end) - since + 1)
      since = null
    })
  }
  return stays
}
