import type { Board, BoardColumn } from '../board/board.ts'
import type { Card } from '../card/card.ts'
import { boardFrame } from './boardFrame.ts'
import type { BoardChange, CardView } from './boardView.ts'
import { buildView } from './buildView.ts'
import type { ViewContext } from './viewContext.ts'
import { cardView } from './cardView.ts'
import { findingsByPath } from './findingView.ts'
import { diffViews, isSame, toChange } from './diffViews.ts'

/** A board as it is shown. */
export interface Shown {
  readonly board: Board
  readonly context: ViewContext
}

/**
 * What turns the view of one into the view of the other, or null: `diffViews` of the two, without building them. Its
 * cost grows with what changed and with the columns that it changed in, not with the board.
 */
export function changeBetween(before: Shown, after: Shown): BoardChange | null {
  if (before.board.workflow !== after.board.workflow || before.context.today !== after.context.today) {
    const view = buildView(before.board, before.context, null)
    return diffViews(view, buildView(after.board, after.context, view))
  }
  const order: Record<string, readonly string[]> = {}
  const touched = new Set<string>()
  after.board.columns.forEach((column, index) => {
    const old = before.board.columns[index]
    if (old === column || old === undefined) return
    if (touchCards(old, column, touched)) order[column.column.id] = column.cards.map(({ path }) => path)
  })
  touchProblems(before.board, after.board, touched)
  touchPending(before, after, touched)
  touchFindings(before, after, touched)
  touchAges(before.context.ages, after.context.ages, touched)
  const cards: Record<string, CardView | null> = {}
  for (const path of touched) {
    const [old, fresh] = [viewOf(before, path), viewOf(after, path)]
    if (!isSame(old, fresh)) cards[path] = fresh
  }
  const [oldFrame, frame] = [boardFrame(before.board, before.context), boardFrame(after.board, after.context)]
  return toChange(cards, order, isSame(oldFrame, frame) ? null : frame)
}

function viewOf({ board, context }: Shown, path: string): CardView | null {
  const card = board.cardsByPath.get(path)
  return card === undefined ? null : cardView(board, context, card)
}

/** Gathers the cards that are not the same in both; whether the order differs. */
function touchCards({ cards: before }: BoardColumn, { cards: after }: BoardColumn, touched: Set<string>): boolean {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const old = before.slice(start, before.length - end)
  const now = after.slice(start, after.length - end)
  const common = new Set<Card>(old)
  for (const card of now) if (!common.delete(card)) touched.add(card.path)
  for (const card of common) touched.add(card.path)
  return old.length !== now.length || old.some((card, i) => card.path !== now[i]?.path)
}

function touchProblems(before: Board, after: Board, touched: Set<string>): void {
  if (before.problemsByPath === after.problemsByPath) return
  for (const [path, problems] of after.problemsByPath) {
    if (before.problemsByPath.get(path) !== problems) touched.add(path)
  }
  for (const path of before.problemsByPath.keys()) if (!after.problemsByPath.has(path)) touched.add(path)
}

/** What is found is found anew as a whole: a card is touched only where it is another thing. */
function touchFindings(before: Shown, after: Shown, touched: Set<string>): void {
  if (before.context.findings === after.context.findings) return
  const [old, now] = [before, after].map(({ context }) => findingsByPath(context.findings))
  for (const path of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]))
    if (!isSame(old?.get(path), now?.get(path))) touched.add(path)
}

function touchPending(before: Shown, after: Shown, touched: Set<string>): void {
  const [old, now] = [before.context.pendingCards, after.context.pendingCards]
  if (old === now) return
  for (const id of new Set([...old, ...now])) {
    if (old.has(id) !== now.has(id)) for (const card of after.board.cardsById.get(id) ?? []) touched.add(card.path)
  }
}

function touchAges(before: ViewContext['ages'], after: ViewContext['ages'], touched: Set<string>): void {
  if (before === after) return
  for (const path of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]))
    if (!isSame(before?.get(path), after?.get(path))) touched.add(path)
}
