import { append } from '../board/append.ts'
import type { Board } from '../board/board.ts'
import { statusIndex } from '../board/findColumn.ts'
import type { Column } from '../board/workflow.ts'
import type { Card } from '../card/card.ts'
import { splitFrontMatter } from '../card/frontMatter.ts'

/** A card that two walls are compared by, as the later wall that has it says it. */
export interface ComparedCard {
  /** Its id. */
  readonly card: string
  readonly title: string
  /** Its path on that wall. */
  readonly path: string
}

/** A column as a wall calls it. */
export type NamedColumn = Pick<Column, 'id' | 'name'>

export interface MovedCard extends ComparedCard {
  readonly from: NamedColumn
  readonly to: NamedColumn
}

export interface BlockedCard extends ComparedCard {
  readonly reason: string | null
}

/** A column of the later wall that holds more than its limit. */
export interface OverLimit {
  readonly column: NamedColumn
  readonly count: number
  readonly limit: number
  /** It was over its limit on the earlier wall too. */
  readonly wasOver: boolean
}

/** What is different between two walls, by card. A card that moved into a finished column is both moved and done. */
export interface Comparison {
  readonly moved: readonly MovedCard[]
  readonly new: readonly (ComparedCard & { readonly to: NamedColumn })[]
  readonly gone: readonly (ComparedCard & { readonly from: NamedColumn })[]
  readonly done: readonly ComparedCard[]
  readonly blocked: readonly BlockedCard[]
  readonly unblocked: readonly ComparedCard[]
  /** On both walls, and its file says something else than where it stands and what blocks it, or that nothing else tells. */
  readonly edited: readonly ComparedCard[]
  readonly overLimit: readonly OverLimit[]
}

/** Names the card that a file is about: the same name on both walls is the same card. */
export type Naming = (card: Card) => string

/** By id, without case. */
export const byId: Naming = ({ id }) => id.toLowerCase()

interface Standing {
  readonly card: Card
  readonly column: Column
  readonly index: number
}

interface Pair {
  /** null: it was not on the earlier wall. */
  readonly from: Standing | null
  readonly to: Standing
}

/** The cards of the later wall, each with what it was; and those that are on the earlier one alone. */
interface Paired {
  readonly pairs: readonly Pair[]
  readonly gone: readonly Standing[]
}

/** What makes the later wall another than the earlier one. Each list is in the order of the wall that has its cards. */
export function compareBoards(before: Board, after: Board, naming: Naming = byId): Comparison {
  const { pairs, gone } = paired(standingsOf(before), standingsOf(after), naming)
  const which = (test: (pair: Pair) => boolean): readonly Standing[] => pairs.filter(test).map(({ to }) => to)
  const isDone = ({ index }: Standing): boolean => index >= after.workflow.finishedPoint
  const wasDone = (from: Standing | null): boolean => from !== null && from.index >= before.workflow.finishedPoint
  const wasBlocked = (from: Standing | null): boolean => from !== null && from.card.blocked !== null
  return {
    moved: pairs.flatMap(({ from, to }) => (from && hasMoved(from, to, after) ? [moved(from, to)] : [])),
    new: which(({ from }) => from === null).map((to) => ({ ...compared(to), to: named(to.column) })),
    gone: gone.map((from) => ({ ...compared(from), from: named(from.column) })),
    done: which(({ from, to }) => isDone(to) && !wasDone(from)).map(compared),
    blocked: which(({ from, to }) => to.card.blocked !== null && !wasBlocked(from)).map((to) => ({
      ...compared(to),
      reason: to.card.blocked?.reason ?? null,
    })),
    unblocked: which(({ from, to }) => to.card.blocked === null && wasBlocked(from)).map(compared),
    edited: pairs.filter(({ from, to }) => from !== null && isEdited(from, to, after)).map(({ to }) => compared(to)),
    overLimit: overLimits(before, after),
  }
}

function standingsOf({ columns }: Board): readonly Standing[] {
  return columns.flatMap(({ column, cards }, index) => cards.map((card): Standing => ({ card, column, index })))
}

/** Pairs by name. Of cards that share one, those whose files are called the same are the same, then the first ones. */
function paired(old: readonly Standing[], now: readonly Standing[], naming: Naming): Paired {
  const fileOf = ({ card }: Standing): string => `${naming(card)}\n${card.path}`
  const byFile = new Map(old.map((from) => [fileOf(from), from]))
  const pairs = new Map<Standing, Standing>()
  for (const to of now) {
    const from = byFile.get(fileOf(to))
    if (from) pairs.set(to, from)
  }
  const kept = new Set(pairs.values())
  const others = new Map<string, Standing[]>()
  for (const from of old) if (!kept.has(from)) append(others, naming(from.card), from)
  for (const to of now) {
    const from = pairs.has(to) ? undefined : others.get(naming(to.card))?.shift()
    if (from) pairs.set(to, from)
    if (from) kept.add(from)
  }
  return { pairs: now.map((to) => ({ from: pairs.get(to) ?? null, to })), gone: old.filter((from) => !kept.has(from)) }
}

/** What else than a move and a blocker a card's file says; and any change that these do not explain. */
function isEdited(from: Standing, to: Standing, after: Board): boolean {
  if (from.card.text === to.card.text) return false
  const isTold = hasMoved(from, to, after) || (from.card.blocked === null) !== (to.card.blocked === null)
  return !isTold || contentOf(from.card) !== contentOf(to.card)
}

function contentOf({ text, title, assignees, labels, classOfService, due, dependsOn, team, requester }: Card): string {
  const body = text.slice(splitFrontMatter(text)?.bodyStart ?? 0)
  return JSON.stringify([body, title, assignees, labels, classOfService, due, dependsOn, team, requester])
}

/** A column that is only called otherwise now is the same column. */
function hasMoved(from: Standing, to: Standing, after: Board): boolean {
  if (from.column.id === to.column.id) return false
  return statusIndex(after.workflow).get(from.column.id.toLowerCase()) !== to.index
}

function compared({ card }: Standing): ComparedCard {
  return { card: card.id, title: card.title, path: card.path }
}

function moved(from: Standing, to: Standing): MovedCard {
  return { ...compared(to), from: named(from.column), to: named(to.column) }
}

function named({ id, name }: Column): NamedColumn {
  return { id, name }
}

function overLimits(before: Board, after: Board): readonly OverLimit[] {
  const wereOver = new Set(before.columns.filter(({ wip }) => wip.state === 'over').map(({ column }) => column.id))
  return after.columns.flatMap(({ column, wip: { state, count, limit } }) =>
    state === 'over' && limit !== null
      ? [{ column: named(column), count, limit, wasOver: wereOver.has(column.id) }]
      : [],
  )
}
