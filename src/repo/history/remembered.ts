import type { LoggedCommit } from '../../core/history/commitLog.ts'
import type { StoredState } from './stateStore.ts'

/** What a history was put together of; everything else follows from it. */
export interface Remembered {
  /** Full id of the newest commit of the branch. */
  readonly head: string
  /** Where the clone was cut off when it was shallow; null where it was whole. */
  readonly cut: string | null
  readonly commits: readonly LoggedCommit[]
  readonly states: readonly StoredState[]
  /** Texts of `board.md` by blob id. */
  readonly workflows: readonly (readonly [string, string])[]
  /** Pairs of paths by commit id, also of commits whose texts matched nothing. */
  readonly renames: readonly (readonly [string, readonly (readonly [string, string])[]])[]
}
