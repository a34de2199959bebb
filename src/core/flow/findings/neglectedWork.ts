import { dayText, plural, t } from '../../l10n/l10n.ts'
import { columnStays } from '../columnPace.ts'
import { dateOf } from '../day.ts'
import type { Finding } from '../finding.ts'
import { ascending, percentile } from '../percentile.ts'
import { finishedIn } from '../timedCard.ts'
import { whereabouts } from '../workItemAge.ts'
import { makeFinding } from './makeFinding.ts'
import { lastEvent, type Scene, startOf, type Subject } from './scene.ts'

/** Begun, then left lying half done. */
export function neglectedWork(scene: Scene): readonly Finding[] {
  return [
    ...overSle(scene),
    ...untouched(scene),
    ...stuckInColumn(scene),
    ...movedBack(scene),
    ...nobody(scene),
    ...blockedUntouched(scene),
  ]
}

function overSle({ subjects, today, workflow, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('neglected.overSle')
  const days = set === null ? null : (set.days ?? workflow.sle?.days ?? null)
  if (days === null) return []
  return subjects.flatMap((subject) => {
    const { card, isActive, timed } = subject
    if (!isActive || timed.span.started === null) return []
    const age = today - timed.span.started + 1
    if (age <= days) return []
    const says = plural(age, '{1} is {0} day old.', '{1} is {0} days old.', card.id)
    const commit = startOf(subject)?.commit ?? null
    return [makeFinding({ signal: 'neglected.overSle', says, card, thresholds: { days }, commit })]
  })
}

/** Blocked ones are looked at by a signal of their own. */
function untouched(scene: Scene): readonly Finding[] {
  const set = scene.thresholds('neglected.untouched')
  if (set === null) return []
  return scene.subjects.flatMap((subject) => {
    const { card, isActive } = subject
    const idle = idleDays(scene, subject)
    if (!isActive || card.blocked !== null || idle < set.days) return []
    return [
      makeFinding({
        signal: 'neglected.untouched',
        says: idleSentence(scene, subject, idle),
        card,
        thresholds: set,
        commit: lastEvent(subject).commit,
      }),
    ]
  })
}

function idleDays({ idleDays, isTouched }: Scene, subject: Subject): number {
  return isTouched(subject.card) ? 0 : idleDays(lastEvent(subject).at)
}

/** `A has been untouched for 6 workdays, since 16 Nov.` */
function idleSentence({ workflow, dayOf, today }: Scene, subject: Subject, days: number): string {
  const since = dayText(dateOf(dayOf(lastEvent(subject).at)), dateOf(today))
  const { id } = subject.card
  return workflow.iteration === null
    ? plural(
        days,
        '{1} has been untouched for {0} day, since {2}.',
        '{1} has been untouched for {0} days, since {2}.',
        id,
        since,
      )
    : plural(
        days,
        '{1} has been untouched for {0} workday, since {2}.',
        '{1} has been untouched for {0} workdays, since {2}.',
        id,
        since,
      )
}

function stuckInColumn({ subjects, timed, today, since, workflow, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('neglected.stuckInColumn')
  if (set === null || since === null) return []
  const stays = columnStays(finishedIn(timed, { from: since, to: today }), workflow.finishedPoint).map(ascending)
  return subjects.flatMap(({ card, column, columnIndex, isActive, timed: its, life }) => {
    const usual = stays[columnIndex] ?? []
    const most = percentile(usual, set.percentile)
    const days = today - whereabouts(its.card.visits).since + 1
    if (!isActive || most === null || usual.length < set.cards || days <= most) return []
    const says = plural(
      days,
      '{1} has been in {2} for {0} day; of {3} cards before it, {4} % left it within {5} days.',
      '{1} has been in {2} for {0} days; of {3} cards before it, {4} % left it within {5} days.',
      card.id,
      column.name,
      usual.length,
      set.percentile,
      most,
    )
    const commit = life.visits.at(-1)?.commit ?? null
    return [makeFinding({ signal: 'neglected.stuckInColumn', says, card, column: column.id, thresholds: set, commit })]
  })
}

function movedBack(scene: Scene): readonly Finding[] {
  const set = scene.thresholds('neglected.movedBack')
  if (set === null) return []
  return scene.subjects.flatMap((subject) => {
    const { card, life, isActive, column } = subject
    const idle = idleDays(scene, subject)
    if (isActive || idle < set.days || !life.visits.some(({ stage }) => stage === 'active')) return []
    const back = t('It had been started, and was moved back to {0}.', column.name)
    const says = `${idleSentence(scene, subject, idle)} ${back}`
    const commit = life.visits.at(-1)?.commit ?? null
    return [makeFinding({ signal: 'neglected.movedBack', says, card, thresholds: set, commit })]
  })
}

function nobody(scene: Scene): readonly Finding[] {
  const { subjects, thresholds, dayOf, today } = scene
  const set = thresholds('neglected.nobody')
  if (set === null) return []
  return subjects.flatMap((subject) => {
    const { card, isActive } = subject
    const start = isActive && card.assignees.length === 0 ? startOf(subject) : null
    if (start === null || today - dayOf(start.at) < set.days) return []
    const since = dayText(dateOf(dayOf(start.at)), dateOf(today))
    const says = t('{0} was started on {1}, and nobody is assigned to it.', card.id, since)
    return [makeFinding({ signal: 'neglected.nobody', says, card, thresholds: set, commit: start.commit })]
  })
}

function blockedUntouched(scene: Scene): readonly Finding[] {
  const set = scene.thresholds('neglected.blockedUntouched')
  if (set === null) return []
  return scene.subjects.flatMap((subject) => {
    const { card } = subject
    const idle = idleDays(scene, subject)
    if (card.blocked === null || idle <= set.days) return []
    const says = `${idleSentence(scene, subject, idle)} ${t('It is blocked.')}`
    const { commit } = lastEvent(subject)
    return [makeFinding({ signal: 'neglected.blockedUntouched', says, card, thresholds: set, commit })]
  })
}
