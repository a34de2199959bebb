import { batchMessage, commitMessage } from '../../core/edit/commitMessage.ts'
import type { GitHold } from '../../core/view/boardView.ts'
import { applyPlan, isRefusal, isSameTexts, pathsOf, placeOf, type PlacedPlan, type Texts } from './applyPlan.ts'
import { begin } from './begin.ts'
import { commitAndRead } from './commit.ts'
import { commitPatched } from './commitPatched.ts'
import { despiteContention } from '../git/contention.ts'
import { type GitDesk, readDisk } from './desk.ts'
import { literal } from '../git/git.ts'
import { type Entry, modeOf, readTree, writeIndex } from '../git/indexEntries.ts'
import { inspect, type Sight } from '../git/inspect.ts'
import type { JournalEntry } from './journal.ts'
import { changedEntries, imposeOn } from './patch.ts'
import { isAsMeant, reconcile } from '../git/reconcile.ts'
import { imposeAll, standingPlan } from './standing.ts'
import { isIntent, readVersions, type Version } from './versions.ts'

/** Why an accepted change is not in git yet. */
export type PendingReason = GitHold | 'unsaved' | 'uncommittedCard' | 'behindAnother'

/** What became of entries that were to be committed. `dropped`: HEAD holds them already, or the disk no more. */
export type CommitResult =
  | { readonly kind: 'committed'; readonly commit: string }
  | { readonly kind: 'pending'; readonly why: PendingReason }
  | { readonly kind: 'dropped' }

/** The message of the commit for these entries, of which `plans` are left. */
export function messageOf(entries: readonly JournalEntry[], plans: readonly PlacedPlan[]): string {
  const suffix = entries[0]?.suffix ?? ''
  const [only] = plans
  if (only !== undefined && plans.length === 1) return commitMessage(only.plan, suffix)
  return batchMessage(
    plans.map(({ plan }) => plan),
    suffix,
  )
}

/**
 * Commits entries whose files are written, as one commit, whatever the user has staged or changed in them: HEAD's version
 * gets the change and nothing else. Throws a GitError when git refuses; then index and branch are as they were.
 */
export function commitEntries(desk: GitDesk, entries: readonly JournalEntry[]): Promise<CommitResult> {
  return despiteContention(() => attempt(desk, entries), desk.signal)
}

/** Whether this hold keeps from committing here. */
export function holdOf(desk: GitDesk, sight: Sight): Exclude<GitHold, 'batch'> | null {
  return sight.hold === 'detached' && desk.commitsDetached ? null : sight.hold
}

interface Situation {
  readonly entries: readonly JournalEntry[]
  /** Those of all entries that come after these. */
  readonly later: readonly JournalEntry[]
  readonly plans: readonly PlacedPlan[]
  readonly sight: Sight
  readonly head: Version
  readonly index: Version
  readonly disk: Texts
}

async function attempt(desk: GitDesk, entries: readonly JournalEntry[]): Promise<CommitResult> {
  const paths = [...new Set(entries.flatMap(pathsOf))]
  const sight = await inspect(desk.git, desk.repository, paths)
  const hold = holdOf(desk, sight)
  if (hold !== null) return { kind: 'pending', why: hold }
  const all = desk.journal.entries
  const disk = new Map(all.flatMap(pathsOf).map((path) => [path, readDisk(desk, path)]))
  const plans = entries.flatMap((entry) => standingPlan(entry, all.slice(all.indexOf(entry) + 1), disk) ?? [])
  if (plans.length === 0) return { kind: 'dropped' }
  const { head, index } = await readVersions(desk, sight.commit, paths, sight.paths)
  const later = all.filter((entry, i) => !entries.includes(entry) && i > all.indexOf(entries[0] as JournalEntry))
  return decide(desk, { entries, later, plans, sight, head, index, disk })
}

async function decide(desk: GitDesk, situation: Situation): Promise<CommitResult> {
  const { plans, sight, index } = situation
  const staged = stagedNew(situation)
  if (staged.length > 0 && sight.commit !== null) {
    const change = await imposeOn(desk, index, plans)
    if (change !== null) await writeIndex(desk.git, desk.repository, await changedEntries(desk, change, new Map()))
    return { kind: 'pending', why: 'uncommittedCard' }
  }
  const change = await imposeOn(desk, situation.head, plans, (head) => ground(situation, head))
  if (change === null) return { kind: 'pending', why: 'uncommittedCard' }
  if (isHeld(situation, change)) {
    await catchUp(desk, situation)
    return { kind: 'dropped' }
  }
  const modes = modesOf(situation)
  const tree = await changedEntries(desk, change, modes)
  await checkNewPaths(desk, situation, tree)
  return { kind: 'committed', commit: await commit(desk, situation, tree) }
}

/** Cards that the user has staged and never committed: their first commit is the user's to make. */
function stagedNew({ plans, head, index }: Situation): readonly string[] {
  const made = new Set(plans.flatMap(madePaths))
  return plans.flatMap(ownPaths).filter((path) => !made.has(path) && !head.entries.has(path) && index.entries.has(path))
}

/** The paths of a plan but those that only name a card: where git has none of them yet, they are no part of the change. */
export function ownPaths({ plan, prefix }: PlacedPlan): readonly string[] {
  return pathsOf({ plan: { ...plan, edits: plan.edits.filter(({ kind }) => kind !== 'mentions') }, prefix })
}

/** Paths that a plan makes: before it they may be missing. */
function madePaths({ plan, prefix }: PlacedPlan): readonly string[] {
  return plan.edits.flatMap((edit) =>
    edit.kind === 'create' ? [prefix + edit.path] : edit.kind === 'rename' ? [prefix + edit.to] : [],
  )
}

/**
 * What the change is made on: HEAD's version; for a card that git does not know, the index's on an unborn branch, else
 * the whole file, for its first change on the board brings it into git.
 */
function ground({ plans, index, disk }: Situation, head: Version): Texts {
  const base = new Map(head.texts)
  const made = new Set(plans.flatMap(madePaths))
  for (const { plan, prefix } of plans) {
    for (const edit of plan.edits) {
      const path = placeOf(prefix, edit.path)
      if (edit.kind === 'mentions') continue
      if (edit.kind === 'create' || edit.kind === 'remove' || made.has(path) || head.entries.has(path)) continue
      const to = edit.kind === 'rename' ? prefix + edit.to : path
      if (!head.entries.has(to)) base.set(path, index.texts.get(path) ?? disk.get(path) ?? disk.get(to) ?? null)
    }
  }
  return base
}

/** HEAD holds the change, or already what later entries made of it. */
function isHeld({ plans, later, head }: Situation, change: { version: Version; after: Texts }): boolean {
  if (isSameTexts(change.after, change.version.texts)) return true
  const isAsPlanned = plans.every((plan) => !isRefusal(applyPlan(plan, head.texts)))
  if (isAsPlanned) return false
  const end = imposeAll(later, change.after, 'git')
  return end !== null && isSameTexts(change.version.texts, end)
}

function modesOf({ plans, head }: Situation): ReadonlyMap<string, string> {
  const renames = plans.flatMap(({ plan, prefix }) =>
    plan.edits.flatMap((edit) => (edit.kind === 'rename' ? [[prefix + edit.to, prefix + edit.path] as const] : [])),
  )
  return new Map(renames.map(([to, from]) => [to, modeOf(head.entries.get(from))]))
}

/** Lets git say whether it takes files that it does not know yet: they may be ignored, or outside of a sparse checkout. */
async function checkNewPaths(
  { git, repository }: GitDesk,
  { head, index }: Situation,
  tree: ReadonlyMap<string, Entry | null>,
): Promise<void> {
  const fresh = [...tree].filter(
    ([path, entry]) => entry !== null && !head.entries.has(path) && !index.entries.has(path),
  )
  if (fresh.length === 0) return
  const args = ['add', '--dry-run', '--intent-to-add', '--', ...fresh.map(([path]) => literal(path))]
  await git.run({ cwd: repository.toplevel, kind: 'read', args })
}

async function commit(desk: GitDesk, situation: Situation, tree: ReadonlyMap<string, Entry | null>): Promise<string> {
  const { entries, plans, sight, index } = situation
  const follow = await indexAfter(desk, situation, tree)
  const indexBefore = new Map([...follow.keys()].map((path) => [path, index.entries.get(path) ?? null]))
  const intents = [...follow.keys()].filter((path) => isIntent(sight.paths.get(path)))
  const indexSteps = [...follow].map(([path, after]) => ({ path, before: indexBefore.get(path) ?? null, after }))
  const request = await begin(desk, entries, messageOf(entries, plans), { head: sight.commit, indexSteps, intents })
  const patch = { parent: sight.commit, tree, index: follow, indexBefore, intents }
  const record = await commitAndRead(desk, () => commitPatched(desk, request, patch))
  if (!isAsMeant(record, tree)) {
    const free = [...tree].filter(([path, entry]) => follow.get(path) === entry).map(([path]) => path)
    await reconcile(desk.git, desk.repository, record, new Set(free))
  }
  await refresh(desk, follow)
  return record.commit
}

/** What the user's index shall hold: the commit's version where they had nothing staged, else theirs with the change. */
async function indexAfter(
  desk: GitDesk,
  situation: Situation,
  tree: ReadonlyMap<string, Entry | null>,
): Promise<ReadonlyMap<string, Entry | null>> {
  const { plans, head, index } = situation
  const isLevel = (path: string): boolean => head.entries.get(path) === index.entries.get(path)
  const after = new Map([...tree].filter(([path]) => isLevel(path)))
  if (after.size === tree.size) return after
  const change = await imposeOn(desk, index, plans)
  if (change === null) return after
  const changed = await changedEntries(desk, change, modesOf(situation))
  return new Map([...after, ...changed])
}

/** Lets the index know again that the files on disk are what it holds, so that nobody has to read them to see it. */
async function refresh(
  { git, repository, ...desk }: GitDesk,
  changed: ReadonlyMap<string, Entry | null>,
): Promise<void> {
  const there = [...changed].filter(([, entry]) => entry !== null).map(([path]) => path)
  const onDisk = there.filter((path) => readDisk(desk, path) !== null)
  if (onDisk.length === 0) return
  const args = ['add', '--refresh', '--', ...onDisk.map(literal)]
  await git.run({ cwd: repository.toplevel, kind: 'write', args })
}

/** After a crash between the branch and the index: where the index still holds what the commit replaced, it follows. */
async function catchUp(desk: GitDesk, { entries, head, index }: Situation): Promise<void> {
  const late = new Map<string, Entry | null>()
  for (const { begun, files } of entries) {
    if (begun === null) continue
    const paths = files.map(({ path }) => path)
    const parent =
      begun.head === null ? new Map<string, Entry>() : await readTree(desk.git, desk.repository, begun.head, paths)
    for (const path of paths) {
      const [now, there] = [head.entries.get(path), index.entries.get(path)]
      if (there !== now && there === parent.get(path)) late.set(path, now ?? null)
    }
  }
  await writeIndex(desk.git, desk.repository, late)
}
