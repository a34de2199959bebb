/** A card in the archive. */
export interface ArchivedCard {
  /** Relative to the board folder. */
  readonly path: string
  readonly text: string
}

/** What planning may not know by itself. */
export interface PlanContext {
  /** `YYYY-MM-DD` in the board's zone. */
  readonly today: string
  /** Ids in lower case that a new card may not have: those of the board, its archive and the journal. */
  readonly knownIds: ReadonlySet<string>
  /** Numbers in [0, 1), at least 64, for a new card's id. */
  readonly random: readonly number[]
  /** Paths in lower case, relative to the board folder, of the files in its archive: no card may be put over one. */
  readonly archivedPaths?: ReadonlySet<string>
  /** For a card that is restored: what its file said then, and the card of that id in the archive; null is nothing. */
  readonly old?: { readonly text: string | null; readonly archived: ArchivedCard | null }
  /** The text of `board.md`, for wishes about the workflow; null where there is none. */
  readonly workflowText?: string | null
  /** The Markdown files that may name a card, by path relative to the board folder, for a card that is renamed. */
  readonly markdown?: ReadonlyMap<string, string>
  /** Markdown files that could not be read as text, by path. */
  readonly unread?: readonly string[]
}
