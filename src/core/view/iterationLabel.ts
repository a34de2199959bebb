import { type Iteration, type Weekday, weekdays } from '../board/workflow.ts'
import { dayNumber } from '../flow/day.ts'
import { t } from '../l10n/l10n.ts'

const dayMs = 86_400_000

/** Where in its iteration a day is: `Week 47 · day 1 of 5`. Weeks are ISO weeks, days are the iteration's workdays. */
export function iterationLabel(iteration: Iteration, today: string): string {
  const start = dayNumber(iteration.start)
  const now = dayNumber(today)
  const elapsed = now - start
  const first = start + Math.floor(elapsed / iteration.days) * iteration.days
  const days = Array.from({ length: iteration.days }, (_, i) => first + i)
  const workdays = days.filter((day) => iteration.workdays.includes(weekdayOf(day)))
  const done = workdays.filter((day) => day <= now).length
  const day = workdays.includes(now) ? t('day {0} of {1}', done, workdays.length) : t('no workday')
  return `${weekLabel(first, first + iteration.days - 1)} · ${day}`
}

function weekdayOf(day: number): Weekday {
  // 1 January 1970 was a Thursday.
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? 'mon'
}

function weekLabel(first: number, last: number): string {
  const [from, to] = [isoWeek(first), isoWeek(last)]
  return last - first < 7 || from === to ? t('Week {0}', from) : t('Weeks {0}–{1}', from, to)
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function isoWeek(day: number): number {
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3
  const year = new Date(thursday * dayMs).getUTCFullYear()
  return Math.floor((thursday - dayNumber(`${String(year).padStart(4, '0')}-01-01`)) / 7) + 1
}
