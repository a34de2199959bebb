import { statusIndex } from '../board/findColumn.ts'
import type { Column, Workflow } from '../board/workflow.ts'
import type { BlockSpan, CardLife, Stage, Visit } from './cardLife.ts'
import { columnOf, type EventContext, eventsOf, sameColumn } from './events.ts'
import type { CardVersion, Lineage } from './lineage.ts'
import type { Version, VersionGraph } from './versionGraph.ts'

/** So many cards that come in one commit are an import, and no beginning of work. */
const importSize = 10

export interface LivesInput extends EventContext {
  readonly graph: VersionGraph
  readonly lineage: Lineage
  /** The workflow of today, whose columns the visits are counted by. */
  readonly today: Workflow
}

/** Tells the lives of all cards that led to a commit, in the order in which they came. */
export class Lives {
  readonly #input: LivesInput
  readonly #told = new Map<CardVersion, CardLife>()
  /** The same as forks: as a history grows, a card may be one no longer. */
  readonly #toldForks = new Map<CardVersion, CardLife>()

  constructor(input: LivesInput) {
    this.#input = input
  }

  /** The lives up to the commit at `place`. */
  upTo(place: number): readonly CardLife[] {
    const taken = new Set<CardVersion>()
    const found: { readonly life: CardLife; readonly first: number }[] = []
    for (const tip of this.#tips(place)) {
      const versions = versionsBefore(tip)
      const isFork = versions.some((version) => taken.has(version))
      // A card that went and came again under another name ends where it ends now.
      if (isFork && tip.kind === 'gone') continue
      for (const version of versions) taken.add(version)
      found.push({ life: this.#lifeOf(tip, versions, isFork), first: versions[0]?.version.place ?? 0 })
    }
    return found.sort((a, b) => a.first - b.first).map(({ life }) => life)
  }

  /** The newest versions of all cards: first of those that are there, then of those that went. */
  #tips(place: number): readonly CardVersion[] {
    const { graph, lineage } = this.#input
    const live: CardVersion[] = []
    const gone: CardVersion[] = []
    for (const version of graph.treeAt(place).values()) {
      const card = lineage.of(version)
      if (card === null) continue
      if (card.kind !== 'gone') live.push(card)
      else if (lineage.isEnd(version)) gone.push(card)
    }
    return [...live, ...gone]
  }

  #lifeOf(tip: CardVersion, versions: readonly CardVersion[], isFork: boolean): CardLife {
    const told = isFork ? this.#toldForks : this.#told
    let life = told.get(tip)
    if (life === undefined) told.set(tip, (life = this.#tell(tip, versions, isFork)))
    return life
  }

  #tell(tip: CardVersion, versions: readonly CardVersion[], isFork: boolean): CardLife {
    const { commits } = this.#input
    const line = lineTo(tip, this.#input)
    const first = versions[0] ?? tip
    const origin = `${commits[first.version.place]?.id ?? ''}:${first.version.path}`
    const ids = [...versions.map(({ state }) => state.id), tip.state.id]
    return {
      key: isFork ? `${origin}:${tip.version.path}` : origin,
      card: tip.state.id,
      ids: [...new Set(ids)],
      path: tip.kind === 'gone' ? (tip.previous[0]?.version.path ?? tip.version.path) : tip.version.path,
      state: tip.state,
      isOnWall: tip.kind === 'card',
      isSkewed: versions.some(({ isSkewed }) => isSkewed),
      isImport: this.#isImport(first.version),
      visits: visitsOf(line, this.#input),
      blocks: blocksOf(line, this.#input),
      events: versions.flatMap((version) => eventsOf(version, this.#input)).sort((a, b) => a.at - b.at),
    }
  }

  /** A card that came with the first commit, with a merge itself, or with many others. */
  #isImport(version: Version): boolean {
    const { graph, lineage } = this.#input
    // Before the first commit that is known nobody looked.
    if (graph.commits[version.place]?.parents.length !== 1) return true
    const made = graph.made[version.place] ?? []
    return made.filter((one) => lineage.of(one)?.previous.length === 0).length >= importSize
  }
}

/** Every version that led to one, itself too, in the order of their commits. */
function versionsBefore(tip: CardVersion): readonly CardVersion[] {
  const line: CardVersion[] = []
  let card: CardVersion | undefined = tip
  for (; card !== undefined && card.previous.length < 2; card = card.previous[0]) line.push(card)
  if (card === undefined) return line.reverse()
  const found = new Set<CardVersion>([tip])
  for (const card of found) for (const previous of card.previous) found.add(previous)
  return [...found].sort((a, b) => a.version.place - b.version.place)
}

/**
 * The one line of versions that led to a card's state: at a merge the first parent in whose column the merge left the
 * card, and that is blocked as the merge is; of none such the first parent.
 */
function lineTo(tip: CardVersion, input: LivesInput): readonly CardVersion[] {
  const line: CardVersion[] = []
  for (let card: CardVersion | undefined = tip; card !== undefined; card = nearest(card, input)) line.push(card)
  return line.reverse()
}

function nearest(card: CardVersion, { workflows }: LivesInput): CardVersion | undefined {
  const { previous, state, version } = card
  if (previous.length < 2) return previous[0]
  const workflow = workflows.judging(version.place)
  const column = columnOf(state, workflow)
  const score = (one: CardVersion): number =>
    (columnOf(one.state, workflow) === column ? 2 : 0) +
    ((one.state.blocked === null) === (state.blocked === null) ? 1 : 0)
  return previous.reduce((best, one) => (score(one) > score(best) ? one : best))
}

/** A card that went off the wall and came back to where it was has not moved: its file only took a detour. */
function visitsOf(line: readonly CardVersion[], input: LivesInput): readonly Visit[] {
  const visits: Visit[] = []
  for (const card of line) {
    const visit = visitOf(card, input)
    const last = visits.at(-1)
    if (last === undefined || last.column === null || visit.column === null) {
      if (last?.column === null && visits.at(-2)?.column === visit.column) visits.pop()
      else if (last === undefined || last.column !== visit.column) visits.push(visit)
    } else if (last.column !== visit.column && !isRenamed(last, visit, card, input)) visits.push(visit)
  }
  return visits
}

function visitOf(card: CardVersion, { workflows, commits, today }: LivesInput): Visit {
  const commit = commits[card.version.place]
  const when = { at: card.at, commit: commit?.id ?? '', author: commit?.author ?? '' }
  if (card.kind !== 'card') return { column: null, index: -1, stage: null, isQueue: false, ...when }
  const workflow = workflows.judging(card.version.place)
  const column = columnOf(card.state, workflow)
  const index = workflow.columns.indexOf(column)
  const stage: Stage =
    index >= workflow.finishedPoint ? 'finished' : index >= workflow.startedPoint ? 'active' : 'waiting'
  const { id, isQueue } = column
  return { column: id, index: indexToday(workflow, column, stage, today), stage, isQueue, ...when }
}

/** Where a column of a past workflow stands today; one that is no more is the first of its stage. */
function indexToday(workflow: Workflow, column: Column, stage: Stage, today: Workflow): number {
  const same = sameColumn(workflow, column, today)
  if (same) return today.columns.indexOf(same)
  return stage === 'finished' ? today.finishedPoint : stage === 'active' ? today.startedPoint : 0
}

/** The column has another id since: the card has not moved. */
function isRenamed(last: Visit, visit: Visit, card: CardVersion, { workflows }: LivesInput): boolean {
  if (last.index !== visit.index || last.stage !== visit.stage) return false
  const workflow = workflows.judging(card.version.place)
  const known = statusIndex(workflow).get(last.column?.toLowerCase() ?? '')
  return known === undefined || workflow.columns[known]?.id === visit.column
}

function blocksOf(line: readonly CardVersion[], input: LivesInput): readonly BlockSpan[] {
  const spans: BlockSpan[] = []
  for (const card of line) {
    const last = spans.at(-1)
    const open = last !== undefined && last.to === null ? last : null
    const { blocked, thief } = card.state
    if (card.kind === 'card' && blocked !== null) {
      const said = { thief, on: blocked.on, reason: blocked.reason }
      if (open) spans[spans.length - 1] = { ...open, ...said, thief: thief ?? open.thief }
      else {
        const { index, commit } = visitOf(card, input)
        spans.push({ from: card.at, to: null, ...said, index, commit })
      }
    } else if (open) spans[spans.length - 1] = { ...open, to: card.at }
  }
  return spans
}
