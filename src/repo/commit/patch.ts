import { imposeAll } from './standing.ts'
import type { PlacedPlan, Texts } from './applyPlan.ts'
import { writeBlob } from '../git/blobs.ts'
import type { GitDesk } from './desk.ts'
import { type Entry, modeOf } from '../git/indexEntries.ts'
import { checkOut, type Version } from './versions.ts'

/** A version and what plans make of it. */
interface Change {
  readonly version: Version
  readonly after: Texts
}

/** What plans make of a version, taken as git stores it or, where a filter is in the way, as a checkout writes it. */
export async function imposeOn(
  desk: GitDesk,
  version: Version,
  plans: readonly PlacedPlan[],
  base: (version: Version) => Texts = ({ texts }) => texts,
): Promise<Change | null> {
  const after = imposeAll(plans, base(version), 'git')
  if (after !== null) return { version, after }
  if (version.entries.size === 0 || version.isCheckedOut) return null
  return imposeOn(desk, await checkOut(desk, version), plans, base)
}

/** The entries that a changed version has otherwise than before; blobs are stored on the way. */
export async function changedEntries(
  desk: GitDesk,
  { version, after }: Change,
  modes: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Entry | null>> {
  const changed = new Map<string, Entry | null>()
  for (const [path, text] of after) {
    const before = version.entries.get(path)
    if (text === (before === undefined ? null : (version.texts.get(path) ?? null))) continue
    // What git has not stored yet goes through the filters, as `git add` would have it.
    const cleanedFor = version.isCheckedOut || before === undefined ? path : null
    const mode = before === undefined ? (modes.get(path) ?? modeOf(null)) : modeOf(before)
    changed.set(path, text === null ? null : `${mode} ${await writeBlob(desk.git, desk.repository, text, cleanedFor)}`)
  }
  return changed
}
