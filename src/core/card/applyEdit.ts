import { findEntries, isListField, valueOf } from './cardFields.ts'
import { type Edit, type KeyChange, type Refusal, refuse } from './edit.ts'
import type { Field, FieldNames, Value } from './field.ts'
import { readFrontMatter } from './frontMatter.ts'
import { type SpliceTarget, spliceKey } from './spliceKey.ts'
import type { YamlEntry, YamlNode } from './yamlTree.ts'

/**
 * Applies an edit to whichever version of a file it meets; null is a file that is not there. Only the bytes of the
 * changed values change. Refuses with `changedSince` where the version does not say what the edit takes for given, and
 * with `cannotSplice` where the change cannot be made safely. What is applied already stays as it is.
 */
export function applyEdit(text: string | null, edit: Edit, names: FieldNames): string | null | Refusal {
  switch (edit.kind) {
    case 'create':
      if (text === null || text === edit.text) return edit.text
      return refuse('changedSince', `${edit.path} exists already.`)
    case 'remove':
      if (text === null || text === edit.before) return null
      return refuse('changedSince', `${edit.path} has changed since.`)
    case 'rename':
      return text
    case 'set':
      return setKeys(text, edit.path, edit.keys, names)
  }
}

function setKeys(text: string | null, path: string, keys: readonly KeyChange[], names: FieldNames): string | Refusal {
  if (text === null) return refuse('changedSince', `${path} is not there any more.`)
  let changed = text
  for (const change of keys) {
    const result = setKey(changed, path, change, names)
    if (typeof result !== 'string') return result
    changed = result
  }
  return changed
}

function setKey(text: string, path: string, change: KeyChange, names: FieldNames): string | Refusal {
  const target = readTarget(text, names)
  const cannot = refuse(
    'cannotSplice',
    `\`${names[change.key]}\` of ${path} cannot be changed safely here; change it by hand.`,
  )
  if (!target) return cannot
  const entry = target.entryOf.get(change.key)
  const current = entry ? valueOf(change.key, entry.value) : null
  if (current === undefined) return cannot
  if (isSameValue(change.key, current, change.after)) return text
  if (!isSameValue(change.key, current, change.before))
    return refuse('changedSince', `\`${names[change.key]}\` of ${path} has changed since.`)
  const changed = spliceKey(text, target, change.key, change.after, names)
  return changed !== null && isAsMeant(text, target, changed, change, names) ? changed : cannot
}

function readTarget(text: string, names: FieldNames): SpliceTarget | null {
  const reading = readFrontMatter(text)
  if (!reading || reading.faults.length > 0) return null
  const { head, entries } = reading
  return { head, all: entries, entryOf: findEntries(entries, names) }
}

/** Reads the changed text again: the new value is there, and everything else says what it said. */
function isAsMeant(text: string, before: SpliceTarget, changed: string, change: KeyChange, names: FieldNames): boolean {
  const after = readTarget(changed, names)
  if (!after || changed.slice(after.head.bodyStart) !== text.slice(before.head.bodyStart)) return false
  const entry = after.entryOf.get(change.key)
  const value = entry ? valueOf(change.key, entry.value) : null
  if (value === undefined || !isSameValue(change.key, value, change.after)) return false
  return othersSay(before, change.key) === othersSay(after, change.key)
}

function othersSay({ all, entryOf }: SpliceTarget, field: Field): string {
  const own = entryOf.get(field)
  return JSON.stringify(all.filter((entry) => entry !== own).map(sayEntry))
}

function sayEntry({ key, value }: YamlEntry): unknown {
  return [key, say(value)]
}

function say(node: YamlNode): unknown {
  if (node.kind === 'scalar') return [node.style, node.text]
  if (node.kind === 'list') return { list: node.items.map(say) }
  return { map: node.entries.map(sayEntry) }
}

/** Whether two values say the same: one scalar is a list of one, and an empty list is none, where a list is meant. */
export function isSameValue(field: Field, a: Value, b: Value): boolean {
  if (!isListField(field)) return a === b
  const [left, right] = [listOf(a), listOf(b)]
  return left.length === right.length && left.every((item, i) => item === right[i])
}

function listOf(value: Value): readonly string[] {
  if (value === null) return []
  return typeof value === 'string' ? [value] : value
}
