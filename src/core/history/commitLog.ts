/** What a commit did to one file. */
export interface FileChange {
  /** Relative to the top of the repository, with `/`. */
  readonly path: string
  /** Blob ids; null where there is no ordinary file. */
  readonly before: string | null
  readonly after: string | null
}

/** A commit as the log tells it; only what it did to files of the board. */
export interface LoggedCommit {
  /** Full id. */
  readonly id: string
  /** Full ids of those among the logged commits (and those logged before) that it builds on, first parent first. */
  readonly parents: readonly string[]
  readonly author: string
  readonly email: string
  /** Author date, milliseconds since 1970. */
  readonly at: number
  readonly subject: string
  /** Against each parent, in their order; of a commit without parents against nothing. */
  readonly changes: readonly (readonly FileChange[])[]
}
