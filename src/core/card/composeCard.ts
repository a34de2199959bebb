import { type Field, type FieldNames, fieldOrder, type Value } from './field.ts'
import { writeScalar } from './writeScalar.ts'

/** The text of a new card: its fields in their order, then the body as it is. */
export function composeCard(values: ReadonlyMap<Field, Value>, body: string, names: FieldNames): string {
  const lines: string[] = []
  for (const field of fieldOrder) {
    const value = values.get(field) ?? null
    if (value !== null) lines.push(`${names[field]}: ${writeValue(value, field, names)}\n`)
  }
  return `---\n${lines.join('')}---\n${body}`
}

/** Writes a value as it stands behind a key that was not there before: a list in one line. */
export function writeValue(value: string | readonly string[], field: Field, names: FieldNames): string {
  if (typeof value === 'string') return writeScalar(value, { field, names, isInFlow: false, style: 'plain' })
  return `[${value.map((item) => writeScalar(item, { field, names, isInFlow: true, style: 'plain' })).join(', ')}]`
}
