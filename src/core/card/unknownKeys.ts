import { fieldsByKey } from './cardFields.ts'
import type { FieldNames } from './field.ts'
import { readFrontMatter } from './frontMatter.ts'

/** A key of a front matter that is no field of the board's. */
export interface UnknownKey {
  readonly key: string
  /** Key and value as they are written. */
  readonly source: string
}

/** The keys of a card's front matter that the board knows nothing of; empty where it cannot be read. */
export function unknownKeys(text: string, names: FieldNames): readonly UnknownKey[] {
  const known = fieldsByKey(names)
  return (readFrontMatter(text)?.entries ?? [])
    .filter(({ key }) => !known.has(key))
    .map(({ key, keyStart, value }) => ({ key, source: text.slice(keyStart, value.end) }))
}
