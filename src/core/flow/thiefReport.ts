import type { Iteration, Workflow } from '../board/workflow.ts'
import type { CardLife } from '../history/cardLife.ts'
import { blockedDays } from './blockedTime.ts'
import { dateOf } from './day.ts'
import { dayCounter } from './dayCounter.ts'
import type { Day } from './flowCard.ts'
import { flowCards, type FlowPlace } from './flowCards.ts'
import type { CardMark } from './flowReport.ts'
import { type IterationDays, iterationAt } from './iteration.ts'
import { type DayRange, markOf, type TimedCard, timedCards } from './timedCard.ts'

/** What one thief took in one iteration. */
export interface StolenDays {
  /** Its id; null: blockers of which nobody said whose work they are. */
  readonly thief: string | null
  /** Days that active cards were blocked, as blocked time counts them. */
  readonly days: number
  readonly blockers: number
  /** Times that somebody named the thief at a card which was not blocked by it. */
  readonly flags: number
  /** The cards that it took something of. */
  readonly cards: readonly CardMark[]
}

/** What the thieves took in one iteration, the costliest first. */
export interface IterationReport {
  /** `YYYY-MM-DD`, first and last day. */
  readonly from: string
  readonly to: string
  readonly thieves: readonly StolenDays[]
}

/** What the report is made of. */
export interface ThiefReportInput extends Omit<FlowPlace, 'workflow'> {
  readonly workflow: Workflow
  readonly lives: readonly CardLife[]
  /** Milliseconds since 1970. */
  readonly now: number
  /** How many iterations, with the one that is under way. */
  readonly count: number
}

/** Weeks from Monday, for a team that has named no iteration. */
const weeks: Iteration = { start: '1970-01-05', days: 7, workdays: ['mon', 'tue', 'wed', 'thu', 'fri'] }

/** The days that each thief took in the last iterations, newest first; in weeks where the team has none. */
export function thiefReport(input: ThiefReportInput): readonly IterationReport[] {
  const { lives, workflow, timezone, now, count } = input
  const dayOf = dayCounter(timezone)
  const today = dayOf(now)
  const timed = timedCards(flowCards(lives, input), 'restart', workflow)
  const iterations: IterationDays[] = []
  for (let day = today; iterations.length < count; day = (iterations.at(-1)?.first ?? day) - 1)
    iterations.push(iterationAt(workflow.iteration ?? weeks, day))
  return iterations.map(({ first, last }) => ({
    from: dateOf(first),
    to: dateOf(last),
    thieves: stolenIn({ from: first, to: Math.min(last, today) }, { timed, lives, dayOf }),
  }))
}

interface Sources {
  readonly timed: readonly TimedCard[]
  /** Of each timed card, in the same order. */
  readonly lives: readonly CardLife[]
  readonly dayOf: (at: number) => Day
}

function stolenIn(range: DayRange, { timed, lives, dayOf }: Sources): readonly StolenDays[] {
  const takings = new Takings()
  timed.forEach((one, i) => {
    const card = markOf(one.card)
    for (const { block, days } of blockedDays(one, range)) takings.add(block.thief, card, { days, blockers: 1 })
    for (const { thief, at } of flagsOf(lives[i]))
      if (dayOf(at) >= range.from && dayOf(at) <= range.to) takings.add(thief, card, { flags: 1 })
  })
  return takings.all()
}

/** Where a thief was named; what blocks a card says so with the block. */
function flagsOf(life: CardLife | undefined): readonly { readonly thief: string; readonly at: number }[] {
  const events = life?.events ?? []
  const blocks = new Set(events.flatMap(({ kind, commit }) => (kind === 'blocked' ? [commit] : [])))
  return events.flatMap(({ kind, to, at, commit }) =>
    kind === 'flagged' && to !== null && !blocks.has(commit) ? [{ thief: to, at }] : [],
  )
}

/** Adds up what was taken, by thief. */
class Takings {
  readonly #byThief = new Map<string | null, { -readonly [K in keyof StolenDays]: StolenDays[K] }>()

  add(thief: string | null, card: CardMark, by: Partial<Record<'days' | 'blockers' | 'flags', number>>): void {
    const key = thief?.toLowerCase() ?? null
    const taken = this.#byThief.get(key) ?? { thief: key, days: 0, blockers: 0, flags: 0, cards: [] }
    taken.days += by.days ?? 0
    taken.blockers += by.blockers ?? 0
    taken.flags += by.flags ?? 0
    if (taken.cards.at(-1) !== card) taken.cards = [...taken.cards, card]
    this.#byThief.set(key, taken)
  }

  all(): readonly StolenDays[] {
    return [...this.#byThief.values()].sort((a, b) => b.days - a.days || b.blockers - a.blockers || b.flags - a.flags)
  }
}
