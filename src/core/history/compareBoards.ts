import type { Board } from '../board/board.ts'
import { statusIndex } from '../board/findColumn.ts'
import type { Column } from '../board/workflow.ts'
import type { Card } from '../card/card.ts'

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
  /** On both walls, and its file says something else. */
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

/** What makes the later wall another than the earlier one. Each list is in the order of the wall that has its cards. */
export function compareBoards(before: Board, after: Board, naming: Naming = byId): Comparison {
  const [old, now] = [standingsOf(before, naming), standingsOf(after, naming)]
  const pairs = [...now].map(([name, to]): Pair => ({ from: old.get(name) ?? null, to }))
  const which = (test: (pair: Pair) => boolean): readonly Standing[] => pairs.filter(test).map(({ to }) => to)
  const isDone = ({ index }: Standing): boolean => index >= after.workflow.finishedPoint
  const wasDone = (from: Standing | null): boolean => from !== null && from.index >= before.workflow.finishedPoint
  const wasBlocked = (from: Standing | null): boolean => from !== null && from.card.blocked !== null
  return {
    moved: pairs.flatMap(({ from, to }) => (from && hasMoved(from, to, after) ? [moved(from, to)] : [])),
    new: which(({ from }) => from === null).map((to) => ({ ...compared(to), to: named(to.column) })),
    gone: [...old].flatMap(([name, from]) => (now.has(name) ? [] : [{ ...compared(from), from: named(from.column) }])),
    done: which(({ from, to }) => isDone(to) && !wasDone(from)).map(compared),
    blocked: which(({ from, to }) => to.card.blocked !== null && !wasBlocked(from)).map((to) => ({
      ...compared(to),
      reason: to.card.blocked?.reason ?? null,
    })),
    unblocked: which(({ from, to }) => to.card.blocked === null && wasBlocked(from)).map(compared),
    edited: which(({ from, to }) => from !== null && from.card.text !== to.card.text).map(compared),
    overLimit: overLimits(before, after),
  }
}

/** Every card by its name; of those that share one, the later ones by their paths too. */
function standingsOf(board: Board, naming: Naming): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>()
  board.columns.forEach(({ column, cards }, index) => {
    for (const card of cards) {
      const name = naming(card)
      standings.set(standings.has(name) ? `${name}\n${card.path}` : name, { card, column, index })
    }
  })
  return standings
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
