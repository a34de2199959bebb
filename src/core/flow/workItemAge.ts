import type { Workflow } from '../board/workflow.ts'
import { type AgeBounds, ageBand } from './ageBand.ts'
import { isActiveAt } from './cardSpan.ts'
import { dateOf } from './day.ts'
import type { Day, FlowVisit } from './flowCard.ts'
import type { AgeingItem } from './flowReport.ts'
import { markOf, type TimedCard } from './timedCard.ts'

/** Active cards, the oldest first. A card's first day is its day 1. */
export function workItemAge(
  cards: readonly TimedCard[],
  day: Day,
  bounds: AgeBounds,
  { columns }: Pick<Workflow, 'columns'>,
): readonly AgeingItem[] {
  return cards
    .flatMap(({ card, span }): AgeingItem[] => {
      if (span.started === null || !isActiveAt(span, day)) return []
      const { column, since } = whereabouts(card.visits)
      const days = day - span.started + 1
      return [
        {
          ...markOf(card),
          column: columns[column]?.id ?? '',
          started: dateOf(span.started),
          days,
          columnDays: day - since + 1,
          band: ageBand(days, bounds),
          isBlocked: card.blocks.some(({ to }) => to === null),
        },
      ]
    })
    .sort((a, b) => b.days - a.days)
}

/** The column where a card stands, as index, and since which day without having been elsewhere. */
export function whereabouts(visits: readonly FlowVisit[]): { readonly column: number; readonly since: Day } {
  const column = visits.at(-1)?.column ?? -1
  const cameFrom = visits.findLastIndex((visit) => visit.column !== column)
  return { column, since: visits[cameFrom + 1]?.day ?? 0 }
}
