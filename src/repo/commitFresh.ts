import type { Texts } from './applyPlan.ts'
import { noteChild } from './begin.ts'
import { blobId } from './blobs.ts'
import { commitFiles } from './commit.ts'
import { messageOf } from './commitEntries.ts'
import type { GitDesk } from './desk.ts'
import type { Sight } from './inspect.ts'
import type { JournalEntry } from './journal.ts'
import { type CommitRecord, readCommit, reconcile } from './reconcile.ts'

/** A change that was made on disk a moment ago, to files that HEAD, the index and the disk agreed on. */
export interface FreshChange {
  readonly entry: JournalEntry
  readonly before: Texts
  readonly after: Texts
  /** What git said of the files before the change. */
  readonly sight: Sight
}

/** Whether git and disk agreed on every file before the change; files that git did not know at all count as agreed. */
export function isClean({ before, sight }: Pick<FreshChange, 'before' | 'sight'>): boolean {
  return [...before.keys()].every((path) => {
    const state = sight.paths.get(path)
    return state === undefined || state.staged === '?'
  })
}

/** The short way for most changes: git takes the files as they are on disk. Returns the commit's full id. */
export async function commitFresh(desk: GitDesk, change: FreshChange): Promise<string> {
  const { entry, before, after, sight } = change
  const changed = [...after].filter(([path, text]) => text !== before.get(path))
  const isKnown = (path: string): boolean => before.get(path) !== null && !sight.paths.has(path)
  const fresh = changed.filter(([path, text]) => text !== null && !isKnown(path)).map(([path]) => path)
  const paths = changed.filter(([path, text]) => text !== null || isKnown(path)).map(([path]) => path)
  const steps = { head: sight.commit, indexSteps: [], intents: fresh }
  desk.journal.note(entry.id, { isWritten: true, begun: { ...steps, child: null } })
  const onSpawn = (pid: number): void => noteChild(desk, [entry], steps, pid)
  const id = await commitFiles(desk, { message: messageOf([entry], [entry]), onSpawn }, paths, fresh)
  const record = await readCommit(desk.git, desk.repository, id)
  if (!isOfTheseBytes(record, new Map(changed), paths)) {
    await reconcile(desk.git, desk.repository, record, new Set(paths))
  }
  return record.commit
}

/** The commit holds the very bytes that were written, and nothing else: no hook and no filter has had a hand in it. */
function isOfTheseBytes({ commit, paths }: CommitRecord, texts: Texts, ours: readonly string[]): boolean {
  return (
    paths.size === ours.length &&
    [...paths].every(([path, { after }]) => {
      const text = texts.get(path)
      if (text === undefined) return false
      return text === null ? after === null : after?.split(' ')[1] === blobId(text, commit.length)
    })
  )
}
