import type { Card } from '../card/card.ts'
import type { Problem } from '../card/problem.ts'
import { append } from './append.ts'
import type { Board, BoardColumn } from './board.ts'
import { type ProblemContext, problemsOf } from './cardProblems.ts'
import { LayeredMap } from './layeredMap.ts'
import { type RankedCard, compareRanked, compareText, ranked } from './compareCards.ts'
import { statusIndex } from './findColumn.ts'
import { Tally } from './tally.ts'
import { countable, wipOf } from './wip.ts'
import type { Column, Workflow } from './workflow.ts'

/**
 * Puts the cards of a board (all but the archived) into their columns. `archivedIds` are in lower case: a card may
 * depend on them.
 */
export function buildBoard(workflow: Workflow, cards: readonly Card[], archivedIds: ReadonlySet<string> = none): Board {
  const building = buildingBoard(workflow, cards, archivedIds)
  for (;;) {
    const step = building.next()
    if (step.done === true) return step.value
  }
}

/** How many cards are looked at between two pauses: well under a millisecond. */
const sliceLength = 250

/** `buildBoard` in slices, for a thread that has other things to do: it pauses every few hundred cards. */
export function* buildingBoard(
  workflow: Workflow,
  cards: readonly Card[],
  archivedIds: ReadonlySet<string> = none,
): Generator<undefined, Board> {
  const statuses = statusIndex(workflow)
  const tally = new Tally(workflow, null)
  const byColumn: RankedCard[][] = workflow.columns.map(() => [])
  const byPath = new Map<string, Card>()
  const byId = new Map<string, Card[]>()
  const dependents = new Map<string, string[]>()
  for (const [i, card] of cards.entries()) {
    if (i % sliceLength === 0) yield
    const column = columnIndexOf(card, statuses)
    byColumn[column]?.push(ranked(card, workflow.fieldNames))
    byPath.set(card.path, card)
    append(byId, card.id.toLowerCase(), card)
    for (const id of card.dependsOn) append(dependents, id.toLowerCase(), card.path)
    tally.count(card, column, 1)
  }
  const columns = yield* columnsInSlices(workflow, byColumn)
  const problemsByPath = yield* problemsInSlices(cards, { workflow, statuses, cardsById: byId, archivedIds })
  const cardsByPath = LayeredMap.from(byPath)
  yield
  return {
    workflow,
    columns,
    cardsByPath,
    cardsById: LayeredMap.from<readonly Card[]>(byId),
    dependents: LayeredMap.from<readonly string[]>(dependents),
    problemsByPath,
    problems: inOrder(workflow, problemsByPath),
    archivedIds,
    ...tally.result(),
  }
}

const none: ReadonlySet<string> = new Set()

/** Index of the column that a card is drawn in: the first, where its status names none. */
export function columnIndexOf(card: Card, statuses: ReadonlyMap<string, number>): number {
  return (card.status === null ? undefined : statuses.get(card.status.trim().toLowerCase())) ?? 0
}

/** A column with these cards, which are in order. */
export function boardColumn(column: Column, cards: readonly Card[]): BoardColumn {
  return { column, wip: wipOf(countable(cards), column.wipLimit), cards }
}

/** The problems of `board.md`, then those of the cards by path. */
export function inOrder(
  workflow: Workflow,
  problemsByPath: ReadonlyMap<string, readonly Problem[]>,
): readonly Problem[] {
  const cards = [...problemsByPath].sort(([a], [b]) => compareText(a, b))
  return [...workflow.problems, ...cards.flatMap(([, problems]) => problems)]
}

function* columnsInSlices(
  workflow: Workflow,
  byColumn: readonly RankedCard[][],
): Generator<undefined, readonly BoardColumn[]> {
  const columns: BoardColumn[] = []
  for (const [i, column] of workflow.columns.entries()) {
    yield
    const cards = (byColumn[i] ?? []).sort(compareRanked).map(({ card }) => card)
    columns.push(boardColumn(column, cards))
  }
  return columns
}

function* problemsInSlices(
  cards: readonly Card[],
  context: ProblemContext,
): Generator<undefined, ReadonlyMap<string, readonly Problem[]>> {
  const found = new Map<string, readonly Problem[]>()
  for (const [i, card] of cards.entries()) {
    if (i % sliceLength === 0) yield
    const problems = problemsOf(card, context)
    if (problems.length > 0) found.set(card.path, problems)
  }
  return LayeredMap.from(found)
}
