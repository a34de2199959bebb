import { readCardFields } from './cardFields.ts'
import { type Field, type FieldNames, fieldOrder, type Value } from './field.ts'
import { readFrontMatter } from './frontMatter.ts'

/** What a version of a card says in each field; empty where it has no front matter that can be read. */
export function readFields(text: string, names: FieldNames): ReadonlyMap<Field, Value> {
  const { fields } = readCardFields(readFrontMatter(text)?.entries ?? [], names)
  return new Map(fieldOrder.flatMap((field) => (fields[field] ? [[field, fields[field].value]] : [])))
}
