import type { Card } from '../card/card.ts'
import type { Problem } from '../card/problem.ts'
import type { Board, BoardColumn } from './board.ts'
import { boardColumn, buildBoard, columnIndexOf, inOrder } from './buildBoard.ts'
import { type ProblemContext, problemsOf } from './cardProblems.ts'
import { LayeredMap } from './layeredMap.ts'
import { findPlace, ranked } from './compareCards.ts'
import { statusIndex } from './findColumn.ts'
import { Tally } from './tally.ts'

/** Above this many changed cards, building anew costs less. */
const maxChanges = 500

/**
 * The board after some of its cards changed: by path, null is a card that is gone. It says what `buildBoard` would say
 * of all the cards, but looks only at the changed ones, their columns, and the cards that name their ids; columns that
 * nothing happened in stay the same objects.
 */
export function updateBoard(
  board: Board,
  changes: ReadonlyMap<string, Card | null>,
  archivedIds: ReadonlySet<string> = board.archivedIds,
): Board {
  const swaps = swapsOf(board, changes)
  if (swaps.length === 0 && archivedIds === board.archivedIds) return board
  if (swaps.length > maxChanges || archivedIds !== board.archivedIds) {
    const cards = new Map(board.cardsByPath)
    for (const { path, after } of swaps) {
      if (after === null) cards.delete(path)
      else cards.set(path, after)
    }
    return buildBoard(board.workflow, [...cards.values()], archivedIds)
  }
  const statuses = statusIndex(board.workflow)
  const cardsById = updateLists(board.cardsById, swaps, (card) => [[card.id.toLowerCase(), card]])
  const dependents = updateLists(board.dependents, swaps, dependenciesOf)
  const context = { workflow: board.workflow, statuses, cardsById, archivedIds }
  const cardsByPath = LayeredMap.from(board.cardsByPath).with(
    swaps.map(({ path, after }) => [path, after ?? undefined]),
  )
  const problemsByPath = updateProblems(board, swaps, { ...context, dependents, cardsByPath })
  return {
    workflow: board.workflow,
    columns: updateColumns(board, swaps, statuses),
    cardsByPath,
    cardsById,
    dependents,
    problemsByPath,
    problems: problemsByPath === board.problemsByPath ? board.problems : inOrder(board.workflow, problemsByPath),
    archivedIds,
    ...updateTallies(board, swaps, statuses),
  }
}

/** A card in the place of another; null is none. Never both. */
interface Swap {
  readonly path: string
  readonly before: Card | null
  readonly after: Card | null
}

function swapsOf(board: Board, changes: ReadonlyMap<string, Card | null>): readonly Swap[] {
  return [...changes]
    .map(([path, after]) => ({ path, before: board.cardsByPath.get(path) ?? null, after }))
    .filter(({ before, after }) => before !== after)
}

function dependenciesOf(card: Card): readonly (readonly [string, string])[] {
  return card.dependsOn.map((id) => [id.toLowerCase(), card.path])
}

/** Lists by key, without what the old cards gave and with what the new ones give. */
function updateLists<V>(
  lists: ReadonlyMap<string, readonly V[]>,
  swaps: readonly Swap[],
  entriesOf: (card: Card) => readonly (readonly [string, V])[],
): LayeredMap<readonly V[]> {
  const fresh = new Map<string, V[]>()
  const listOf = (key: string): V[] => {
    const list = fresh.get(key) ?? [...(lists.get(key) ?? [])]
    fresh.set(key, list)
    return list
  }
  for (const { before, after } of swaps) {
    for (const [key, value] of before === null ? [] : entriesOf(before)) {
      const list = listOf(key)
      const at = list.indexOf(value)
      if (at >= 0) list.splice(at, 1)
    }
    for (const [key, value] of after === null ? [] : entriesOf(after)) listOf(key).push(value)
  }
  return LayeredMap.from(lists).with([...fresh].map(([key, list]) => [key, list.length === 0 ? undefined : list]))
}

interface UpdateContext extends ProblemContext {
  readonly dependents: ReadonlyMap<string, readonly string[]>
  readonly cardsByPath: ReadonlyMap<string, Card>
}

/** The problems of the changed cards, and of those whose problems hang on ids that came, went or doubled. */
function updateProblems(
  board: Board,
  swaps: readonly Swap[],
  context: UpdateContext,
): ReadonlyMap<string, readonly Problem[]> {
  const paths = new Set(swaps.map(({ path }) => path))
  for (const id of new Set(swaps.flatMap(({ before, after }) => idsOf(before, after)))) {
    const [old, now] = [board.cardsById.get(id) ?? [], context.cardsById.get(id) ?? []]
    if (old.length > 1 || now.length > 1) for (const card of now) paths.add(card.path)
    if ((old.length === 0) !== (now.length === 0)) for (const path of context.dependents.get(id) ?? []) paths.add(path)
  }
  const changed: [string, readonly Problem[] | undefined][] = []
  for (const path of paths) {
    const card = context.cardsByPath.get(path)
    const problems = card === undefined ? [] : problemsOf(card, context)
    if (problems.length > 0) changed.push([path, problems])
    else if (board.problemsByPath.has(path)) changed.push([path, undefined])
  }
  return changed.length === 0 ? board.problemsByPath : LayeredMap.from(board.problemsByPath).with(changed)
}

function idsOf(...cards: readonly (Card | null)[]): readonly string[] {
  return cards.flatMap((card) => (card === null ? [] : [card.id.toLowerCase()]))
}

function updateColumns(
  board: Board,
  swaps: readonly Swap[],
  statuses: ReadonlyMap<string, number>,
): readonly BoardColumn[] {
  const columns = [...board.columns]
  const lists = new Map<number, Card[]>()
  const listOf = (index: number): Card[] => {
    const list = lists.get(index) ?? [...(columns[index]?.cards ?? [])]
    lists.set(index, list)
    return list
  }
  const names = board.workflow.fieldNames
  for (const { before } of swaps) {
    if (before === null) continue
    const list = listOf(columnIndexOf(before, statuses))
    list.splice(findPlace(list, ranked(before, names), names), 1)
  }
  for (const { after } of swaps) {
    if (after === null) continue
    const list = listOf(columnIndexOf(after, statuses))
    list.splice(findPlace(list, ranked(after, names), names), 0, after)
  }
  for (const [index, list] of lists) {
    const column = columns[index]
    if (column !== undefined) columns[index] = boardColumn(column.column, list)
  }
  return columns
}

function updateTallies(
  board: Board,
  swaps: readonly Swap[],
  statuses: ReadonlyMap<string, number>,
): Pick<Board, 'activeByPerson' | 'activeExpedite' | 'cardsByThief'> {
  const tally = new Tally(board.workflow, board)
  for (const { before, after } of swaps) {
    if (before !== null) tally.count(before, columnIndexOf(before, statuses), -1)
    if (after !== null) tally.count(after, columnIndexOf(after, statuses), 1)
  }
  return tally.result()
}
