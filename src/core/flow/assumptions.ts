import { plural, t } from '../l10n/l10n.ts'
import { isActiveAt } from './cardSpan.ts'
import { dateOf } from './day.ts'
import type { Day } from './flowCard.ts'
import type { FlowReport } from './flowReport.ts'
import type { DayRange, TimedCard } from './timedCard.ts'

type Assumption = FlowReport['assumptions'][number]

/** What is so near is the same: a tenth, or one card. */
const tolerance = 0.1

/** What Little's law asks for, and whether these days gave it. It is no forecast: it says how far averages can be trusted. */
export function assumptions(cards: readonly TimedCard[], range: DayRange): readonly Assumption[] {
  return [balance(cards, range), ageing(cards, range), departures(cards, range)]
}

function balance(cards: readonly TimedCard[], range: DayRange): Assumption {
  const started = cards.filter(({ span }) => isIn(span.started, range)).length
  const finished = cards.filter(({ span }) => span.started !== null && isIn(span.finished, range)).length
  const holds = Math.abs(started - finished) <= Math.max(1, tolerance * Math.max(started, finished))
  return { name: 'arrivals', holds, evidence: t('{0} started, {1} finished.', started, finished) }
}

function ageing(cards: readonly TimedCard[], { from, to }: DayRange): Assumption {
  const [before, after] = [totalAge(cards, from), totalAge(cards, to)]
  const sums = plural(after, '{0} day on {1}', '{0} days on {1}', dateOf(to))
  const evidence = t('The active cards were {0} days old together on {1}, and {2}.', before, dateOf(from), sums)
  return { name: 'age', holds: after <= before * (1 + tolerance) + 1, evidence }
}

function departures(cards: readonly TimedCard[], range: DayRange): Assumption {
  const gone = cards.filter(({ span }) => span.started !== null && isIn(span.left, range)).length
  const evidence = plural(
    gone,
    '{0} started card left the wall unfinished.',
    '{0} started cards left the wall unfinished.',
  )
  return { name: 'unfinished', holds: gone === 0, evidence }
}

/** Days of all active cards together, each card's first day counted. */
export function totalAge(cards: readonly TimedCard[], day: Day): number {
  let sum = 0
  for (const { span } of cards) if (span.started !== null && isActiveAt(span, day)) sum += day - span.started + 1
  return sum
}

function isIn(day: Day | null, { from, to }: DayRange): boolean {
  return day !== null && day >= from && day <= to
}
