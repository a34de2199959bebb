import { dayText, t } from '../../l10n/l10n.ts'
import type { CardEvent } from '../../history/event.ts'
import type { CardLife } from '../../history/cardLife.ts'
import { dateOf } from '../day.ts'
import type { Finding } from '../finding.ts'
import type { Day } from '../flowCard.ts'
import { makeFinding } from './makeFinding.ts'
import { type Scene, startOf } from './scene.ts'

/** An interruption took the time that other work was promised. */
export function unplannedWork(scene: Scene): readonly Finding[] {
  return [...firstSeenActive(scene), ...expedited(scene), ...notPlanned(scene), ...share(scene)]
}

/** It was there for the first time, and already started; not where it came with many others, or with the board itself. */
function isBornActive({ life, since, dayOf }: { readonly life: CardLife } & Pick<Scene, 'since' | 'dayOf'>): boolean {
  const [first] = life.visits
  return first?.stage === 'active' && !life.isImport && dayOf(first.at) !== since
}

function firstSeenActive({ subjects, workflow, today, since, dayOf, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('unplanned.firstSeenActive')
  if (set === null) return []
  return subjects.flatMap(({ card, life, isActive }) => {
    const [first] = life.visits
    if (!isActive || first === undefined || !isBornActive({ life, since, dayOf })) return []
    const day = dayOf(first.at)
    if (today - day > set.days) return []
    const column = workflow.columns[first.index]?.name ?? first.column ?? ''
    const says = t('{0} was first seen on {1}, already in {2}.', card.id, dateText(day, today), column)
    return [makeFinding({ signal: 'unplanned.firstSeenActive', says, card, thresholds: set, commit: first.commit })]
  })
}

/** From when on it counts as an interruption of what is planned. */
function interruptedFrom({ iteration, today }: Pick<Scene, 'iteration' | 'today'>, days: number): Day {
  return iteration === null ? today - days : iteration.first
}

/** When the class was changed last. */
function classChange({ events }: CardLife): CardEvent | undefined {
  return events.findLast(({ kind, to }) => kind === 'edited' && namesClass(to))
}

/** Whether an edit is one of the class. */
export function namesClass(changed: string | null): boolean {
  return changed?.split(', ').includes('class') ?? false
}

function expedited(scene: Scene): readonly Finding[] {
  const { subjects, iteration, today, dayOf, thresholds } = scene
  const set = thresholds('unplanned.expedited')
  if (set === null) return []
  const from = interruptedFrom(scene, set.days)
  return subjects.flatMap(({ card, life }) => {
    const change = card.classOfService === 'expedite' ? classChange(life) : undefined
    if (change === undefined || dayOf(change.at) < from) return []
    const on = dateText(dayOf(change.at), today)
    const says =
      iteration === null
        ? t('{0} became expedite on {1}.', card.id, on)
        : t('{0} became expedite on {1}; the iteration began on {2}.', card.id, on, dateText(from, today))
    const used = iteration === null ? { thresholds: set } : {}
    return [makeFinding({ signal: 'unplanned.expedited', says, card, ...used, commit: change.commit })]
  })
}

function notPlanned({ subjects, planned, thresholds }: Scene): readonly Finding[] {
  if (planned === null || thresholds('unplanned.notPlanned') === null) return []
  return subjects.flatMap((subject) => {
    const { card, life, isActive } = subject
    if (!isActive || life.isImport || life.ids.some((id) => planned.has(id.toLowerCase()))) return []
    const says = t('{0} is started, and was not planned at the last planning.', card.id)
    return [makeFinding({ signal: 'unplanned.notPlanned', says, card, commit: startOf(subject)?.commit ?? null })]
  })
}

function share(scene: Scene): readonly Finding[] {
  const { iteration, today, thresholds } = scene
  const set = thresholds('unplanned.share')
  if (set === null || iteration === null) return []
  if (iteration.workdays.filter((day) => day < today).length < set.workdays) return []
  const started = startedIn(scene, iteration.first)
  const unplanned = started.filter(({ isUnplanned }) => isUnplanned).length
  if (started.length < set.cards || unplanned * 100 < started.length * set.percent) return []
  const says = t(
    'Of {0} cards that were started in this iteration, {1} were not planned ({2} %).',
    started.length,
    unplanned,
    Math.round((100 * unplanned) / started.length),
  )
  return [makeFinding({ signal: 'unplanned.share', says, thresholds: set })]
}

/** Cards that were started since a day, finished ones too. */
function startedIn(scene: Scene, first: Day): readonly { readonly isUnplanned: boolean }[] {
  const { timed, lives, today, planned, dayOf } = scene
  return timed.flatMap(({ card, span }, i) => {
    const life = lives[i]
    if (life === undefined || span.started === null || span.started < first || span.started > today) return []
    if (life.isImport && card.visits[0]?.stage !== 'waiting') return []
    const change = life.state.classOfService === 'expedite' ? classChange(life) : undefined
    const isExpedited = change !== undefined && dayOf(change.at) >= first
    const isStranger = planned !== null && !life.ids.some((id) => planned.has(id.toLowerCase()))
    return [{ isUnplanned: isExpedited || isStranger || isBornActive({ ...scene, life }) }]
  })
}

function dateText(day: Day, today: Day): string {
  return dayText(dateOf(day), dateOf(today))
}
