import { personKey } from '../../board/wip.ts'
import type { Card } from '../../card/card.ts'
import { plural, t } from '../../l10n/l10n.ts'
import type { Finding } from '../finding.ts'
import { cyclesOf } from './cyclesOf.ts'
import { idsOf, makeFinding } from './makeFinding.ts'
import { columnOf, type OpenCard, type Scene, startOf } from './scene.ts'

/** Something has to happen first, and nobody knew it or cared for it. */
export function unknownDependencies(scene: Scene): readonly Finding[] {
  return [...foundLate(scene), ...unfinished(scene), ...cycles(scene), ...dangling(scene), ...sameBlocker(scene)]
}

/** A dependency that `depends_on` names is known; it does not say since when. */
function foundLate(scene: Scene): readonly Finding[] {
  if (scene.thresholds('dependencies.foundLate') === null) return []
  return scene.subjects.flatMap((subject) => {
    const { card, life, isActive } = subject
    const on = card.blocked?.on ?? null
    const span = life.blocks.at(-1)
    const start = startOf(subject)
    if (!isActive || on === null || span?.to !== null || start === null || span.from <= start.at) return []
    if (card.dependsOn.some((id) => personKey(id) === personKey(on.trim()))) return []
    const days = scene.dayOf(span.from) - scene.dayOf(start.at)
    const says = plural(
      days,
      '{1} was blocked on {2} {0} day after it was started, and no depends_on named it.',
      '{1} was blocked on {2} {0} days after it was started, and no depends_on named it.',
      card.id,
      on,
    )
    return [makeFinding({ signal: 'dependencies.foundLate', says, card, commit: span.commit })]
  })
}

function unfinished({ board, open, workflow, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('dependencies.unfinished')
  if (set === null) return []
  const isUnfinished = (id: string): boolean =>
    (board.cardsById.get(id.toLowerCase()) ?? []).some((card) => columnOf(board, card) < workflow.finishedPoint)
  return open.flatMap(({ card, isActive }) => {
    const ids = isActive ? card.dependsOn.filter(isUnfinished) : []
    if (ids.length === 0 || ids.length < set.cards) return []
    const says = t('{0} is active, and what it depends on is not finished: {1}.', card.id, ids.join(', '))
    return [makeFinding({ signal: 'dependencies.unfinished', says, card, thresholds: set, isMild: true })]
  })
}

function cycles({ open, thresholds }: Scene): readonly Finding[] {
  if (thresholds('dependencies.cycle') === null) return []
  return cyclesOf(open.map(({ card }) => card)).flatMap((cycle) => {
    const [card] = cycle
    if (card === undefined) return []
    const around = [...cycle, card].map(({ id }) => id).join(' → ')
    const says =
      cycle.length === 1 ? t('{0} depends on itself.', card.id) : t('None of them can be first: {0}.', around)
    return [makeFinding({ signal: 'dependencies.cycle', says, card })]
  })
}

function dangling({ board, open, thresholds }: Scene): readonly Finding[] {
  if (thresholds('dependencies.dangling') === null) return []
  const isThere = (id: string): boolean =>
    board.cardsById.has(id.toLowerCase()) || board.archivedIds.has(id.toLowerCase())
  return open.flatMap(({ card }) => {
    const ids = card.dependsOn.filter((id) => !isThere(id))
    if (ids.length === 0) return []
    const says = t('{0} depends on what is no card of this board: {1}.', card.id, ids.join(', '))
    return [makeFinding({ signal: 'dependencies.dangling', says, card })]
  })
}

function sameBlocker({ open, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('dependencies.sameBlocker')
  if (set === null) return []
  const waiting = new Map<string, { readonly name: string; readonly cards: OpenCard[] }>()
  for (const one of open) {
    const name = blockerOf(one.card)
    if (name === null) continue
    const known = waiting.get(personKey(name))
    if (known === undefined) waiting.set(personKey(name), { name, cards: [one] })
    else known.cards.push(one)
  }
  return [...waiting.values()].flatMap(({ name, cards }) => {
    if (cards.length < set.cards) return []
    const says = t('{0} blocked cards wait for {1}: {2}.', cards.length, name, idsOf(cards))
    return [makeFinding({ signal: 'dependencies.sameBlocker', says, thresholds: set })]
  })
}

function blockerOf({ blocked }: Card): string | null {
  const on = blocked?.on?.trim() ?? ''
  return on === '' ? null : on
}
