import type { Plan, Refusal } from '../../core/card/edit.ts'
import { pathsOf } from './applyPlan.ts'
import { endBegun } from './begin.ts'
import { commitEntries, type CommitResult, type PendingReason } from './commitEntries.ts'
import type { Desk, GitDesk } from './desk.ts'
import { GitError } from '../git/gitError.ts'
import type { JournalEntry } from './journal.ts'
import { isCommitting, isElsewhere, repair } from './repair.ts'
import { operationInProgress } from '../git/repository.ts'

/** What became of a wish. */
export type WriteOutcome =
  /** `commit` is null where there is no repository, and where a pending change was taken back. */
  | { readonly kind: 'committed'; readonly commit: string | null; readonly plan: Plan }
  | { readonly kind: 'pending'; readonly why: PendingReason; readonly plan: Plan }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** git said no; the change is on disk and pending. */
  | { readonly kind: 'failed'; readonly error: GitError; readonly plan: Plan }

/**
 * Mends what a crash has left and commits what is pending, oldest first, each change or batch for itself. What has to
 * wait keeps later changes of the same files waiting. `openBatch` is being gathered in this process.
 */
export async function settle(desk: Desk | GitDesk, openBatch: string | null): Promise<readonly WriteOutcome[]> {
  if (desk.journal.entries.length === 0) return []
  await repair(desk)
  closeCancelled(desk)
  if (!('git' in desk)) {
    desk.journal.close(desk.journal.entries.filter(({ inEditor }) => inEditor.length === 0).map(({ id }) => id))
    return []
  }
  const outcomes: WriteOutcome[] = []
  const blocked = new Set<string>()
  for (const group of groupsOf(desk.journal.entries)) {
    const why = reasonToWait(desk, group, { openBatch, blocked })
    const outcome = why === null ? await commitGroup(desk, group) : { kind: 'pending' as const, why }
    if (outcome.kind === 'pending' || outcome.kind === 'failed') {
      for (const path of group.flatMap(pathsOf)) blocked.add(path)
    }
    if (outcome.kind !== 'dropped') outcomes.push(...group.map(({ plan }) => ({ ...outcome, plan })))
  }
  return outcomes
}

/** Commits entries as one and closes them; a failure leaves them pending. */
export async function commitGroup(
  desk: GitDesk,
  group: readonly JournalEntry[],
): Promise<CommitResult | { readonly kind: 'failed'; readonly error: GitError }> {
  const ids = group.map(({ id }) => id)
  try {
    const result = await commitEntries(desk, group)
    if (result.kind !== 'pending') desk.journal.close(ids)
    return result
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    await endBegun(desk, ids)
    return { kind: 'failed', error }
  }
}

/** A change and the one that takes it back end together, once neither stands in an editor any more. */
function closeCancelled({ journal }: Desk): void {
  for (const { id, cancels, inEditor } of journal.entries) {
    if (cancels !== null && inEditor.length === 0) journal.close([id, cancels])
  }
}

function reasonToWait(
  desk: GitDesk,
  group: readonly JournalEntry[],
  { openBatch, blocked }: { readonly openBatch: string | null; readonly blocked: ReadonlySet<string> },
): PendingReason | null {
  const operation = operationInProgress(desk.repository.gitDir)
  if (operation !== null) return operation
  if (group.some(({ inEditor }) => inEditor.length > 0)) return 'unsaved'
  const batch = group[0]?.batch ?? null
  if (batch !== null && (batch === openBatch || group.some(isElsewhere))) return 'batch'
  const isTakenBack = desk.journal.entries.some(({ cancels }) => group.some(({ id }) => id === cancels))
  if (isTakenBack || group.some(isCommitting)) return 'behindAnother'
  return group.flatMap(pathsOf).some((path) => blocked.has(path)) ? 'behindAnother' : null
}

/** Entries in the order of their commits: a batch is one, where its first change was. */
function groupsOf(entries: readonly JournalEntry[]): readonly (readonly JournalEntry[])[] {
  const groups = new Map<string, JournalEntry[]>()
  for (const entry of entries) {
    const key = entry.batch ?? entry.id
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()]
}
