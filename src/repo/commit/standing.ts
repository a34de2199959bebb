import { type Edit, pathsOfEdit } from '../../core/card/edit.ts'
import { imposePlan, isRefusal, isSameTexts, placeOf, type PlacedPlan, type Texts } from './applyPlan.ts'
import type { JournalEntry } from './journal.ts'

/**
 * What of an entry the disk still holds, or a later entry has built upon: people may have thrown a change away by hand
 * (a checkout, a stash), and then it is not committed any more. null: nothing. `later` are the entries after it.
 */
export function standingPlan(entry: JournalEntry, later: readonly JournalEntry[], disk: Texts): PlacedPlan | null {
  const followers = later.filter(({ inEditor }) => inEditor.length === 0)
  const clusters = clustersOf(entry.plan.edits)
  const standing = clusters.filter((edits) => stands({ ...entry, plan: { ...entry.plan, edits } }, followers, disk))
  if (standing.length === 0 && clusters.length > 0) return null
  const edits = entry.plan.edits.filter((edit) => standing.some((cluster) => cluster.includes(edit)))
  return { plan: { ...entry.plan, edits }, prefix: entry.prefix }
}

/** Edits that hang together by a file: they stand or fall as one. */
function clustersOf(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  return edits.reduce<readonly (readonly Edit[])[]>((clusters, edit) => {
    const paths = pathsOfEdit(edit)
    const isNear = (cluster: readonly Edit[]): boolean =>
      cluster.some((other) => pathsOfEdit(other).some((path) => paths.includes(path)))
    return [...clusters.filter((cluster) => !isNear(cluster)), [...clusters.filter(isNear).flat(), edit]]
  }, [])
}

function stands(placed: PlacedPlan, later: readonly JournalEntry[], disk: Texts): boolean {
  const paths = new Set(placed.plan.edits.flatMap(pathsOfEdit).map((path) => placeOf(placed.prefix, path)))
  const followers = later.flatMap(({ plan, prefix }) => plan.edits.map((edit) => ({ edit, plan, prefix })))
  const near = followers.filter(({ edit, prefix }) =>
    pathsOfEdit(edit).some((path) => paths.has(placeOf(prefix, path))),
  )
  if (near.some(({ edit }) => edit.kind !== 'set')) return true
  const plans = [placed, ...near.map(({ edit, plan, prefix }) => ({ plan: { ...plan, edits: [edit] }, prefix }))]
  const after = imposeAll(plans, disk, 'disk')
  return after !== null && isSameTexts(disk, after)
}

/** Imposes plans one after the other, as `imposePlan` does; null where one cannot be. */
export function imposeAll(plans: readonly PlacedPlan[], texts: Texts, of: 'git' | 'disk'): Texts | null {
  let after = texts
  for (const plan of plans) {
    const result = imposePlan(plan, after, of)
    if (isRefusal(result)) return null
    after = result
  }
  return after
}
