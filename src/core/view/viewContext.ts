import type { HeadView, ReadOnlyReason } from './boardView.ts'

/** What a view needs beside the board. */
export interface ViewContext {
  readonly head: HeadView
  readonly readOnly: ReadOnlyReason | null
  /** Ids in lower case of cards whose change is not in git yet. */
  readonly pendingCards: ReadonlySet<string>
  /** By column id: why the newest commit went over its limit. */
  readonly overReasons: ReadonlyMap<string, string>
  /** `YYYY-MM-DD` in the board's zone. */
  readonly today: string
}
