import type { Texts } from './applyPlan.ts'
import { readBlobTexts, readCheckedOut } from '../git/blobs.ts'
import type { GitDesk } from './desk.ts'
import { type Entry, idOf, readIndex, readTree } from '../git/indexEntries.ts'
import type { PathState } from '../git/inspect.ts'

/** One version of some files that git holds. */
export interface Version {
  readonly entries: ReadonlyMap<string, Entry>
  /** As git stores them or, `isCheckedOut`, as a checkout writes them. */
  readonly texts: Texts
  readonly isCheckedOut: boolean
}

/** HEAD's version and the index's of `paths`. A path that the index was only told of counts as not in it. */
export async function readVersions(
  desk: GitDesk,
  commit: string | null,
  paths: readonly string[],
  states: ReadonlyMap<string, PathState>,
): Promise<{ readonly head: Version; readonly index: Version }> {
  const { git, repository } = desk
  const [tree, staged] = await Promise.all([
    commit === null ? new Map<string, Entry>() : readTree(git, repository, commit, paths),
    readIndex(git, repository, paths),
  ])
  const index = new Map([...staged].filter(([path]) => !isIntent(states.get(path))))
  const blobs = await readBlobTexts(git, repository, [...tree.values(), ...index.values()].map(idOf))
  const version = (entries: ReadonlyMap<string, Entry>): Version => ({
    entries,
    texts: new Map(paths.map((path) => [path, blobs.get(idOf(entries.get(path) ?? '')) ?? null])),
    isCheckedOut: false,
  })
  return { head: version(tree), index: version(index) }
}

/** Whether the index was told of a file without its content (`git add --intent-to-add`). */
export function isIntent(state: PathState | undefined): boolean {
  return state?.staged === '.' && state.unstaged === 'A'
}

/** The same version as a checkout writes it: what a filter has made of a card cannot be changed by key. */
export async function checkOut(desk: GitDesk, version: Version): Promise<Version> {
  const texts = new Map(version.texts)
  for (const [path, entry] of version.entries) {
    texts.set(path, await readCheckedOut(desk.git, desk.repository, { id: idOf(entry), path }))
  }
  return { ...version, texts, isCheckedOut: true }
}
