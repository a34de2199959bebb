import { t } from '../l10n/l10n.ts'
import type { FieldEntries, FieldEntry } from './card.ts'
import { errorAt, type Fault } from './fault.ts'
import { type Field, type FieldNames, fieldOrder, type Value } from './field.ts'
import type { ProblemCode } from './problem.ts'
import { isAbsent, type YamlEntry, type YamlNode } from './yamlTree.ts'

/** The fields that a front matter has; what is absent is not in `fields`. */
export interface CardFields {
  readonly fields: FieldEntries
  /** Where `blocked` stands; null if it does not. */
  readonly blockedEntry: YamlEntry | null
  readonly faults: Fault[]
}

const listFields: ReadonlySet<Field> = new Set<Field>(['assignees', 'labels', 'depends_on', 'skills'])

/** Whether a field holds a list (or one scalar, which is a list of one). */
export function isListField(field: Field): boolean {
  return listFields.has(field)
}

/** Reads the fields among the entries of a front matter. */
export function readCardFields(entries: readonly YamlEntry[], names: FieldNames): CardFields {
  const fieldOf = fieldsByKey(names)
  const fields: Partial<Record<Field, FieldEntry>> = {}
  const faults: Fault[] = []
  let blockedEntry: YamlEntry | null = null
  for (const entry of entries) {
    const field = fieldOf.get(entry.key)
    if (field === undefined || !isEntryOf(field, entry, entries, names)) continue
    if (field === 'blocked') blockedEntry = entry
    const value = valueOf(field, entry.value)
    if (value === undefined) faults.push(misfit(field, entry))
    else if (value !== null) fields[field] = { value, start: entry.value.start, end: entry.value.end }
  }
  return { fields, blockedEntry, faults }
}

/** The entry that each field of a front matter stands in, also where its value is absent or unusable. */
export function findEntries(entries: readonly YamlEntry[], names: FieldNames): ReadonlyMap<Field, YamlEntry> {
  const fieldOf = fieldsByKey(names)
  const found = new Map<Field, YamlEntry>()
  for (const entry of entries) {
    const field = fieldOf.get(entry.key)
    if (field !== undefined && isEntryOf(field, entry, entries, names)) found.set(field, entry)
  }
  return found
}

/** A key in camel case is the field's only where the field's own key is not there. */
function isEntryOf(field: Field, { key }: YamlEntry, entries: readonly YamlEntry[], names: FieldNames): boolean {
  const own = names[field]
  return key === own || !entries.some((other) => other.key === own)
}

const misfits: Partial<Readonly<Record<Field, ProblemCode>>> = {
  id: 'badId',
  class: 'unknownClass',
  rank: 'badRank',
  due: 'badDate',
  created: 'badDate',
}

function misfit(field: Field, { key, value }: YamlEntry): Fault {
  const message = isListField(field)
    ? t('`{0}` takes a list of plain values.', key)
    : t('`{0}` takes one plain value.', key)
  return errorAt(misfits[field] ?? 'unsupportedYaml', value.start, value.end, message)
}

/** What a node says of a field; `undefined` where it is of a shape that the field cannot have. */
export function valueOf(field: Field, node: YamlNode): Value | undefined {
  if (isAbsent(node)) return null
  if (node.kind === 'scalar') return field === 'blocked' && isPlainWord(node, noWords) ? null : node.text
  if (node.kind === 'map') return undefined
  const texts: string[] = []
  for (const item of node.items) {
    if (isAbsent(item)) continue
    if (item.kind !== 'scalar') return undefined
    texts.push(item.text)
  }
  if (isListField(field)) return texts
  return texts.length > 1 ? undefined : (texts[0] ?? null)
}

const noWords: ReadonlySet<string> = new Set(['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'])
const yesWords: ReadonlySet<string> = new Set(['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'])

/** Whether `blocked` says only that the card is blocked, and not why. */
export function isBareYes(node: YamlNode): boolean {
  return node.kind === 'scalar' && isPlainWord(node, yesWords)
}

function isPlainWord(node: { readonly text: string; readonly style: string }, words: ReadonlySet<string>): boolean {
  return node.style === 'plain' && words.has(node.text)
}

const keysByNames = new WeakMap<FieldNames, ReadonlyMap<string, Field>>()

/** Which field a key of the front matter is; `blockedOn` reads as `blocked_on` unless that name is another field's. */
export function fieldsByKey(names: FieldNames): ReadonlyMap<string, Field> {
  let fields = keysByNames.get(names)
  if (!fields) keysByNames.set(names, (fields = nameFields(names)))
  return fields
}

function nameFields(names: FieldNames): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>()
  for (const field of fieldOrder) fields.set(names[field], field)
  for (const field of fieldOrder) {
    const camel = names[field].replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    if (!fields.has(camel)) fields.set(camel, field)
  }
  return fields
}
