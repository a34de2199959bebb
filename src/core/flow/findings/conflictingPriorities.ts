import { type Rank, readRank } from '../../board/rank.ts'
import { peopleOf } from '../../board/wip.ts'
import { plural, t } from '../../l10n/l10n.ts'
import type { CardLife, Visit } from '../../history/cardLife.ts'
import type { Finding } from '../finding.ts'
import { fewIds, idsOf, makeFinding, namesOf } from './makeFinding.ts'
import { type FreeTime, type PassedOver, passedOver } from './passedOver.ts'
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

interface Pulled {
  readonly subject: Subject
  readonly start: Visit
  readonly rank: Rank | null
}

function lowerPulled(scene: Scene): readonly Finding[] {
  const { subjects, workflow, thresholds } = scene
  const set = thresholds('priorities.lowerPulled')
  if (set === null) return []
  const waiting = freeTimes(scene)
  const byColumn = workflow.columns.map((): Pulled[] => [])
  for (const subject of subjects) pulledFrom(scene, subject, set.days, byColumn)
  const passed = new Map<Subject, PassedOver>()
  byColumn.forEach((pulled, column) => {
    const starts = pulled.map(({ subject, start, rank }) => ({ id: subject.card.id, rank, at: start.at }))
    const found = passedOver(starts, waiting[column] ?? [], fewIds)
    pulled.forEach(({ subject }, i) => passed.set(subject, found[i] ?? { count: 0, highest: [] }))
  })
  return subjects.flatMap((subject) => {
    const { count, highest } = passed.get(subject) ?? { count: 0, highest: [] }
    if (count === 0 || count < set.cards) return []
    const { card } = subject
    const others = namesOf(highest, count)
    const says = t('{0} was started while higher cards were ready and free: {1}.', card.id, others)
    const commit = startOf(subject)?.commit ?? null
    return [makeFinding({ signal: 'priorities.lowerPulled', says, card, thresholds: set, commit })]
  })
}

/** Puts a card that was pulled in the last days to the column that it came from. */
function pulledFrom(
  { today, dayOf, workflow }: Scene,
  subject: Subject,
  days: number,
  byColumn: readonly Pulled[][],
): void {
  const { card, life, isActive } = subject
  const start = isActive && card.classOfService !== 'expedite' ? startOf(subject) : null
  const from = start === null ? undefined : life.visits[life.visits.indexOf(start) - 1]
  if (start === null || from?.stage !== 'waiting' || dayOf(start.at) < today - days) return
  byColumn[from.index]?.push({ subject, start, rank: ranksOf(life, workflow.fieldNames)(start.at) })
}

/** By column, when the cards that wait there now with nothing to hold them waited there so, and under which rank. */
function freeTimes({ board, workflow, subjects }: Scene): readonly (readonly FreeTime[])[] {
  const isOpen = (id: string): boolean =>
    (board.cardsById.get(id.toLowerCase()) ?? []).some((one) => columnOf(board, one) < workflow.finishedPoint)
  const columns = workflow.columns.map((): FreeTime[] => [])
  for (const { card, isActive, columnIndex, life } of subjects) {
    if (isActive || card.blocked !== null || card.dependsOn.some(isOpen)) continue
    const rankAt = ranksOf(life, workflow.fieldNames)
    const turns = turnsOf(life)
    turns.forEach((from, i) => {
      const to = turns[i + 1] ?? Infinity
      if (!isBlockedAt(life, from)) columns[columnIndex]?.push({ id: card.id, rank: rankAt(from), from, to })
    })
  }
  return columns
}

/** The instants since a card is where it is now at which it was ranked anew, blocked or unblocked. */
function turnsOf({ visits, blocks, events }: CardLife): readonly number[] {
  const since = visits.at(-1)?.at ?? Infinity
  // What a commit ranked anew is so right after it.
  const ranked = events.flatMap(({ kind, at }) => (kind === 'ranked' ? [at + 1] : []))
  const turns = [...ranked, ...blocks.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))]
  return [...new Set([since, ...turns.filter((at) => at > since)])].sort((a, b) => a - b)
}

function isBlockedAt({ blocks }: CardLife, at: number): boolean {
  return blocks.some(({ from, to }) => from <= at && (to === null || to > at))
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
