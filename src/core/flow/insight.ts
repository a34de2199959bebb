import type { CardAge } from './cardAges.ts'
import type { Findings } from './findings/findThieves.ts'

/** What a board's history tells of the board of now: plain values, that can be handed to another thread. */
export interface Insight {
  /** Full id of the commit up to which it was read; null: there is none. */
  readonly head: string | null
  readonly findings: Findings
  /** Of active cards, by path relative to the board folder. */
  readonly ages: readonly (readonly [string, CardAge])[]
}
