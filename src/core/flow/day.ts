import type { Day } from './flowCard.ts'

const dayMs = 86_400_000

/** Days since 1 January 1970 of a `YYYY-MM-DD`. */
export function dayNumber(date: string): Day {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs)
}

/** A day as `YYYY-MM-DD`. */
export function dateOf(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** All days from one to another, both counted. */
export function daysBetween(from: Day, to: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}
