import { type Iteration, type Weekday, weekdays } from '../board/workflow.ts'
import { dayNumber, daysBetween } from './day.ts'
import type { Day } from './flowCard.ts'

/** One iteration of a team. */
export interface IterationDays {
  readonly first: Day
  readonly last: Day
  /** Those of its days that are worked on. */
  readonly workdays: readonly Day[]
}

/** The iteration that a day is in. */
export function iterationAt(iteration: Iteration, day: Day): IterationDays {
  const start = dayNumber(iteration.start)
  const first = start + Math.floor((day - start) / iteration.days) * iteration.days
  const last = first + iteration.days - 1
  return { first, last, workdays: daysBetween(first, last).filter((one) => isWorkday(iteration, one)) }
}

/** Days from one to another, the first not counted; with an iteration only its workdays. */
export function daysSince(from: Day, to: Day, iteration: Iteration | null): number {
  if (iteration === null) return Math.max(0, to - from)
  const weeks = Math.max(0, Math.floor((to - from) / 7))
  const rest = daysBetween(from + weeks * 7 + 1, to).filter((day) => isWorkday(iteration, day))
  return weeks * iteration.workdays.length + rest.length
}

function isWorkday({ workdays }: Iteration, day: Day): boolean {
  return workdays.includes(weekdayOf(day))
}

function weekdayOf(day: Day): Weekday {
  // 1 January 1970 was a Thursday.
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? 'mon'
}
