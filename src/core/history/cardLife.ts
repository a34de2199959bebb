import type { CardState } from './cardState.ts'
import type { CardEvent } from './event.ts'

/** How far a column is, by the workflow that was in force when the card came there. */
export type Stage = 'waiting' | 'active' | 'finished'

/** A card's coming into a column, or its leaving the wall. */
export interface Visit {
  /** Column id as the commit's own workflow had it; null: off the wall (archived, deleted). */
  readonly column: string | null
  /**
   * Index of that column among the columns of today; one that is no more counts as the first of its stage. -1 is off
   * the wall.
   */
  readonly index: number
  /** null off the wall. */
  readonly stage: Stage | null
  /** Waiting, not working, by the workflow in force. */
  readonly isQueue: boolean
  /** Milliseconds since 1970; never before the visit above it. */
  readonly at: number
  /** Full id. */
  readonly commit: string
  readonly author: string
}

/** A time during which a card was blocked. */
export interface BlockSpan {
  /** Milliseconds since 1970. */
  readonly from: number
  /** null: it still is. */
  readonly to: number | null
  /** As the card said last while it was blocked; null is none. */
  readonly thief: string | null
  readonly on: string | null
  readonly reason: string | null
  /** Index among the columns of today, where it was when it was blocked; -1 off the wall. */
  readonly index: number
  /** Full id of the commit that blocked it. */
  readonly commit: string
}

/** Everything that git tells of one card, through renames of its file and of its id. */
export interface CardLife {
  /** Unique in a history, and the same as long as the history grows; names nothing. */
  readonly key: string
  /** The newest id. */
  readonly card: string
  /** All ids it ever had, oldest first. */
  readonly ids: readonly string[]
  /** Of its newest version that is there, relative to the top of the repository. */
  readonly path: string
  /** What its newest version that is there says. */
  readonly state: CardState
  /** Whether it is on the wall in the newest commit. */
  readonly isOnWall: boolean
  /** Some of its commits are dated against their order by more than a day. */
  readonly isSkewed: boolean
  /** It came with the first commit that is known, with many others in one, or with a merge: when its work began is not recorded there. */
  readonly isImport: boolean
  /** Oldest first, never empty. */
  readonly visits: readonly Visit[]
  readonly blocks: readonly BlockSpan[]
  /** Oldest first, never empty. */
  readonly events: readonly CardEvent[]
}
