import type { Iteration } from '../board/workflow.ts'
import { weekdays } from '../board/workflow.ts'
import { isCalendarDate } from '../card/isCalendarDate.ts'
import { locale, t } from '../l10n/l10n.ts'

const dayMs = 86_400_000

/** A day that many days later; both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Index into `weekdays` of a day: 0 is a Monday. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** A day that people have a word for. */
export interface NamedDay {
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly date: string
}

/** The days that a date is most often set to: today, tomorrow, the next days of the week, the end of the iteration. */
export function namedDays(today: string, iteration: Iteration | null): readonly NamedDay[] {
  const format = new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' })
  const comingDays = [2, 3, 4, 5, 6, 7].map((days) => {
    const date = addDays(today, days)
    return { name: t('next {0}', format.format(new Date(`${date}T00:00:00Z`))), date }
  })
  const end = iteration === null ? null : iterationEnd(today, iteration)
  return [
    { name: t('today'), date: today },
    { name: t('tomorrow'), date: addDays(today, 1) },
    ...(end === null ? [] : [{ name: t('end of the iteration'), date: end }]),
    ...comingDays,
    { name: t('in two weeks'), date: addDays(today, 14) },
  ]
}

/** The last workday of the iteration that a day lies in; null before the first one begins. */
function iterationEnd(today: string, { start, days, workdays }: Iteration): string | null {
  const passed = Math.floor((Date.parse(today) - Date.parse(start)) / dayMs)
  if (!(passed >= 0)) return null
  const last = addDays(start, (Math.floor(passed / days) + 1) * days - 1)
  for (let back = 0; back < Math.min(days, 7); back++) {
    const date = addDays(last, -back)
    const weekday = weekdays[weekdayOf(date)]
    if (weekday !== undefined && workdays.includes(weekday)) return date < today ? last : date
  }
  return last
}

/** Where a date without a year lies: a due day is to come, the day of a card's making is past. */
export type DateSide = 'coming' | 'past'

/** What a text that is no date may have been meant as: dates of the calendar, the likeliest first; `today` as `YYYY-MM-DD`. */
export function readDates(text: string, today: string, side: DateSide): readonly string[] {
  const written = text.trim().toLowerCase().slice(0, 60)
  const found = [...numeric(written), ...named(written, today, side), ...spoken(written, today)]
  return [...new Set(found)].filter(isCalendarDate).slice(0, 3)
}

/** `2026-1-2`, `20260102`, `12.01.2026`, `1/2/2026`, `2026-02-30`, and dates with a time behind them. */
function numeric(written: string): readonly string[] {
  const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?!\d)/.exec(written)
  if (yearFirst) {
    const [year, month, day] = numbersOf(yearFirst)
    const asWritten = dateOf(year, month, day)
    return isCalendarDate(asWritten) ? [asWritten] : [dateOf(year, day, month), lastDay(year, month, day)]
  }
  const yearLast = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?!\d)/.exec(written)
  if (!yearLast) return []
  const [one, other, year] = numbersOf(yearLast)
  const dayFirst = dateOf(fullYear(year), other, one)
  const monthFirst = dateOf(fullYear(year), one, other)
  return written.includes('/') ? [monthFirst, dayFirst] : [dayFirst, monthFirst]
}

function numbersOf(match: RegExpExecArray): readonly [number, number, number] {
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year
}

function dateOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The last day of a month that has not as many days as were written. */
function lastDay(year: number, month: number, day: number): string {
  if (day < 29 || day > 31) return ''
  return [30, 29, 28].map((last) => dateOf(year, month, last)).find(isCalendarDate) ?? ''
}

/** By the first three letters, English and German. */
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  mae: 3,
  apr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
}

/** `Jan 2`, `2 January`, `2. Jan. 2026`, `January 2nd, 2026`. */
function named(written: string, today: string, side: DateSide): readonly string[] {
  const parts = written.match(/\p{L}+|\d+/gu) ?? []
  const month = parts.map((part) => months[part.slice(0, 3)]).find((found) => found !== undefined)
  const numbers = parts.filter((part) => /^\d/.test(part)).map(Number)
  const day = numbers.find((number) => number >= 1 && number <= 31)
  if (month === undefined || day === undefined) return []
  const year = numbers.find((number) => number > 31)
  if (year !== undefined) return [dateOf(fullYear(year), month, day)]
  const thisYear = Number(today.slice(0, 4))
  const years = side === 'coming' ? [thisYear, thisYear + 1] : [thisYear, thisYear - 1]
  const dates = years.map((one) => dateOf(one, month, day))
  return dates.filter((date) => (side === 'coming' ? date >= today : date <= today)).slice(0, 1)
}

/** `today`, `tomorrow`, `friday`, `next fri`, `yesterday`. */
function spoken(written: string, today: string): readonly string[] {
  const word = written.replace(/^(?:next|on|by)\s+/, '')
  const days: Readonly<Record<string, number>> = { today: 0, tomorrow: 1, yesterday: -1 }
  const offset = Object.hasOwn(days, word) ? days[word] : undefined
  if (offset !== undefined) return [addDays(today, offset)]
  const weekday = (weekdays as readonly string[]).indexOf(word.slice(0, 3))
  if (weekday === -1 || !/^[a-z]+$/.test(word)) return []
  return [addDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7)]
}
