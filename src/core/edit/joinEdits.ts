import { applyEdit } from '../card/applyEdit.ts'
import { type Edit, type KeyChange, pathsOfEdit, type Plan } from '../card/edit.ts'
import type { FieldNames } from '../card/field.ts'
import { lineHunks } from '../card/lineHunks.ts'
import type { DraftBoard } from './draftBoard.ts'
import { isSameValue } from './makePlan.ts'

type SetEdit = Extract<Edit, { kind: 'set' }>

/** The edits of plans that were made one after the other, as one: what several of them did to one file is one change of it. */
export function joinEdits(plans: readonly Plan[], draft: DraftBoard): readonly Edit[] {
  const byPath = new Map<string, Edit[]>()
  for (const edit of plans.flatMap(({ edits }) => edits)) {
    for (const path of pathsOfEdit(edit)) {
      const list = byPath.get(path)
      if (list === undefined) byPath.set(path, [edit])
      else list.push(edit)
    }
  }
  const names = plans[0]?.names
  const joined = new Set<Edit>()
  for (const [path, edits] of byPath) for (const edit of joinOfFile(path, edits, draft, names)) joined.add(edit)
  return [...joined]
}

/** Files that come, go or move keep their edits in their order. */
function joinOfFile(
  path: string,
  edits: readonly Edit[],
  { before, after }: DraftBoard,
  names: FieldNames | undefined,
): readonly Edit[] {
  if (edits.length < 2 || names === undefined) return edits
  const sets = edits.filter((edit) => edit.kind === 'set')
  const isPlain = edits.every(({ kind }) => kind === 'set' || kind === 'lines')
  if (!isPlain) return edits
  const set = joinSets(path, sets)
  const [old, now] = [before.get(path) ?? '', after.get(path) ?? '']
  const withKeys = set === null ? old : applyEdit(old, set, names)
  if (typeof withKeys !== 'string') return edits
  const hunks = sets.length === edits.length ? [] : lineHunks(withKeys, now)
  return [...(set === null ? [] : [set]), ...(hunks.length === 0 ? [] : [{ kind: 'lines' as const, path, hunks }])]
}

/** Each key from what it was first to what it is last. */
function joinSets(path: string, edits: readonly SetEdit[]): SetEdit | null {
  const keys = new Map<string, KeyChange>()
  for (const change of edits.flatMap((edit) => edit.keys)) {
    const first = keys.get(change.key)
    keys.set(change.key, first === undefined ? change : { ...first, after: change.after })
  }
  const changed = [...keys.values()].filter((change) => !isSameValue(change.before, change.after))
  return changed.length === 0 ? null : { kind: 'set', path, keys: changed }
}
