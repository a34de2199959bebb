import type { Board } from '../board/board.ts'
import { dayIn } from '../board/dayIn.ts'
import { type ComparedCard, compareBoards, type Naming } from '../history/compareBoards.ts'
import type { BoardView, HeadView } from './boardView.ts'
import { buildView } from './buildView.ts'
import type { ViewContext } from './viewContext.ts'

/** What happened to a card between two moments. */
export type Mark =
  | { readonly kind: 'new' | 'edited' | 'done' | 'unblocked' }
  /** `from` is the column's name then. */
  | { readonly kind: 'moved'; readonly from: string }
  | { readonly kind: 'blocked'; readonly reason: string | null }

/** A card that was on the wall and is not any more, and the name of the column that it was in. */
export interface LeftCard extends ComparedCard {
  readonly from: string
}

/** What makes the wall of one moment another than that of an earlier one. */
export interface MomentChange {
  /** By the key of the card. */
  readonly marks: Readonly<Record<string, readonly Mark[]>>
  readonly left: readonly LeftCard[]
}

/** Nothing of git's state belongs to a wall of the past. */
export const pastHead: HeadView = {
  branch: null,
  hasRepository: true,
  hold: null,
  pending: 0,
  changedByHand: [],
  isCollecting: false,
  failure: null,
}

/** A wall as it was at an instant (milliseconds since 1970), to be looked at. What says the same as in `previous` is taken over. */
export function momentView(board: Board, at: number, previous: BoardView | null): BoardView {
  return buildView(board, momentContext(board, at), previous)
}

/** What there is beside a wall as it was at an instant. */
export function momentContext({ workflow }: Board, at: number): ViewContext {
  return {
    head: pastHead,
    readOnly: 'past',
    pendingCards: new Set(),
    findings: null,
    overReasons: new Map(),
    user: null,
    ages: null,
    today: dayIn(workflow.timezone, at),
  }
}

/** What has changed on the wall from one moment to a later one. */
export function changeOfMoment(before: Board, after: Board, naming: Naming): MomentChange {
  const compared = compareBoards(before, after, naming)
  const marks: Record<string, Mark[]> = {}
  const mark = <C extends ComparedCard>(cards: readonly C[], markOf: (card: C) => Mark): void => {
    for (const card of cards) (marks[card.path] ??= []).push(markOf(card))
  }
  mark(compared.new, () => ({ kind: 'new' }))
  mark(compared.moved, ({ from }) => ({ kind: 'moved', from: from.name }))
  mark(compared.done, () => ({ kind: 'done' }))
  mark(compared.blocked, ({ reason }) => ({ kind: 'blocked', reason }))
  mark(compared.unblocked, () => ({ kind: 'unblocked' }))
  // Whatever else was done to it has changed its text too.
  const others = compared.edited.filter(({ path }) => !(path in marks))
  mark(others, () => ({ kind: 'edited' }))
  return { marks, left: compared.gone.map(({ from, ...card }) => ({ ...card, from: from.name })) }
}
