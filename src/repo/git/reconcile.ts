import { type Git, splitZ } from './git.ts'
import { type Entry, readIndex, writeIndex } from './indexEntries.ts'
import type { Repository } from './repository.ts'

/** A path that a commit recorded, with the entries of its parent and its own; null where there is none. */
export interface Recorded {
  readonly before: Entry | null
  readonly after: Entry | null
}

/** What a commit recorded. */
export interface CommitRecord {
  /** Full id. */
  readonly commit: string
  readonly paths: ReadonlyMap<string, Recorded>
}

const recordArgs = [
  'diff-tree',
  '--root',
  '-r',
  '-z',
  '--raw',
  '--no-renames',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
]

/** Reads what a commit recorded against its first parent. `commit` may be abbreviated. */
export async function readCommit(git: Git, repository: Repository, commit: string): Promise<CommitRecord> {
  const { stdout } = await git.run({ cwd: repository.toplevel, args: [...recordArgs, commit], kind: 'read' })
  return parseRecord(stdout)
}

/** The same for a commit that is still being made, by its full id; null if there is none, or it cannot be read so. */
export async function readWaiting(
  git: Git,
  repository: Repository,
  commit: Promise<string | null>,
): Promise<CommitRecord | null> {
  const stdin = commit.then((id) => (id === null ? '' : `${id}\n`))
  const args = [...recordArgs, '--stdin']
  // Waiting for a slow hook is no reason to give up reading.
  const reading = git.run({ cwd: repository.toplevel, args, kind: 'read', stdin, timeoutMs: null })
  const output = await reading.catch(() => null)
  return output === null || output.stdout.length === 0 ? null : parseRecord(output.stdout)
}

/** Reads `git diff-tree --raw -z`: the commit's id, then `:<modes> <ids> <letter>` and path in turn. */
export function parseRecord(output: Buffer): CommitRecord {
  const [commit = '', ...pieces] = splitZ(output)
  const paths = new Map<string, Recorded>()
  for (let i = 0; i + 1 < pieces.length; i += 2) {
    const [oldMode = '', mode = '', oldId = '', id = ''] = (pieces[i] ?? '').slice(1).split(' ')
    paths.set(pieces[i + 1] ?? '', { before: entry(oldMode, oldId), after: entry(mode, id) })
  }
  return { commit, paths }
}

function entry(mode: string, id: string): Entry | null {
  return mode === '000000' ? null : `${mode} ${id}`
}

/** Whether a commit recorded these entries and no others. */
export function isAsMeant({ paths }: CommitRecord, meant: ReadonlyMap<string, Entry | null>): boolean {
  return paths.size === meant.size && [...paths].every(([path, { after }]) => meant.get(path) === after)
}

/**
 * Brings the real index up to a commit that hooks have added to: without it, what they added shows as staged reverse
 * changes, and the user's next commit takes it back. `free` are paths whose index entry is nobody's own work: it was put
 * there for this commit. Elsewhere an entry follows only if it is the one that the commit replaced.
 */
export async function reconcile(
  git: Git,
  repository: Repository,
  record: CommitRecord,
  free: ReadonlySet<string>,
): Promise<void> {
  const index = await readIndex(git, repository, [...record.paths.keys()])
  const late = new Map<string, Entry | null>()
  for (const [path, { before, after }] of record.paths) {
    const present = index.get(path) ?? null
    if (present !== after && (free.has(path) || present === before)) late.set(path, after)
  }
  await writeIndex(git, repository, late)
}
