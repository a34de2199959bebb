import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Refusal, refuse } from '../../core/card/edit.ts'
import { t } from '../../core/l10n/l10n.ts'
import { readFileText } from '../files/readFile.ts'
import type { Git } from '../git/git.ts'
import type { Journal } from './journal.ts'
import type { Repository } from '../git/repository.ts'

/** The editors of the host: text that is on a screen and not yet on disk. */
export interface Editors {
  /** The text of the open document, null if none is open or it has no unsaved changes. */
  unsavedText(absolutePath: string): string | null
  /** Puts a new text into the open document, unsaved; false if the editor would not take it. */
  change(absolutePath: string, newText: string): Promise<boolean>
}

/** What is needed to change files and to remember that. */
export interface Desk {
  /** Absolute: paths of the journal count from here. */
  readonly top: string
  /** Absolute folder for the lock, the journal and what lives shorter. */
  readonly place: string
  readonly journal: Journal
  readonly editors: Editors | null
}

/** What is needed to commit beside. Only used while the lock is held. */
export interface GitDesk extends Desk {
  readonly git: Git
  readonly repository: Repository
  readonly skipsHooks: boolean
  /** Commits on a detached HEAD are wanted here. */
  readonly commitsDetached: boolean
  readonly signal: AbortSignal | undefined
}

/** What a file on disk says, to be compared and never written back: lossy, through links. null where there is none. */
export function readDisk({ top }: Desk, path: string): string | null {
  try {
    return readFileSync(join(top, path), 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** The text of a file that is to be changed; null where there is none. Refuses `cardUnreadable` for links and what is no text. */
export function readToChange({ top }: Desk, path: string): string | null | Refusal {
  const file = readFileText(join(top, path))
  if (file.kind === 'text') return file.text
  if (file.kind === 'gone' && lstatSync(join(top, path), { throwIfNoEntry: false }) === undefined) return null
  return refuse('cardUnreadable', t('{0} cannot be changed: it is no file with UTF-8 text.', path))
}
