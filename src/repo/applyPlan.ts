import { applyEdit } from '../core/card/applyEdit.ts'
import { type Edit, type Plan, type Refusal, refuse } from '../core/card/edit.ts'

/** Whole files by path from the top of the repository; null where there is none. */
export type Texts = ReadonlyMap<string, string | null>

/** Every path that a plan reads or changes, `prefix` put before each. */
export function pathsOf(plan: Plan, prefix: string): readonly string[] {
  const paths = plan.edits.flatMap((edit) => (edit.kind === 'rename' ? [edit.path, edit.to] : [edit.path]))
  return [...new Set(paths)].map((path) => prefix + path)
}

/**
 * What a plan makes of one version of its files: HEAD's, the index's, the disk's or an editor's. A version that holds
 * the change already comes back as it is. Refuses where the version says something else than the plan was made for.
 */
export function applyPlan(plan: Plan, prefix: string, texts: Texts): Texts | Refusal {
  const after = new Map(texts)
  for (const edit of plan.edits) {
    const refusal = applyTo(after, plan, edit, prefix)
    if (refusal !== null) {
      return refusal
    }
  }
  return after
}

function applyTo(texts: Map<string, string | null>, plan: Plan, edit: Edit, prefix: string): Refusal | null {
  const path = prefix + edit.path
  const text = texts.get(path) ?? null
  if (edit.kind === 'rename') {
    return rename(texts, path, prefix + edit.to)
  }
  const place = text === null ? renamedTo(texts, plan, edit, prefix) : path
  const changed = applyEdit(texts.get(place) ?? null, edit, plan.names)
  if (changed !== null && typeof changed !== 'string') {
    return changed
  }
  texts.set(place, changed)
  return null
}

/** Where the file already is that a later edit of the same plan renames. */
function renamedTo(texts: Texts, plan: Plan, edit: Edit, prefix: string): string {
  const path = prefix + edit.path
  const move = plan.edits.find((other) => other.kind === 'rename' && other.path === edit.path)
  if (edit.kind === 'set' && move?.kind === 'rename' && (texts.get(prefix + move.to) ?? null) !== null) {
    return prefix + move.to
  }
  return path
}

function rename(texts: Map<string, string | null>, path: string, to: string): Refusal | null {
  const text = texts.get(path) ?? null
  const there = texts.get(to) ?? null
  if (text === null && there !== null) {
    return null
  }
  if (text === null) {
    return refuse('changedSince', `${path} is gone.`)
  }
  if (there !== null) {
    return refuse('changedSince', `${to} exists already.`)
  }
  texts.set(path, null)
  texts.set(to, text)
  return null
}
