import type { Iteration } from '../board/workflow.ts'
import { dateOf, dayNumber } from '../flow/day.ts'
import { iterationAt } from '../flow/iteration.ts'
import { t } from '../l10n/l10n.ts'

/** Where in its iteration a day is: `Week 47 · day 1 of 5`. Weeks are ISO weeks, days are the iteration's workdays. */
export function iterationLabel(iteration: Iteration, today: string): string {
  const now = dayNumber(today)
  const { first, last, workdays } = iterationAt(iteration, now)
  const done = workdays.filter((day) => day <= now).length
  const day = workdays.includes(now) ? t('day {0} of {1}', done, workdays.length) : t('no workday')
  return `${weekLabel(first, last)} · ${day}`
}

function weekLabel(first: number, last: number): string {
  const [from, to] = [isoWeek(first), isoWeek(last)]
  return last - first < 7 || from === to ? t('Week {0}', from) : t('Weeks {0}–{1}', from, to)
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function isoWeek(day: number): number {
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3
  return Math.floor((thursday - dayNumber(`${dateOf(thursday).slice(0, 4)}-01-01`)) / 7) + 1
}
