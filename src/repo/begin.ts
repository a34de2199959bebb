import type { CommitRequest } from './commit.ts'
import type { GitDesk } from './desk.ts'
import { holderOf } from './holder.ts'
import type { Begun, JournalEntry } from './journal.ts'

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
