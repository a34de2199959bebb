import type { FieldEntries, FieldEntry } from './card.ts'
import type { Field, FieldNames } from './field.ts'
import { isValidId } from './isValidId.ts'
import { trimBlanks } from './textLines.ts'
import { isNullWord } from './yamlTree.ts'

const salvaged = ['id', 'title', 'status'] as const
const maxLength = 64 * 1024

/** Id, title and status of a front matter that cannot be read: each from the only plain line that begins with its key. */
export function salvageFields(text: string, start: number, end: number, names: FieldNames): FieldEntries {
  const fields: Partial<Record<Field, FieldEntry>> = {}
  const source = text.slice(start, Math.min(end, start + maxLength))
  for (const field of salvaged) {
    const entry = onlyLine(source, start, names[field])
    if (entry && (field !== 'id' || isValidId(entry.value))) fields[field] = entry
  }
  return fields
}

function onlyLine(source: string, offset: number, key: string): (FieldEntry & { readonly value: string }) | null {
  const pattern = new RegExp(`^${key.replace(/[^\w]/g, '\\$&')}:[ \\t]([^\\r\\n]*)`, 'gm')
  const [match, ...others] = source.matchAll(pattern)
  if (!match || others.length > 0) return null
  const written = trimBlanks(match[1] ?? '')
  const value = /^(['"])((?:(?!\1|\\).)*)\1$/.exec(written)?.[2] ?? written
  if (isNullWord(written) || (value === written && !plainLine.test(written))) return null
  const start = offset + match.index + match[0].indexOf(written, key.length + 1)
  return { value, start, end: start + written.length }
}

/** Begins with no mark that means something to YAML, and holds no mapping and no comment. */
const plainLine = /^[^\s\-?:,[\]{}#&*!|>'"%@`](?!.*(?:: | #))/
