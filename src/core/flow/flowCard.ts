import type { ClassOfService } from '../card/card.ts'

/** Days are whole days since 1 January 1970, as the calendar of the board's time zone counts them. */
export type Day = number

/** A card's coming into a column, by the day. */
export interface FlowVisit {
  /** Index among the columns of today; -1 is off the wall. */
  readonly column: number
  readonly day: Day
  /** Milliseconds since 1970. */
  readonly at: number
  readonly isQueue: boolean
  /** Whether the workflow in force counted the column as started, and as finished; null off the wall. */
  readonly stage: 'waiting' | 'active' | 'finished' | null
}

export interface FlowBlock {
  readonly from: Day
  /** null: it still is. */
  readonly to: Day | null
  readonly thief: string | null
  readonly on: string | null
  readonly column: number
  /** What it waits for is a card, a person or a team of this board. */
  readonly isInternal: boolean
}

/** A card as the measures of flow see it: what came when. Made of a CardLife, or typed in by a test. */
export interface FlowCard {
  /** Its life's key. */
  readonly key: string
  readonly card: string
  readonly title: string
  /** Relative to the board folder where it is on the wall, else to the top of the repository. */
  readonly path: string
  readonly isOnWall: boolean
  /** See CardLife: when its work began, or ended, is not recorded where it was first seen. */
  readonly isImport: boolean
  readonly classOfService: ClassOfService
  readonly labels: readonly string[]
  /** Oldest first, never empty. */
  readonly visits: readonly FlowVisit[]
  readonly blocks: readonly FlowBlock[]
}

/** What a return behind the started column means: the card begins anew, or has begun for good. */
export type ReturnPolicy = 'restart' | 'first-start'
