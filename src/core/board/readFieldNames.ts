import { errorAt, type Fault } from '../card/fault.ts'
import { type Field, type FieldNames, fieldOrder, ownFieldNames } from '../card/field.ts'
import type { YamlEntry, YamlNode } from '../card/yamlTree.ts'
import { t } from '../l10n/l10n.ts'

const inCamelCase: Readonly<Record<string, Field>> = { dependsOn: 'depends_on', blockedOn: 'blocked_on' }
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', '<<'])

export interface FieldNamesRead {
  readonly names: FieldNames
  readonly faults: readonly Fault[]
}

/** The keys under which this board's files hold their fields, from the `fields` of `board.md`. */
export function readFieldNames(mapping: Readonly<Record<string, string>>, entry: YamlEntry | null): FieldNamesRead {
  const names: Record<Field, string> = { ...ownFieldNames }
  const mapped = new Map<Field, string>()
  const faults: Fault[] = []
  for (const [key, target] of Object.entries(mapping)) {
    const field = fieldOf(key)
    if (field === null) faults.push(faultAt(entry, key, t('`fields.{0}` is not a field of a card.', key)))
    else if (reserved.has(target)) faults.push(faultAt(entry, key, t('`{0}` cannot be a key.', target)))
    else if (mapped.has(field)) faults.push(faultAt(entry, key, t('`{0}` is mapped twice.', field)))
    else {
      names[field] = target
      mapped.set(field, key)
    }
  }
  for (const [field, key] of mapped) {
    // One key of a file cannot hold two fields.
    const other = fieldOrder.find((one) => one !== field && names[one] === names[field])
    if (other !== undefined)
      faults.push(faultAt(entry, key, t('`{0}` is already the key of `{1}`.', names[field], other)))
  }
  return { names, faults }
}

function fieldOf(key: string): Field | null {
  return fieldOrder.find((field) => field === key) ?? inCamelCase[key] ?? null
}

function faultAt(entry: YamlEntry | null, key: string, message: string): Fault {
  const node: YamlNode | undefined = entry?.value
  const value = node?.kind === 'map' ? node.entries.find((one) => one.key === key)?.value : undefined
  return errorAt('boardInvalid', value?.start ?? 0, value?.end ?? 0, message)
}
