import { type Editors, type Writer, writerFor } from '../commit/writer.ts'
import { repositoryTop } from '../files/findBoards.ts'
import type { Git } from '../git/git.ts'
import { GitError } from '../git/gitError.ts'

/** How a board is opened. */
export interface SessionOptions {
  /** Absolute. */
  readonly folder: string
  /** null: changes go into the files alone. */
  readonly git: Git | null
  readonly editors: Editors | null
  /** Where false, no process is started and nothing is written. */
  readonly isTrusted: boolean
  /**
   * Somebody tells the session what changes (`refresh`, `refreshHead`) for as long as it lives, and what is pending is
   * committed as soon as git allows. Where false it looks for itself before each change, and writes only when asked to.
   */
  readonly isWatched: boolean
  /** Told of what fails where nobody waits for it. */
  readonly report?: (error: unknown) => void
  /** Asked before each commit: whether it is made without the repository's hooks. By default they run. */
  readonly skipsHooks?: () => boolean
}

/** The writer of a board, or the reason why there is none; null where nobody may write. */
export async function openWriter(options: SessionOptions, folder: string): Promise<Writer | GitError | null> {
  if (!options.isTrusted) return null
  try {
    const isTracked = repositoryTop(folder) !== null
    const skipsHooks = options.skipsHooks ?? ((): boolean => false)
    return await writerFor(isTracked ? options.git : null, folder, { editors: options.editors, skipsHooks })
  } catch (error) {
    if (error instanceof GitError) return error
    throw error
  }
}
