import { dayNumber } from '../../core/flow/day.ts'
import type { Timeline } from '../../core/view/timeline.ts'

/** A place on the slider where a day, a week, a month or a year begins. */
export interface Tick {
  readonly moment: number
  /** `YYYY-MM-DD` of its first moment. */
  readonly day: string
  readonly unit: TickUnit
}

export type TickUnit = 'day' | 'week' | 'month' | 'year'

/** What days of one unit have in common. */
const nameOf: Readonly<Record<TickUnit, (day: string) => string>> = {
  day: (day) => day,
  // 5 January 1970 was a Monday.
  week: (day) => String(Math.floor((dayNumber(day) - 4) / 7)),
  month: (day) => day.slice(0, 7),
  year: (day) => day.slice(0, 4),
}

/** The ticks of a timeline: of the finest unit of which no more than `most` begin, none nearer than its room to another. */
export function ticksOf(timeline: Timeline, most: number): readonly Tick[] {
  const all = (['day', 'week', 'month', 'year'] as const).map((unit) => beginnings(timeline, unit))
  const fitting = all.find((ticks) => ticks.length <= most) ?? all.at(-1) ?? []
  const room = timeline.commits.length / Math.max(1, most)
  const kept: Tick[] = []
  for (const tick of fitting) {
    const isFree = tick.moment - (kept.at(-1)?.moment ?? -Infinity) >= room
    // The name of one near the end would be cut off.
    if (isFree && (kept.length === 0 || timeline.commits.length - tick.moment >= room / 2)) kept.push(tick)
  }
  return kept
}

function beginnings({ dayOf, days }: Timeline, unit: TickUnit): readonly Tick[] {
  const ticks: Tick[] = []
  let last = ''
  dayOf.forEach((index, moment) => {
    const day = days[index] ?? ''
    const name = nameOf[unit](day)
    if (name !== last) ticks.push({ moment, day, unit })
    last = name
  })
  return ticks
}

/** The last moment of a day, or of the last day before it that has any; null: it is before the first. */
export function momentOfDay({ dayOf, days }: Timeline, day: string): number | null {
  const index = days.findLastIndex((one) => one <= day)
  return index < 0 ? null : dayOf.lastIndexOf(index)
}

/** The last moment of the day after, or before, that of a moment; the end where there is none. */
export function dayBeside(timeline: Timeline, moment: number, by: 1 | -1): number {
  const { dayOf } = timeline
  const beside = dayOf.lastIndexOf((dayOf[moment] ?? 0) + by)
  return beside >= 0 ? beside : by === 1 ? dayOf.length - 1 : 0
}
