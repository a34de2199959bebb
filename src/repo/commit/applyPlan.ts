import { posix } from 'node:path'
import { fittingHunks } from '../../core/card/applyHunks.ts'
import { applyEdit } from '../../core/card/applyEdit.ts'
import { type Edit, pathsOfEdit, type Plan, type Refusal, refuse } from '../../core/card/edit.ts'
import { readFields } from '../../core/card/readFields.ts'
import { t } from '../../core/l10n/l10n.ts'

/** Whole files by path from the top of the repository; null where there is none. */
export type Texts = ReadonlyMap<string, string | null>

/** A plan for a board that lies at `prefix` (ends with `/`, or is empty) in its repository. */
export interface PlacedPlan {
  readonly plan: Plan
  readonly prefix: string
}

/**
 * The path from the top of the repository of one that counts from a board folder, which it may leave (`../README.md`). One
 * that leaves the repository keeps its `..`, and is then no place that anything may be written to.
 */
export function placeOf(prefix: string, path: string): string {
  if (!path.startsWith('../')) return prefix + path
  return posix.normalize(prefix + path)
}

/** The other way: how a path from the top is named from a board folder. */
export function pathFrom(prefix: string, place: string): string {
  return place.startsWith(prefix) ? place.slice(prefix.length) : '../'.repeat(prefix.split('/').length - 1) + place
}

/** Every path that a plan reads or changes, from the top of the repository. */
export function pathsOf({ plan, prefix }: PlacedPlan): readonly string[] {
  return [...new Set(plan.edits.flatMap(pathsOfEdit))].map((path) => placeOf(prefix, path))
}

/**
 * What a plan makes of the version of its files that people see. What is done already stays. Refuses where this
 * version says something else than the plan was made for.
 */
export function applyPlan(placed: PlacedPlan, texts: Texts): Texts | Refusal {
  return applyEach(placed, texts, (edit) => edit)
}

/**
 * What a plan makes of another version of its files, `git`'s (HEAD or index) or what the `disk` says later: its keys get
 * their new values whatever they say there. Lines that git does not have yet are the user's, to be committed by them
 * with the change in them. Refuses only where the change cannot be made at all.
 */
export function imposePlan(placed: PlacedPlan, texts: Texts, of: 'git' | 'disk'): Texts | Refusal {
  return applyEach(placed, texts, (edit, text) => {
    if (edit.kind !== 'lines' || text === null || of === 'disk') return retarget(edit, text, placed.plan)
    return { ...edit, hunks: fittingHunks(text, edit.hunks) }
  })
}

/** Whether two versions are the same in all files of the first. */
export function isSameTexts(one: Texts, other: Texts): boolean {
  return [...one].every(([path, text]) => text === (other.get(path) ?? null))
}

/** Tells texts from a refusal. */
export function isRefusal(result: Texts | Refusal): result is Refusal {
  return 'kind' in result
}

function retarget(edit: Edit, text: string | null, plan: Plan): Edit | null {
  switch (edit.kind) {
    case 'set': {
      const fields = text === null ? null : readFields(text, plan.names)
      return { ...edit, keys: edit.keys.map((key) => ({ ...key, before: fields?.get(key.key) ?? null })) }
    }
    case 'create':
      return text === null ? edit : null
    case 'remove':
      return text === null ? null : { ...edit, before: text }
    case 'mentions':
      return text === null ? null : edit
    case 'rename':
    case 'lines':
      return edit
  }
}

function applyEach(
  { plan, prefix }: PlacedPlan,
  texts: Texts,
  adapt: (edit: Edit, text: string | null) => Edit | null,
): Texts | Refusal {
  const after = new Map(texts)
  for (const edit of plan.edits) {
    const path = currentPath(after, plan, edit, prefix)
    const text = after.get(path) ?? null
    const adapted = adapt(edit, text)
    if (adapted?.kind === 'rename') {
      const refusal = rename(after, path, prefix + adapted.to)
      if (refusal !== null) return refusal
    } else if (adapted !== null) {
      const changed = applyEdit(text, adapted, plan.names)
      if (changed !== null && typeof changed !== 'string') return changed
      after.set(path, changed)
    }
  }
  return after
}

/** Where a file is that a later edit of the same plan renames, and that is renamed already. */
function currentPath(texts: Texts, plan: Plan, edit: Edit, prefix: string): string {
  const path = placeOf(prefix, edit.path)
  if (!isOfText(edit) || (texts.get(path) ?? null) !== null) return path
  const later = plan.edits.find((other) => other.kind === 'rename' && other.path === edit.path)
  return later?.kind === 'rename' && (texts.get(prefix + later.to) ?? null) !== null ? prefix + later.to : path
}

/** Whether an edit changes what a file says, and leaves it where it is. */
function isOfText({ kind }: Edit): boolean {
  return kind === 'set' || kind === 'lines' || kind === 'mentions'
}

function rename(texts: Map<string, string | null>, path: string, to: string): Refusal | null {
  const text = texts.get(path) ?? null
  const there = texts.get(to) ?? null
  if (text === null) return there === null ? refuse('changedSince', t('{0} is not there any more.', path)) : null
  if (there !== null) return refuse('changedSince', t('{0} exists already.', to))
  texts.set(path, null)
  texts.set(to, text)
  return null
}
