import type { Plan } from '../../core/card/edit.ts'
import type { Entry } from '../git/indexEntries.ts'
import type { Holder } from './holder.ts'

/** One file of a change: SHA-256 of its bytes before and after; null where it is not there. */
export interface JournalFile {
  /** From the top of the repository, with `/`. */
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** An entry of the real index that was changed ahead of a commit. */
export interface IndexStep {
  readonly path: string
  readonly before: Entry | null
  readonly after: Entry | null
}

/** A commit that was begun: what a crash may have left half done. */
export interface Begun {
  /** What HEAD was; null on an unborn branch. */
  readonly head: string | null
  readonly indexSteps: readonly IndexStep[]
  /** Paths that the index was told of, without content. */
  readonly intents: readonly string[]
  /** The git process that commits; it lives on when ours dies. */
  readonly child: Holder | null
}

/** A change that was accepted and is not known to be in git. */
export interface JournalEntry {
  readonly id: string
  /** From the repository's top to the board folder, with `/` at the end; empty at the top. */
  readonly prefix: string
  readonly plan: Plan
  /** `commit.suffix` of its board. */
  readonly suffix: string
  /** The batch it belongs to, committed as one; null for a commit of its own. */
  readonly batch: string | null
  readonly owner: Holder
  readonly files: readonly JournalFile[]
  /** Paths (from the top) whose change is in an editor's unsaved text and not yet on disk. */
  readonly inEditor: readonly string[]
  /** All files that are not in an editor have been changed. */
  readonly isWritten: boolean
  readonly begun: Begun | null
  /** The entry that this one takes back: both end together, uncommitted. */
  readonly cancels: string | null
}

/** A line of the journal's file. */
export type JournalLine =
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  | { readonly kind: 'change'; readonly id: string; readonly change: Partial<JournalEntry> }
  | { readonly kind: 'close'; readonly ids: readonly string[] }
