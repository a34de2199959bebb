import type { CommitRequest } from './commit.ts'
import type { GitDesk } from './desk.ts'
import { holderOf } from './holder.ts'
import type { Begun, JournalEntry } from './journal.ts'
import { readRepositoryState } from '../git/repository.ts'

/** Writes down what a commit of these entries is going to do to the index, so that a crash at any instant can be mended. */
export async function begin(
  { journal }: GitDesk,
  entries: readonly JournalEntry[],
  message: string,
  steps: Omit<Begun, 'child'>,
): Promise<CommitRequest> {
  for (const { id } of entries) await journal.change(id, { begun: { ...steps, child: null } })
  return { message, onSpawn: (pid) => noteChild({ journal }, entries, steps, pid) }
}

/** Writes down which git process commits: it lives on when this one is killed. */
export function noteChild(
  { journal }: Pick<GitDesk, 'journal'>,
  entries: readonly JournalEntry[],
  steps: Omit<Begun, 'child'>,
  pid: number,
): void {
  const begun = { ...steps, child: holderOf(pid) }
  for (const { id } of entries) journal.note(id, { begun })
}

/** Writes down that a commit came to nothing. Where HEAD has moved it did not: the next run finds out what it came to. */
export async function endBegun({ git, repository, journal }: GitDesk, ids: readonly string[]): Promise<void> {
  const { commit } = await readRepositoryState(git, repository)
  for (const { id, begun } of journal.entries) {
    if (ids.includes(id) && begun?.head === commit) journal.note(id, { begun: null })
  }
}
