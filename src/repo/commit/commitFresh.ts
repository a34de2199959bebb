import type { Texts } from './applyPlan.ts'
import { noteChild } from './begin.ts'
import { blobId } from '../git/blobs.ts'
import { commitAndRead, commitFiles } from './commit.ts'
import { messageOf, ownPaths } from './commitEntries.ts'
import type { GitDesk } from './desk.ts'
import { type Entry, idOf } from '../git/indexEntries.ts'
import type { Sight } from '../git/inspect.ts'
import type { JournalEntry } from './journal.ts'
import { type CommitRecord, reconcile } from '../git/reconcile.ts'

/** A change that was made on disk a moment ago, to files that HEAD, the index and the disk agreed on. */
export interface FreshChange {
  readonly entry: JournalEntry
  readonly before: Texts
  readonly after: Texts
  /** What git said of the files just before the change or while it was made. */
  readonly sight: Sight
}

/**
 * Whether git and disk agreed on every file before the change; files that git did not know at all count as agreed. Git
 * looked while the change was being made: of a file that it saw changed, the index must hold the bytes of before. Of a
 * file whose changes it was told to overlook, git knows nothing.
 */
export function isClean({ before, sight, entry }: Pick<FreshChange, 'before' | 'sight' | 'entry'>): boolean {
  const own = new Set(ownPaths(entry))
  return [...before].every(([path, text]) => {
    if (sight.overlooked.has(path)) return false
    const state = sight.paths.get(path)
    // A file that git does not know, and that only names a card, is not brought into git by that.
    if (state === undefined || state.staged === '?') return state === undefined || own.has(path)
    const { staged, unstaged, head, index } = state
    return (
      staged === '.' && unstaged !== 'A' && head === index && text !== null && index !== null && isBlobOf(index, text)
    )
  })
}

function isBlobOf(entry: Entry, text: string): boolean {
  const id = idOf(entry)
  return id === blobId(text, id.length)
}

/** The short way for most changes: git takes the files as they are on disk. Returns the commit's full id. */
export async function commitFresh(desk: GitDesk, change: FreshChange): Promise<string> {
  const { entry, before, after, sight } = change
  const changed = [...after].filter(([path, text]) => text !== before.get(path))
  const isKnown = (path: string): boolean => before.get(path) !== null && sight.paths.get(path)?.staged !== '?'
  const fresh = changed.filter(([path, text]) => text !== null && !isKnown(path)).map(([path]) => path)
  const paths = changed.filter(([path, text]) => text !== null || isKnown(path)).map(([path]) => path)
  const steps = { head: sight.commit, indexSteps: [], intents: fresh }
  desk.journal.note(entry.id, { isWritten: true, begun: { ...steps, child: null } })
  const onSpawn = (pid: number): void => noteChild(desk, [entry], steps, pid)
  const request = { message: messageOf([entry], [entry]), onSpawn }
  const record = await commitAndRead(desk, () => commitFiles(desk, request, paths, fresh))
  if (!isOfTheseBytes(record, new Map(changed), paths)) {
    await reconcile(desk.git, desk.repository, record, new Set(paths))
  }
  return record.commit
}

/** The commit holds the very bytes that were written, and nothing else: no hook and no filter has had a hand in it. */
function isOfTheseBytes({ paths }: CommitRecord, texts: Texts, ours: readonly string[]): boolean {
  return (
    paths.size === ours.length &&
    [...paths].every(([path, { after }]) => {
      const text = texts.get(path)
      if (text === undefined) return false
      return text === null ? after === null : after !== null && isBlobOf(after, text)
    })
  )
}
