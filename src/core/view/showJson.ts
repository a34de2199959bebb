import type { Board, WipState } from '../board/board.ts'
import type { Card, Checklist, ClassOfService } from '../card/card.ts'
import type { Problem, ProblemCode } from '../card/problem.ts'
import type { HeadView } from './boardView.ts'
import type { FilteredBoard } from './filter/filterBoard.ts'
import type { ShownCounts } from './filter/shownSentence.ts'
import { pastHead } from './momentView.ts'
import { type MomentJson, momentJson, type ShownMoment } from './shownMoment.ts'

/** A problem as the command line prints it; `line` and `column` count from 1. */
export interface ProblemJson {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly path: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface CardJson {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly assignees: readonly string[]
  readonly class: ClassOfService
  readonly labels: readonly string[]
  readonly blocked: { readonly reason: string | null; readonly on: string | null } | null
  readonly thief: string | null
  readonly rank: string | null
  readonly due: string | null
  readonly checklist: Checklist | null
  readonly unreadable: boolean
  readonly problems: readonly ProblemJson[]
}

export interface ColumnJson {
  readonly id: string
  readonly name: string
  readonly wip: { readonly count: number; readonly limit: number | null; readonly state: WipState }
  readonly cards: readonly CardJson[]
}

/** What `wtw show --json` prints: part of the command line's contract. */
export interface BoardJson {
  readonly title: string
  readonly branch: string | null
  readonly pending: number
  readonly uncommitted: readonly string[]
  readonly columns: readonly ColumnJson[]
  /** Only where a filter was given: how many cards it leaves, and how many it hides. */
  readonly filter?: ShownCounts
  readonly problems: readonly ProblemJson[]
}

/** The board as one JSON value, or what a filter leaves of it. */
export function showJson(board: Board, head: HeadView, filter: FilteredBoard | null = null): BoardJson {
  return {
    title: board.workflow.title,
    branch: head.branch,
    pending: head.pending,
    uncommitted: head.changedByHand,
    columns: board.columns.map(({ column, wip, cards }) => ({
      id: column.id,
      name: column.name,
      wip: { count: wip.count, limit: wip.limit, state: wip.state },
      cards: (filter === null ? cards : cards.filter(filter.isShown)).map((card) => cardJson(board, card)),
    })),
    ...(filter === null ? {} : { filter: filter.counts }),
    problems: board.problems.map(problemJson),
  }
}

/** What `wtw show --at --json` prints: the board as it was, and after which commit. */
export interface PastBoardJson extends BoardJson {
  readonly at: MomentJson
}

/** The board as it was after a commit. Nothing of git's state belongs to it. */
export function showPastJson(board: Board, moment: ShownMoment, filter: FilteredBoard | null = null): PastBoardJson {
  return { ...showJson(board, pastHead, filter), at: momentJson(moment) }
}

/** A problem with the place where it begins. */
export function problemJson({ code, severity, path, range, message }: Problem): ProblemJson {
  return { code, severity, path, line: range.start.line, column: range.start.column, message }
}

function cardJson(board: Board, card: Card): CardJson {
  return {
    id: card.id,
    path: card.path,
    title: card.title,
    assignees: card.assignees,
    class: card.classOfService,
    labels: card.labels,
    blocked: card.blocked === null ? null : { reason: card.blocked.reason, on: card.blocked.on },
    thief: card.thief,
    rank: card.rank,
    due: card.due,
    checklist: card.checklist === null ? null : { done: card.checklist.done, total: card.checklist.total },
    unreadable: card.isUnreadable,
    problems: (board.problemsByPath.get(card.path) ?? []).map(problemJson),
  }
}
