import type { FileChange, LoggedCommit } from './commitLog.ts'
import type { BoardCommit } from './history.ts'
import { PersistentArray } from './persistentArray.ts'

/** One state of one file, as a commit made it. Where the file went, `blob` is null. */
export interface Version {
  /** Place of the commit that made it. */
  readonly place: number
  /** Relative to the top of the repository. */
  readonly path: string
  readonly blob: string | null
  /** The versions it replaced: of several where a merge made it of them, of none where nothing was there. */
  readonly parents: readonly Version[]
}

/** The files of the board after a commit: their versions, by the number of their path. */
export type Tree = PersistentArray<Version>

/**
 * All versions of all files of a board, and the tree after each commit. A merge takes over the version of the first
 * parent that has the same text, and makes one only where none has: git's own rule, by which `git log -- <path>` lists.
 */
export class VersionGraph {
  readonly commits: BoardCommit[] = []
  /** What each commit made itself, in the order of the log. */
  readonly made: (readonly Version[])[] = []
  readonly #trees: Tree[] = []
  readonly #places = new Map<string, number>()
  readonly #paths = new Map<string, number>()

  /** Adds commits; no parent may come after its child. */
  append(commits: readonly LoggedCommit[]): void {
    for (const commit of commits) this.#append(commit)
  }

  placeOf(commit: string): number | null {
    return this.#places.get(commit) ?? null
  }

  /** The files after a commit: deleted ones too, as versions without a blob. */
  treeAt(place: number): Tree {
    return this.#trees[place] ?? PersistentArray.empty()
  }

  /** The version of a file after a commit; null where it never was there. */
  versionAt(place: number, path: string): Version | null {
    const number = this.#paths.get(path)
    return number === undefined ? null : (this.treeAt(place).get(number) ?? null)
  }

  /** The live files after a commit. */
  *filesAt(place: number): IterableIterator<Version> {
    for (const version of this.treeAt(place).values()) if (version.blob !== null) yield version
  }

  #append(commit: LoggedCommit): void {
    if (this.#places.has(commit.id)) return
    const parents = commit.parents.flatMap((id) => this.#places.get(id) ?? [])
    const place = this.commits.length
    const trees = parents.map((parent) => this.treeAt(parent))
    const made: Version[] = []
    const differing = differingPaths(commit)
    let tree = trees[0] ?? PersistentArray.empty<Version>()
    for (const { path, after } of changedPaths(commit)) {
      const number = this.#numberOf(path)
      const same = differing.findIndex((paths) => !paths.has(path))
      if (same < 0) {
        const parents = trees.flatMap((one) => one.get(number) ?? [])
        if (after === null && parents.length === 0) continue
        const version = { place, path, blob: after, parents }
        made.push(version)
        tree = tree.set(number, version)
      } else tree = tree.set(number, trees[same]?.get(number) ?? { place, path, blob: null, parents: [] })
    }
    const { id, author, email, at, subject } = commit
    this.#places.set(id, place)
    this.commits.push({ id, parents, author, email, at, subject })
    this.made.push(made)
    this.#trees.push(tree)
  }

  #numberOf(path: string): number {
    let number = this.#paths.get(path)
    if (number === undefined) this.#paths.set(path, (number = this.#paths.size))
    return number
  }
}

/** What differs from any parent. */
function changedPaths(commit: LoggedCommit): Iterable<FileChange> {
  const [first = [], ...others] = commit.changes
  if (others.length === 0) return first
  return new Map(commit.changes.flat().map((change) => [change.path, change])).values()
}

/** Of a merge, what differs from each parent; of any other commit nothing: all that it changed is its own. */
function differingPaths({ changes }: LoggedCommit): readonly ReadonlySet<string>[] {
  return changes.length < 2 ? [] : changes.map((list) => new Set(list.map(({ path }) => path)))
}
