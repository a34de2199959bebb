import type { Workflow } from '../board/workflow.ts'
import { yardstickOf } from './ageBand.ts'
import { asOf } from './asOf.ts'
import { assumptions } from './assumptions.ts'
import { blockedTime } from './blockedTime.ts'
import { columnPace } from './columnPace.ts'
import { cumulativeFlow } from './cumulativeFlow.ts'
import { cycleTime } from './cycleTime.ts'
import { dateOf, dayNumber } from './day.ts'
import type { Day, FlowCard } from './flowCard.ts'
import { flowEfficiency } from './flowEfficiency.ts'
import type { FlowQuery, FlowReport } from './flowReport.ts'
import { type Drawing, forecastHowMany, forecastWhen } from './forecast.ts'
import { leadTime } from './leadTime.ts'
import { notesOf } from './notes.ts'
import { arrivals, throughput } from './throughput.ts'
import {
  cycleDays,
  dayCounts,
  type DayRange,
  type FinishedCard,
  finishedIn,
  type TimedCard,
  timedCards,
} from './timedCard.ts'
import { dailyWip } from './wip.ts'
import { workItemAge } from './workItemAge.ts'
import { xmr } from './xmr.ts'

/** What a report is made from. */
export interface FlowSubject {
  /** All that are to be reported on, and only those. */
  readonly cards: readonly FlowCard[]
  readonly workflow: Workflow
  /** IANA name of the zone in whose days the cards are. */
  readonly timezone: string
  readonly isOwnZone: boolean
  readonly query: FlowQuery
  /** `YYYY-MM-DD`. */
  readonly today: string
}

/** Measures flow over some days, as it was known when the last of them ended. */
export function flowReport({ cards, workflow, timezone, isOwnZone, query, today }: FlowSubject): FlowReport {
  const { policy } = query
  const range: DayRange = query
  const timed = timedCards(asOf(cards, range.to), policy, workflow)
  const finished = finishedIn(timed, range)
  const times = cycleTime(finished)
  const pace = columnPace(finished, workflow)
  const wip = dailyWip(timed, range)
  const since = firstDay(timed)
  const leftOut = { ...missing(timed, range), noFinish: wip.at(-1) ?? 0 }
  const forecast = forecastOf(timed, query, since)
  return {
    timezone,
    isOwnZone,
    policy,
    from: dateOf(range.from),
    to: dateOf(range.to),
    n: finished.length,
    leftOut,
    columns: columnsOf(workflow),
    wip: dayCounts(wip, range.from),
    arrivals: dayCounts(arrivals(timed, range), range.from),
    throughput: dayCounts(throughput(timed, range), range.from),
    cycleTime: times,
    leadTime: leadTime(finished, workflow.committedPoint),
    workItemAge: workItemAge(timed, range.to, yardstickOf(times, workflow.sle), workflow),
    pace,
    sle: sleMet(finished, workflow),
    cumulativeFlow: cumulativeFlow(timed, workflow.columns, range),
    blockedTime: blockedTime(timed, range, workflow),
    flowEfficiency: flowEfficiency(finished),
    // Before the first card was seen nothing could be broken.
    assumptions: assumptions(timed, { from: Math.min(range.to, Math.max(range.from, since)), to: range.to }),
    forecast,
    xmr: behaviour(timed, range, since),
    notes: notesOf({
      n: finished.length,
      leftOut,
      timezone,
      isOwnZone,
      cardCount: timed.length,
      future: range.to - dayNumber(today),
      forecast: { ...forecast, asked: query.window },
    }),
  }
}

function columnsOf({ columns, startedPoint, finishedPoint }: Workflow): FlowReport['columns'] {
  return columns.map(({ id, name }, i) => ({ id, name, isActive: i >= startedPoint && i < finishedPoint }))
}

/** The day on which the first card was seen: before it there was nothing to count. */
function firstDay(cards: readonly TimedCard[]): Day {
  return cards.reduce((first, { card }) => Math.min(first, card.visits[0]?.day ?? first), Infinity)
}

function missing(cards: readonly TimedCard[], { from, to }: DayRange): Omit<FlowReport['leftOut'], 'noFinish'> {
  const isIn = (day: Day | null): boolean => day !== null && day >= from && day <= to
  const unstarted = cards.filter(({ span }) => span.started === null && isIn(span.finished))
  return {
    noStart: unstarted.length,
    undated: unstarted.filter(({ span }) => span.isUndated).length,
    abandoned: cards.filter(({ span }) => span.started !== null && isIn(span.left)).length,
  }
}

function sleMet(finished: readonly FinishedCard[], { sle }: Workflow): FlowReport['sle'] {
  if (sle === null) return null
  return { ...sle, met: finished.filter((timed) => cycleDays(timed) <= sle.days).length, of: finished.length }
}

function forecastOf(cards: readonly TimedCard[], query: FlowQuery, since: Day): FlowReport['forecast'] {
  const { to, seed, days, items } = query
  const daily = throughput(cards, { from: Math.max(to - query.window + 1, since), to })
  const drawing: Drawing = { daily, seed }
  return {
    window: daily.length,
    sampled: daily.reduce((sum, count) => sum + count, 0),
    seed,
    howMany: { days, ...forecastHowMany(drawing, days) },
    when: { items, ...forecastWhen(drawing, items) },
  }
}

function behaviour(cards: readonly TimedCard[], { from, to }: DayRange, since: Day): FlowReport['xmr'] {
  const range = { from: Math.max(from, since), to }
  return xmr(dayCounts(throughput(cards, range), range.from))
}
