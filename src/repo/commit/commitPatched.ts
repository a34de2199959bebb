import { copyFile, unlink } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CommitRequest, runCommit } from './commit.ts'
import type { GitDesk } from './desk.ts'
import { literal } from '../git/git.ts'
import { type Entry, readIndex, writeIndex } from '../git/indexEntries.ts'
import { freshId } from './journal.ts'
import { readRepositoryState } from '../git/repository.ts'

/** What a commit shall record, and what the user's index shall hold once it is made. */
export interface Patch {
  /** The commit it goes on top of; null on an unborn branch. */
  readonly parent: string | null
  /** Entries of the new commit that differ from its parent's; null takes a path out. */
  readonly tree: ReadonlyMap<string, Entry | null>
  /** Entries of the real index that have to follow. */
  readonly index: ReadonlyMap<string, Entry | null>
  /** What the real index has at those paths now. */
  readonly indexBefore: ReadonlyMap<string, Entry | null>
  /** Those of them that it was only told of, without content. */
  readonly intents: readonly string[]
}

/**
 * Commits HEAD's tree with some entries changed, past the user's index: that one keeps what they have staged. It follows
 * before the branch moves and goes back on failure: an index left behind would show a staged reverse change, and the
 * user's next commit would take the card back.
 */
export async function commitPatched(desk: GitDesk, request: CommitRequest, patch: Patch): Promise<string> {
  const { git, repository } = desk
  const own = join(desk.place, `index-${freshId()}`)
  const env = { GIT_INDEX_FILE: own }
  try {
    await prepareIndex(desk, own, patch.parent)
    await writeIndex(git, repository, patch.tree, env)
    await writeIndex(git, repository, patch.index)
    try {
      return await runCommit(desk, request, [], env)
    } catch (error) {
      // A git that was ended right after it had moved the branch has made the commit.
      const { commit } = await readRepositoryState(git, repository)
      if (commit === patch.parent) await takeBackIndex(desk, patch)
      throw error
    }
  } finally {
    await unlink(own).catch(() => undefined)
  }
}

/** Puts entries of the real index back as they were, those that are still as they were made. */
export async function takeBackIndex(
  { git, repository }: GitDesk,
  { index, indexBefore, intents }: Pick<Patch, 'index' | 'indexBefore' | 'intents'>,
): Promise<void> {
  const present = await readIndex(git, repository, [...index.keys()])
  const still = [...index].filter(([path, entry]) => (present.get(path) ?? null) === entry).map(([path]) => path)
  await writeIndex(git, repository, new Map(still.map((path) => [path, indexBefore.get(path) ?? null])))
  const told = intents.filter((path) => still.includes(path) && existsSync(join(repository.toplevel, path)))
  if (told.length === 0) return
  await git.run({
    cwd: repository.toplevel,
    kind: 'write',
    args: ['add', '--intent-to-add', '--', ...told.map(literal)],
  })
}

/**
 * An index that holds HEAD's tree. It starts as a copy of the real one for what that knows of the files on disk:
 * a fresh one would have every file of the work tree read again.
 */
async function prepareIndex({ git, repository }: GitDesk, own: string, parent: string | null): Promise<void> {
  const real = join(repository.gitDir, 'index')
  if (existsSync(real)) await copyFile(real, own)
  const args = parent === null ? ['read-tree', '--empty'] : ['read-tree', '-i', '-m', parent]
  await git.run({ cwd: repository.toplevel, kind: 'write', args, env: { GIT_INDEX_FILE: own } })
}
