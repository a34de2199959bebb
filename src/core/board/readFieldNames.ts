import { type Field, type FieldNames, fieldOrder, ownFieldNames } from '../card/field.ts'
import type { HeadEntry } from './boardHead.ts'
import type { Finding } from './readWorkflow.ts'

const inCamelCase: Readonly<Record<string, Field>> = { dependsOn: 'depends_on', blockedOn: 'blocked_on' }
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** The keys under which this board's files hold their fields; pushes what is wrong and leaves it out. */
export function readFieldNames(
  mapping: Readonly<Record<string, string>>,
  entry: HeadEntry | null,
  findings: Finding[],
): FieldNames {
  const names: Record<Field, string> = { ...ownFieldNames }
  const places = new Map<Field, { readonly start: number; readonly end: number }>()
  for (const [key, target] of Object.entries(mapping)) {
    const place = placeOf(entry, key)
    const field = fieldOf(key)
    if (field === null)
      findings.push({ ...place, severity: 'error', message: `\`fields.${key}\` is not a field of a card.` })
    else if (reserved.has(target))
      findings.push({ ...place, severity: 'error', message: `\`${target}\` cannot be a key.` })
    else {
      names[field] = target
      places.set(field, place)
    }
  }
  checkTargets(names, places, findings)
  return names
}

function fieldOf(key: string): Field | null {
  return fieldOrder.find((field) => field === key) ?? inCamelCase[key] ?? null
}

/** One key of a file cannot hold two fields. */
function checkTargets(
  names: FieldNames,
  places: ReadonlyMap<Field, { readonly start: number; readonly end: number }>,
  findings: Finding[],
): void {
  for (const [field, place] of places) {
    const other = fieldOrder.find((one) => one !== field && names[one] === names[field])
    if (other === undefined) continue
    findings.push({ ...place, severity: 'error', message: `\`${names[field]}\` is already the key of \`${other}\`.` })
  }
}

function placeOf(entry: HeadEntry | null, key: string): { readonly start: number; readonly end: number } {
  const node = entry?.value
  const found = node?.kind === 'map' ? node.entries.find((one) => one.key === key)?.value : undefined
  return { start: found?.start ?? 0, end: found?.end ?? 0 }
}
