import { blobId } from './blobs.ts'
import { type Git, literal, splitZ } from './git.ts'
import type { Repository } from './repository.ts'

/** What HEAD or an index has at a path: `<mode> <blob id>`. */
export type Entry = string

/** The entries of `paths` in the real index; those that are not there are absent. An entry with conflicts counts as its last side. */
export async function readIndex(
  git: Git,
  repository: Repository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  if (paths.length === 0) return new Map()
  const args = ['ls-files', '--stage', '-z', '--', ...paths.map(literal)]
  const { stdout } = await git.run({ cwd: repository.toplevel, args, kind: 'read' })
  return parseEntries(stdout, ([mode = '', id = '']) => `${mode} ${id}`)
}

/** The entries of `paths` in a commit's tree. */
export async function readTree(
  git: Git,
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  if (paths.length === 0) return new Map()
  const args = ['ls-tree', '-z', commit, '--', ...paths.map(literal)]
  const { stdout } = await git.run({ cwd: repository.toplevel, args, kind: 'read' })
  return parseEntries(stdout, ([mode = '', , id = '']) => `${mode} ${id}`)
}

/** Sets or takes out (null) entries of an index, all of them or none. `env` may name another index than the real one. */
export async function writeIndex(
  git: Git,
  repository: Repository,
  entries: ReadonlyMap<string, Entry | null>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (entries.size === 0) return
  const none = `0 ${'0'.repeat(repository.idLength)}`
  const lines = [...entries].map(([path, entry]) => `${entry ?? none}\t${path}\0`)
  const args = ['update-index', '-z', '--index-info']
  await git.run({ cwd: repository.toplevel, args, kind: 'write', stdin: lines.join(''), env })
}

/** Takes out entries that the index was only told of (`git add --intent-to-add`); those with content stay. */
export async function forgetIntents(git: Git, repository: Repository, paths: readonly string[]): Promise<void> {
  const empty = blobId('', repository.idLength)
  const told = await readIndex(git, repository, paths)
  const bare = [...told].filter(([, entry]) => idOf(entry) === empty)
  await writeIndex(git, repository, new Map(bare.map(([path]) => [path, null])))
}

/** The blob id of an entry. */
export function idOf(entry: Entry): string {
  return entry.slice(entry.indexOf(' ') + 1)
}

/** The mode of an entry, `100644` for what is new. */
export function modeOf(entry: Entry | null | undefined): string {
  return entry?.split(' ')[0] ?? '100644'
}

function parseEntries(output: Buffer, entryOf: (fields: readonly string[]) => Entry): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const line of splitZ(output)) {
    const tab = line.indexOf('\t')
    entries.set(line.slice(tab + 1), entryOf(line.slice(0, tab).split(' ')))
  }
  return entries
}
