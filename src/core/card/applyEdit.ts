import { t } from '../l10n/l10n.ts'
import { applyHunks } from './applyHunks.ts'
import { findEntries, isListField, valueOf } from './cardFields.ts'
import { type Edit, type KeyChange, type Refusal, refuse } from './edit.ts'
import type { Field, FieldNames, Value } from './field.ts'
import { readFrontMatter } from './frontMatter.ts'
import { replaceMentions } from './mentions.ts'
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
      return refuse('changedSince', t('{0} exists already.', edit.path))
    case 'remove':
      if (text === null || text === edit.before) return null
      return refuse('changedSince', t('{0} has changed since.', edit.path))
    case 'rename':
      return text
    case 'set':
      return setKeys(text, edit.path, edit.keys, names)
    case 'lines':
      return applyHunks(text, edit.path, edit.hunks)
    case 'mentions':
      if (text === null) return refuse('changedSince', t('{0} is not there any more.', edit.path))
      return replaceMentions(text, edit.id, edit.to)
  }
}

function setKeys(text: string | null, path: string, keys: readonly KeyChange[], names: FieldNames): string | Refusal {
  if (text === null) return refuse('changedSince', t('{0} is not there any more.', path))
  let changed = text
  for (const change of keys) {
    const result = setKey(changed, path, change, names)
    if (typeof result !== 'string') return result
    changed = result
  }
  return changed
}

function setKey(text: string, path: string, change: KeyChange, names: FieldNames): string | Refusal {
  const name = names[change.key]
  const target = readTarget(text, names)
  const cannot = refuse('cannotSplice', t('`{0}` of {1} cannot be changed safely here; change it by hand.', name, path))
  if (!target) return cannot
  const current = currentValue(target, change.key)
  if (current === undefined) return cannot
  if (isSameValue(change.key, current, change.after)) return text
  if (!isSameValue(change.key, current, change.before))
    return refuse('changedSince', t('`{0}` of {1} has changed since.', name, path))
  const changed = spliceKey(target, change.key, change.after)
  return changed !== null && isAsMeant(target, changed, change) ? changed : cannot
}

function readTarget(text: string, names: FieldNames): SpliceTarget | null {
  const reading = readFrontMatter(text)
  if (!reading || reading.faults.length > 0) return null
  const { head, entries } = reading
  return { text, names, head, all: entries, entryOf: findEntries(entries, names) }
}

/** `undefined` where the value has a shape that its field cannot have. */
function currentValue({ entryOf }: SpliceTarget, field: Field): Value | undefined {
  const entry = entryOf.get(field)
  return entry ? valueOf(field, entry.value) : null
}

/** Reads the changed text again: the new value is there, and everything else says what it said. */
function isAsMeant(before: SpliceTarget, changed: string, { key, after: meant }: KeyChange): boolean {
  const after = readTarget(changed, before.names)
  if (!after || changed.slice(after.head.bodyStart) !== before.text.slice(before.head.bodyStart)) return false
  const value = currentValue(after, key)
  return value !== undefined && isSameValue(key, value, meant) && othersSay(before, key) === othersSay(after, key)
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
