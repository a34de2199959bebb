import type { CardLife } from './cardLife.ts'

/** A commit that changed the board. */
export interface BoardCommit {
  /** Full id. */
  readonly id: string
  /** Places in the list of commits, the first parent first: of commits that changed the board, all before this one. */
  readonly parents: readonly number[]
  readonly author: string
  readonly email: string
  /** Author date, milliseconds since 1970. */
  readonly at: number
  readonly subject: string
}

/** What is known to be missing from a history, or uncertain in it: it is said, never drawn over. */
export interface HistoryGaps {
  /** The clone is shallow: commits before the first one here are not known. */
  readonly isShallow: boolean
  /** Versions of cards that this clone does not hold. */
  readonly missingVersions: number
  /** Cards whose commits are dated against their order by more than a day: they count as made one after the other. */
  readonly skewedCards: number
  /** Commits from before the first `board.md`: read with the earliest one known, or with today's. */
  readonly withoutWorkflow: number
}

/** The history of a board up to one commit. */
export interface History {
  /** Full id of the newest commit of the branch, board or not; null on an unborn branch. */
  readonly head: string | null
  /** Oldest first: no commit stands before its parents. */
  readonly commits: readonly BoardCommit[]
  /** The first-parent line: places in `commits` where the wall itself changed, oldest first. */
  readonly line: readonly number[]
  /** Every card that ever was, in the order in which they came. */
  readonly lives: readonly CardLife[]
  readonly gaps: HistoryGaps
}
