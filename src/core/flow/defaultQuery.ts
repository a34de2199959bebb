import type { Workflow } from '../board/workflow.ts'
import { asOf } from './asOf.ts'
import { dayNumber } from './day.ts'
import type { FlowCard } from './flowCard.ts'
import type { FlowQuery } from './flowReport.ts'

/** So many days before the last one a report begins, and so many a forecast draws from. */
const usualDays = 90

/** Days that "how many" looks ahead where the team has no iteration. */
const usualHorizon = 14

/** What is asked for where nobody says otherwise. `today` and `wanted.to` are days; `wanted` goes before. */
export function defaultQuery(
  cards: readonly FlowCard[],
  workflow: Workflow,
  today: string,
  wanted: Partial<FlowQuery> = {},
): FlowQuery {
  const to = wanted.to ?? dayNumber(today)
  return {
    to,
    from: wanted.from ?? to - usualDays,
    policy: wanted.policy ?? 'restart',
    days: wanted.days ?? workflow.iteration?.days ?? usualHorizon,
    items: wanted.items ?? remaining(asOf(cards, to), workflow),
    window: wanted.window ?? usualDays,
    seed: wanted.seed ?? 1,
  }
}

/** Cards that are not finished, from the committed column on; from the started one where none is named committed. */
function remaining(cards: readonly FlowCard[], { committedPoint, startedPoint }: Workflow): number {
  const first = committedPoint ?? startedPoint
  return cards.filter(({ visits }) => {
    const last = visits.at(-1)
    return last !== undefined && last.column >= first && last.stage !== 'finished'
  }).length
}
