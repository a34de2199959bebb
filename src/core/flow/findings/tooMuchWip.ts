import { peopleOf } from '../../board/wip.ts'
import { plural, t } from '../../l10n/l10n.ts'
import { isActiveAt } from '../cardSpan.ts'
import type { Finding } from '../finding.ts'
import type { Day } from '../flowCard.ts'
import { idsOf, makeFinding } from './makeFinding.ts'
import type { OpenCard, Scene, Subject } from './scene.ts'

/** More has been started than can be finished. */
export function tooMuchWip(scene: Scene): readonly Finding[] {
  return [
    ...columnOver(scene),
    ...personOver(scene),
    ...expediteOver(scene),
    ...boardOver(scene),
    ...arrivals(scene),
    ...ageRising(scene),
  ]
}

function columnOver({ board, subjects, thresholds }: Scene): readonly Finding[] {
  if (thresholds('wip.columnOver') === null) return []
  return board.columns.flatMap(({ column, wip: { count, limit, state } }) => {
    if (state !== 'over' || limit === null) return []
    const says = t('{0} holds {1} cards, and its limit is {2}.', column.name, count, limit)
    const inside = subjects.filter((subject) => subject.column.id === column.id)
    return [makeFinding({ signal: 'wip.columnOver', says, column: column.id, commit: newestArrival(inside) })]
  })
}

/** The commit of the last card that came. */
function newestArrival(subjects: readonly Subject[]): string | null {
  const arrivals = subjects.flatMap(({ life }) => life.visits.at(-1) ?? [])
  return arrivals.reduce<(typeof arrivals)[number] | null>((a, b) => (a && a.at > b.at ? a : b), null)?.commit ?? null
}

function personOver({ board, open, workflow, thresholds }: Scene): readonly Finding[] {
  const { perPerson } = workflow.limits
  if (perPerson === null || thresholds('wip.personOver') === null) return []
  return [...board.activeByPerson].flatMap(([person, count]) => {
    if (count <= perPerson) return []
    const cards = open.filter(({ card, isActive }) => isActive && peopleOf(card.assignees).includes(person))
    const name = cards[0]?.card.assignees.find((one) => peopleOf([one]).includes(person)) ?? person
    const says = t('{0} has {1} active cards, and the limit is {2}: {3}.', name, count, perPerson, idsOf(cards))
    return [makeFinding({ signal: 'wip.personOver', says, person: name })]
  })
}

function expediteOver({ board, workflow, open, thresholds }: Scene): readonly Finding[] {
  const { expedite } = workflow.limits
  if (expedite === null || board.activeExpedite <= expedite || thresholds('wip.expediteOver') === null) return []
  const cards = open.filter(({ card, isActive }) => isActive && card.classOfService === 'expedite')
  const says = t('{0} expedite cards are active, and the limit is {1}: {2}.', cards.length, expedite, idsOf(cards))
  return [makeFinding({ signal: 'wip.expediteOver', says })]
}

function boardOver(scene: Scene): readonly Finding[] {
  const set = scene.thresholds('wip.boardOver')
  const cards = set === null ? null : (set.cards ?? sumOfLimits(scene))
  const count = scene.open.filter(isActive).length
  if (cards === null || count <= cards) return []
  const says = t('{0} cards are active on the whole board.', count)
  return [makeFinding({ signal: 'wip.boardOver', says, thresholds: { cards } })]
}

function isActive(one: OpenCard): boolean {
  return one.isActive
}

/** null where an active column has no limit. */
function sumOfLimits({ workflow: { columns, startedPoint, finishedPoint } }: Scene): number | null {
  const limits = columns.slice(startedPoint, finishedPoint).map(({ wipLimit }) => wipLimit)
  return limits.reduce<number | null>((sum, limit) => (sum === null || limit === null ? null : sum + limit), 0)
}

function arrivals({ timed, today, since, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('wip.arrivals')
  // A board that is younger than the days has only arrivals.
  if (set === null || since === null || since > today - set.days) return []
  const isWithin = (day: Day | null): boolean => day !== null && day > today - set.days && day <= today
  const came = timed.filter(({ card, span }) => isWithin(span.started) && !isBroughtIn(card, span.started)).length
  const left = timed.filter(({ span }) => !span.isUndated && isWithin(span.finished)).length
  if (came - left < set.cards) return []
  const says = t('In {0} days {1} cards were started and {2} finished.', set.days, came, left)
  return [makeFinding({ signal: 'wip.arrivals', says, thresholds: set })]
}

/** It came with an import, already started: nobody started it on that day. */
function isBroughtIn({ isImport, visits }: Scene['timed'][number]['card'], started: Day | null): boolean {
  return isImport && visits[0]?.stage === 'active' && visits[0].day === started
}

function ageRising({ timed, today, since, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('wip.ageRising')
  if (set === null || since === null || since > today - set.days) return []
  const [before, now] = [totalAge(timed, today - set.days), totalAge(timed, today)]
  if (before === 0 || (now - before) * 100 < before * set.percent) return []
  const says = plural(
    set.days,
    'All active cards together are {1} days old; {0} day ago it was {2}.',
    'All active cards together are {1} days old; {0} days ago it was {2}.',
    now,
    before,
  )
  return [makeFinding({ signal: 'wip.ageRising', says, thresholds: set })]
}

function totalAge(timed: Scene['timed'], day: Day): number {
  return timed.reduce(
    (sum, { span }) => (span.started !== null && isActiveAt(span, day) ? sum + day - span.started + 1 : sum),
    0,
  )
}
