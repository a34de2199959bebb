import type { LoggedCommit } from '../../core/history/commitLog.ts'
import type { History } from '../../core/history/history.ts'
import type { StoredState } from './stateStore.ts'
import type { WallFile } from './wallReader.ts'

/** What a history was put together of; everything else follows from it. */
export interface Parts {
  readonly commits: readonly LoggedCommit[]
  readonly states: readonly StoredState[]
  /** Texts of `board.md` by blob id. */
  readonly workflows: readonly (readonly [string, string])[]
  /** Pairs of paths by commit id, also of commits whose texts matched nothing. */
  readonly renames: readonly (readonly [string, readonly (readonly [string, string])[]])[]
}

/** The wall of the newest commit. */
export interface NewestWall {
  /** Of its workflow; null: it is today's. */
  readonly workflowText: string | null
  readonly cards: readonly WallFile[]
  readonly archivedIds: readonly string[]
}

/** What followed from the parts, by the workflow of that day. */
export interface Outcome {
  readonly history: History
  /** null: no commit has made the board. */
  readonly wall: NewestWall | null
}

/** Up to where a history is remembered. */
export interface RememberedHead {
  /** Full id of the newest commit of the branch. */
  readonly head: string
  /** Where the clone was cut off when it was shallow; null where it was whole. */
  readonly cut: string | null
}

/** A history that is remembered. */
export interface Remembered extends RememberedHead {
  readonly outcome: Outcome
  /** What else the outcome hangs on; null: it is not to be relied upon another time. */
  readonly condition: string | null
  readonly parts: Parts
}
