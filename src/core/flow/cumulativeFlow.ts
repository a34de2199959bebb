import type { Column } from '../board/workflow.ts'
import { dateOf } from './day.ts'
import type { FlowReport } from './flowReport.ts'
import type { DayRange, TimedCard } from './timedCard.ts'

/** How many cards had arrived at each column, or beyond it, when each day ended: no line falls. Cards that left unfinished are in none. */
export function cumulativeFlow(
  cards: readonly TimedCard[],
  columns: readonly Pick<Column, 'id'>[],
  range: DayRange,
): FlowReport['cumulativeFlow'] {
  const staying = cards.filter(({ span }) => span.left === null)
  const lines = columns.map((_, column) => cumulative(staying, column, range))
  return Array.from({ length: Math.max(0, range.to - range.from + 1) }, (_, i) => ({
    date: dateOf(range.from + i),
    columns: Object.fromEntries(columns.map(({ id }, column) => [id, lines[column]?.[i] ?? 0])),
  }))
}

function cumulative(cards: readonly TimedCard[], column: number, { from, to }: DayRange): readonly number[] {
  const news = Array.from({ length: Math.max(0, to - from + 1) }, () => 0)
  for (const { arrivals } of cards) {
    const day = arrivals[column]
    if (day === undefined || day === null || day > to) continue
    const at = Math.max(day - from, 0)
    news[at] = (news[at] ?? 0) + 1
  }
  let sum = 0
  return news.map((count) => (sum += count))
}
