import type { Findings } from '../flow/findings/findThieves.ts'
import type { CardAge } from '../flow/cardAges.ts'
import type { HeadView, ReadOnlyReason } from './boardView.ts'
import type { GitUser } from './myNames.ts'

/** What a view needs beside the board. */
export interface ViewContext {
  readonly head: HeadView
  readonly readOnly: ReadOnlyReason | null
  /** Ids in lower case of cards whose change is not in git yet. */
  readonly pendingCards: ReadonlySet<string>
  /** By column id: why the newest commit went over its limit. */
  readonly overReasons: ReadonlyMap<string, string>
  /** Who git says sits here; null where it has not been asked, or may not be. */
  readonly user: GitUser | null
  /** Of active cards, by path; null until the history has been read. */
  readonly ages: ReadonlyMap<string, CardAge> | null
  /** `YYYY-MM-DD` in the board's zone. */
  readonly today: string
  /** What looks like the work of the time thieves; null where the history has not been read. */
  readonly findings: Findings | null
}
