import { type Rank, compareRanks, readRank } from '../../board/rank.ts'
import { compareText } from '../../board/compareCards.ts'
import { peopleOf } from '../../board/wip.ts'
import { plural, t } from '../../l10n/l10n.ts'
import type { CardLife } from '../../history/cardLife.ts'
import type { Finding } from '../finding.ts'
import { idsOf, makeFinding } from './makeFinding.ts'
import { columnOf, type OpenCard, type Scene, startOf, type Subject } from './scene.ts'
import { namesClass } from './unplannedWork.ts'

/** Other work is just as urgent, and nobody said which comes first. */
export function conflictingPriorities(scene: Scene): readonly Finding[] {
  return [...twoTop(scene), ...reranked(scene), ...expedites(scene), ...lowerPulled(scene), ...flips(scene)]
}

/** Expedite, or the first of an active column that holds more than itself. */
function topCards({ board, open }: Scene): readonly OpenCard[] {
  const first = new Set(
    board.columns.flatMap(({ column, cards }) => (column.isQueue || cards.length < 2 ? [] : cards.slice(0, 1))),
  )
  return open.filter(({ card, isActive }) => isActive && (card.classOfService === 'expedite' || first.has(card)))
}

function twoTop(scene: Scene): readonly Finding[] {
  const set = scene.thresholds('priorities.twoTop')
  if (set === null) return []
  const byPerson = new Map<string, OpenCard[]>()
  for (const one of topCards(scene))
    for (const person of peopleOf(one.card.assignees)) {
      const theirs = byPerson.get(person)
      if (theirs === undefined) byPerson.set(person, [one])
      else theirs.push(one)
    }
  return [...byPerson].flatMap(([person, cards]) => {
    if (cards.length < Math.max(2, set.cards)) return []
    const name = cards[0]?.card.assignees.find((one) => peopleOf([one]).includes(person)) ?? person
    const says = t('{0} cards at the top wait for {1} at once: {2}.', cards.length, name, idsOf(cards))
    return [makeFinding({ signal: 'priorities.twoTop', says, person: name, thresholds: set })]
  })
}

function reranked({ subjects, today, dayOf, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('priorities.reranked')
  if (set === null) return []
  return subjects.flatMap((subject) => {
    const start = subject.isActive ? startOf(subject) : null
    if (start === null) return []
    const changes = priorityChanges(subject.life).filter(({ at }) => at > start.at && dayOf(at) > today - set.days)
    if (changes.length < set.times) return []
    const { card } = subject
    const says = t(
      'Order or class of {0} changed {1} times in {2} days, after it was started.',
      card.id,
      changes.length,
      set.days,
    )
    return [
      makeFinding({
        signal: 'priorities.reranked',
        says,
        card,
        thresholds: set,
        commit: changes.at(-1)?.commit ?? null,
      }),
    ]
  })
}

/** Changes of order or class, a commit once. What comes with a move is the move's. */
function priorityChanges({ events }: CardLife): readonly { readonly at: number; readonly commit: string }[] {
  const moves = new Set(events.flatMap(({ kind, commit }) => (kind === 'moved' || kind === 'created' ? [commit] : [])))
  const changes = new Map<string, { readonly at: number; readonly commit: string }>()
  for (const { kind, to, at, commit } of events) {
    const isChange = (kind === 'ranked' && !moves.has(commit)) || (kind === 'edited' && namesClass(to))
    if (isChange) changes.set(commit, { at, commit })
  }
  return [...changes.values()]
}

function expedites({ open, workflow, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('priorities.expedites')
  if (set === null) return []
  const cards = set.cards ?? workflow.limits.expedite ?? 1
  const urgent = open.filter(({ card, isActive }) => isActive && card.classOfService === 'expedite')
  if (urgent.length <= cards) return []
  const says = t('{0} expedite cards are active at once: {1}.', urgent.length, idsOf(urgent))
  return [makeFinding({ signal: 'priorities.expedites', says, thresholds: { cards } })]
}

function lowerPulled(scene: Scene): readonly Finding[] {
  const { subjects, today, dayOf, workflow, thresholds } = scene
  const set = thresholds('priorities.lowerPulled')
  if (set === null) return []
  const waiting = freeCards(scene)
  return subjects.flatMap((subject) => {
    const { card, life, isActive } = subject
    const start = isActive && card.classOfService !== 'expedite' ? startOf(subject) : null
    const from = start === null ? undefined : life.visits[life.visits.indexOf(start) - 1]
    if (start === null || from?.stage !== 'waiting' || dayOf(start.at) < today - set.days) return []
    const rank = ranksOf(life, workflow.fieldNames)(start.at)
    const passed = (waiting[from.index] ?? []).filter(
      (other) =>
        wasFree(other, start.at) && (isAbove(other.rankAt(start.at), rank) ?? compareText(other.card.id, card.id) < 0),
    )
    if (passed.length === 0 || passed.length < set.cards) return []
    const says = t('{0} was started while higher cards were ready and free: {1}.', card.id, idsOf(passed))
    return [makeFinding({ signal: 'priorities.lowerPulled', says, card, thresholds: set, commit: start.commit })]
  })
}

/** By column, the cards that wait there now with nothing to hold them. */
function freeCards({
  board,
  workflow,
  subjects,
}: Scene): readonly (readonly (Subject & { readonly rankAt: RankAt })[])[] {
  const isOpen = (id: string): boolean =>
    (board.cardsById.get(id.toLowerCase()) ?? []).some((one) => columnOf(board, one) < workflow.finishedPoint)
  const columns = workflow.columns.map((): (Subject & { readonly rankAt: RankAt })[] => [])
  for (const subject of subjects) {
    const { card, isActive, columnIndex } = subject
    if (!isActive && card.blocked === null && !card.dependsOn.some(isOpen))
      columns[columnIndex]?.push({ ...subject, rankAt: ranksOf(subject.life, workflow.fieldNames) })
  }
  return columns
}

/** Whether a card was where it is now, and not blocked. */
function wasFree({ life: { visits, blocks } }: Subject, at: number): boolean {
  return (visits.at(-1)?.at ?? Infinity) <= at && !blocks.some(({ from, to }) => from <= at && (to === null || to > at))
}

type RankAt = (at: number) => Rank | null

/** What rank a card had right before an instant. Of one that was never ranked anew it is read once. */
function ranksOf({ events, state }: CardLife, names: Parameters<typeof readRank>[1]): RankAt {
  const changes = events.filter(({ kind }) => kind === 'ranked')
  const last = readRank(state.rank, names)
  if (changes.length === 0) return () => last
  return (at) => {
    const change = changes.find((event) => event.at >= at)
    return change === undefined ? last : readRank(change.from, names)
  }
}

/** null: neither is. */
function isAbove(a: Rank | null, b: Rank | null): boolean | null {
  if (a === null || b === null) return a === b ? null : b === null
  const order = compareRanks(a, b)
  return order === 0 ? null : order < 0
}

function flips({ subjects, today, dayOf, thresholds }: Scene): readonly Finding[] {
  const set = thresholds('priorities.flips')
  if (set === null) return []
  return subjects.flatMap(({ card, life, isActive }) => {
    if (!isActive) return []
    const again = life.visits.filter(({ stage, at }, i) => {
      if (stage !== 'active' || dayOf(at) <= today - set.days) return false
      return life.visits[i - 1]?.stage === 'waiting' && life.visits.slice(0, i).some((one) => one.stage === 'active')
    })
    if (again.length === 0 || again.length < set.times) return []
    const says = plural(
      again.length,
      '{1} was put back and started again {0} time in {2} days.',
      '{1} was put back and started again {0} times in {2} days.',
      card.id,
      set.days,
    )
    const commit = again.at(-1)?.commit ?? null
    return [makeFinding({ signal: 'priorities.flips', says, card, thresholds: set, commit })]
  })
}
