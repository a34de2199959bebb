import type { Iteration } from '../../board/workflow.ts'
import type { Day, ReturnPolicy } from '../../flow/flowCard.ts'
import { dayNumber } from '../../flow/day.ts'
import type { FlowQuery } from '../../flow/flowReport.ts'
import type { FlowCalendar } from '../flowOfLives.ts'

/** Ranges that end on the last day and have a name. */
export const flowRanges = ['days30', 'days90', 'days180', 'iteration', 'all'] as const
export type FlowRange = (typeof flowRanges)[number]

/** What a person wants to see of the flow; null is what a team sees that has chosen nothing. */
export interface FlowAsk {
  /** `YYYY-MM-DD` or a `FlowRange`; null is `days90`. */
  readonly from: string | null
  /** `YYYY-MM-DD`; null is today. */
  readonly to: string | null
  readonly policy: ReturnPolicy
  /** For "how many"; null is the iteration's days, or 14. */
  readonly days: number | null
  /** For "when"; null is the cards not finished from the committed column on. */
  readonly items: number | null
  /** Days that a forecast draws from; null is 90. */
  readonly window: number | null
  readonly seed: number
}

/** What the flow screen is asked for until a person asks otherwise. */
export const plainAsk: FlowAsk = {
  from: null,
  to: null,
  policy: 'restart',
  days: null,
  items: null,
  window: null,
  seed: 1,
}

/** What is asked of the measures, once the days are known that it is counted from; what nobody has chosen is left out. */
export function askedQuery(ask: FlowAsk, iteration: Iteration | null): (calendar: FlowCalendar) => Partial<FlowQuery> {
  const { policy, seed, days, items, window } = ask
  return ({ today, first }) => {
    const to = dayNumber(ask.to ?? today)
    const from = firstAskedDay(ask.from, { to, iteration, first })
    const chosen = Object.entries({ days, items, window }).filter(([, value]) => value !== null)
    return { from, to, policy, seed, ...Object.fromEntries(chosen) }
  }
}

interface Around {
  readonly to: Day
  readonly iteration: Iteration | null
  readonly first: Day | null
}

/** Never before anything is known, never after the last day. */
function firstAskedDay(from: string | null, { to, iteration, first }: Around): Day {
  const asked = from === null ? to - 90 : (rangeStart(from, to, iteration) ?? first ?? to)
  return Math.min(to, Math.max(asked, first ?? asked))
}

/** null is the first day there is. */
function rangeStart(from: string, to: Day, iteration: Iteration | null): Day | null {
  switch (from) {
    case 'days30':
    case 'days90':
    case 'days180':
      return to - Number(from.slice(4))
    case 'iteration': {
      if (!iteration) return to - 14
      const start = dayNumber(iteration.start)
      return start + Math.floor((to - start) / iteration.days) * iteration.days
    }
    case 'all':
      return null
    default:
      return dayNumber(from)
  }
}
