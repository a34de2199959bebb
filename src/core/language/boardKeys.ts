import * as v from 'valibot'
import { sections } from '../board/workflowSchema.ts'

/** What may stand at a path of `board.md`. */
export interface BoardPlace {
  /** Keys that mean something there; empty where names are free or no mapping stands. */
  readonly keys: readonly string[]
  /** Words that may stand there; empty where any may. */
  readonly words: readonly string[]
}

type Schema = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, Schema>>
  readonly value?: Schema
  readonly item?: Schema
  readonly wrapped?: Schema
  readonly options?: readonly (Schema | string)[]
  readonly literal?: string
  readonly pipe?: readonly unknown[]
}

/** What the schemas of `board.md` allow at a path, whose `*` is an entry of a list. */
export function boardPlace(path: readonly string[]): BoardPlace {
  const [first, ...rest] = path
  if (first === undefined) return { keys: Object.keys(sections), words: [] }
  if (!Object.hasOwn(sections, first)) return nothing
  const found = rest.reduce<readonly Schema[]>(
    (schemas, key) => schemas.flatMap((schema) => childrenOf(schema, key)),
    [sections[first as keyof typeof sections]],
  )
  const all = found.flatMap(unfolded)
  return { keys: [...new Set(all.flatMap(keysOf))], words: [...new Set(all.flatMap(wordsOf))] }
}

const nothing: BoardPlace = { keys: [], words: [] }

/** A schema and what it may be instead: the options of a union, what is optional, the beginning of a pipe. */
function unfolded(schema: Schema): readonly Schema[] {
  const inner = [
    ...(schema.type === 'optional' && schema.wrapped !== undefined ? [schema.wrapped] : []),
    ...(schema.type === 'union' ? (schema.options ?? []).filter((option) => typeof option !== 'string') : []),
  ]
  return [schema, ...inner.flatMap(unfolded)]
}

function childrenOf(schema: Schema, key: string): readonly Schema[] {
  return unfolded(schema).flatMap((one) => {
    if (key === '*') return one.item === undefined ? [] : [one.item]
    if (one.entries !== undefined) return Object.hasOwn(one.entries, key) ? [one.entries[key] as Schema] : []
    return one.type === 'record' && one.value !== undefined ? [one.value] : []
  })
}

function keysOf({ entries }: Schema): readonly string[] {
  return entries === undefined ? [] : Object.keys(entries)
}

function wordsOf(schema: Schema): readonly string[] {
  if (schema.type === 'picklist') return (schema.options ?? []).filter((option) => typeof option === 'string')
  if (schema.type === 'literal') return schema.literal === undefined ? [] : [schema.literal]
  // A picklist behind other steps of a pipe: what was written is made small first.
  const steps = (schema.pipe ?? []).filter((step) => step !== schema) as readonly Schema[]
  const lists = steps.filter(({ type }) => type === 'picklist' || type === 'literal').flatMap(wordsOf)
  return schema.type === 'string' && isFlag(schema) ? ['true', 'false'] : lists
}

function isFlag(schema: Schema): boolean {
  return (
    v.safeParse(schema, 'true').success && !v.safeParse(schema, 'maybe').success && v.safeParse(schema, 'off').success
  )
}
