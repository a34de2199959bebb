import type { Plan } from '../../core/card/edit.ts'
import { ownFieldNames } from '../../core/card/field.ts'
import { commitMessage } from '../../core/edit/commitMessage.ts'
import { commitAndRead, commitFiles } from './commit.ts'
import { holdOf } from './commitEntries.ts'
import { despiteContention } from '../git/contention.ts'
import type { GitDesk } from './desk.ts'
import { GitError } from '../git/gitError.ts'
import { inspect } from '../git/inspect.ts'
import { reconcile } from '../git/reconcile.ts'
import type { WriteOutcome } from './settle.ts'

/** A card that was edited by hand and not committed. */
export interface HandChange {
  /** Relative to the board folder. */
  readonly path: string
  /** Its id. */
  readonly card: string
  readonly title: string
}

/** Commits each card as it is on disk, one commit each. The board at `prefix`. */
export async function commitByHand(
  desk: GitDesk,
  prefix: string,
  suffix: string,
  changes: readonly HandChange[],
): Promise<readonly WriteOutcome[]> {
  const outcomes: WriteOutcome[] = []
  for (const change of changes) {
    outcomes.push(
      await despiteContention(() => commitOne(desk, prefix + change.path, planFor(change), suffix), desk.signal).catch(
        (error) => failed(error, planFor(change)),
      ),
    )
  }
  return outcomes
}

async function commitOne(desk: GitDesk, path: string, plan: Plan, suffix: string): Promise<WriteOutcome> {
  const { git, repository } = desk
  const sight = await inspect(git, repository, [path])
  const hold = holdOf(desk, sight)
  if (hold !== null) return { kind: 'pending', why: hold, plan }
  const state = sight.paths.get(path)
  if (state === undefined) return { kind: 'unchanged' }
  const request = { message: commitMessage(plan, suffix), onSpawn: () => undefined }
  const fresh = state.staged === '?' || state.staged === '!' ? [path] : []
  const record = await commitAndRead(desk, () => commitFiles(desk, request, [path], fresh))
  await reconcile(git, repository, record, new Set([path]))
  return { kind: 'committed', commit: record.commit, plan }
}

function failed(error: unknown, plan: Plan): WriteOutcome {
  if (error instanceof GitError) return { kind: 'failed', error, plan }
  throw error
}

function planFor({ card, title }: HandChange): Plan {
  return {
    kind: 'plan',
    cards: [card],
    edits: [],
    names: ownFieldNames,
    subject: `board: edit ${card} by hand`,
    body: title,
    trailers: [{ key: 'Card', value: card }],
  }
}
