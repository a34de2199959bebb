import type { Signal } from '../board/signals.ts'

/** Something that looks like the work of a thief. Computed, shown with its evidence, and never written. */
export interface Finding {
  /** `too-much-wip`, `unknown-dependencies` … */
  readonly thief: string
  readonly signal: Signal
  /** Id of the card it is about; null where it is about a column, a person or the board. */
  readonly card: string | null
  /** Of that card, relative to the board folder. */
  readonly path: string | null
  /** Column id. */
  readonly column: string | null
  /** As `assignees` names them. */
  readonly person: string | null
  /** One sentence with the numbers, and with the threshold in use. */
  readonly evidence: string
  /** Full id of the commit that it shows in; null where it is no one commit's. */
  readonly commit: string | null
  /** A milder sign: known, and to be managed. */
  readonly isMild: boolean
}
