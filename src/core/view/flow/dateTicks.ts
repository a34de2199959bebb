import { dateOf } from '../../flow/day.ts'
import { dayText } from '../../l10n/l10n.ts'

/** A day that an axis names. */
export interface DateTick {
  /** Whole days since 1970. */
  readonly day: number
  readonly text: string
}

const dayMs = 86_400_000

/**
 * Days, weeks from Mondays, months and years: whatever names at most so many. Both ends are counted; days of another year
 * than that of `today` say theirs.
 */
export function dateTicks(first: number, last: number, most: number, today = last): readonly DateTick[] {
  const fits = (days: readonly number[]): boolean => days.length <= most && days.length > 0
  const found = [everyDays(first, last, 1), everyDays(first, last, 2), ...mondays(first, last), ...months(first, last)]
  const days = found.find(fits) ?? [last]
  return days.map((day) => ({ day, text: dayText(dateOf(day), dateOf(today)) }))
}

/** Counted back from the last day: that is the one everybody looks for. */
function everyDays(first: number, last: number, step: number): readonly number[] {
  const length = Math.min(40, Math.floor((last - first) / step) + 1)
  return Array.from({ length }, (_, i) => last - (length - 1 - i) * step)
}

function* mondays(first: number, last: number): Generator<readonly number[]> {
  // 5 January 1970 was a Monday.
  const monday = first + ((((4 - first) % 7) + 7) % 7)
  for (const weeks of [1, 2]) yield range(monday, last, 7 * weeks)
}

function* months(first: number, last: number): Generator<readonly number[]> {
  for (const step of [1, 2, 3, 6, 12, 24, 60, 120]) yield monthStarts(first, last, step)
}

function monthStarts(first: number, last: number, step: number): readonly number[] {
  const days: number[] = []
  const start = new Date(first * dayMs)
  const begin = start.getUTCFullYear() * 12 + start.getUTCMonth()
  for (let month = Math.ceil(begin / step) * step; ; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs
    if (day > last) return days
    if (day >= first) days.push(day)
  }
}

function range(first: number, last: number, step: number): readonly number[] {
  const length = Math.max(0, Math.floor((last - first) / step) + 1)
  return Array.from({ length }, (_, i) => first + i * step)
}
