import type { DayCount } from '../../flow/flowReport.ts'
import { dayText, t } from '../../l10n/l10n.ts'
import { dateOf, dayNumber } from '../../flow/day.ts'

/** How long one bar of a chart of days is: so that a bar stays wide enough to be hit. */
export type SpanUnit = 'day' | 'week' | 'month'

/** Some days in a row and what was counted in them. */
export interface Span {
  /** Whole days since 1970; both are counted. */
  readonly first: number
  readonly last: number
  readonly count: number
}

/** Days up to half a year, weeks up to three years, months beyond. */
export function unitFor(days: number): SpanUnit {
  if (days <= 185) return 'day'
  return days <= 3 * 366 ? 'week' : 'month'
}

/** Sums days up; the first and the last span may be shorter than the others. Weeks begin on Monday. */
export function spansOf(days: readonly DayCount[], unit: SpanUnit): readonly Span[] {
  const spans: { first: number; last: number; count: number }[] = []
  let name = ''
  for (const { date, count } of days) {
    const day = dayNumber(date)
    const own = nameOf(date, day, unit)
    const span = own === name ? spans.at(-1) : undefined
    name = own
    if (!span) spans.push({ first: day, last: day, count })
    else {
      span.last = day
      span.count += count
    }
  }
  return spans
}

function nameOf(date: string, day: number, unit: SpanUnit): string {
  if (unit === 'day') return date
  // 5 January 1970 was a Monday.
  return unit === 'week' ? String(Math.floor((day - 4) / 7)) : date.slice(0, 7)
}

/** `3 Nov`, or `2 Nov – 8 Nov`. */
export function spanName({ first, last }: Span, today: string): string {
  const [from, to] = [first, last].map((day) => dayText(dateOf(day), today))
  return first === last ? (from ?? '') : t('{0} – {1}', from ?? '', to ?? '')
}
