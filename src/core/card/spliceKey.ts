import { isListField } from './cardFields.ts'
import { writeValue } from './composeCard.ts'
import { type Field, type FieldNames, fieldOrder, type Value } from './field.ts'
import type { FrontMatter } from './frontMatter.ts'
import { spliceList } from './spliceList.ts'
import { endOfLine, indentBefore, splice, startOfLine } from './textLines.ts'
import { writeScalar } from './writeScalar.ts'
import type { YamlEntry, YamlNode } from './yamlTree.ts'

/** A front matter that was read, to be changed. */
export interface SpliceTarget {
  readonly text: string
  readonly names: FieldNames
  readonly head: FrontMatter
  readonly all: readonly YamlEntry[]
  readonly entryOf: ReadonlyMap<Field, YamlEntry>
}

/** The text with one key set, added or (null) taken away; null where it stands in a form that is not touched. */
export function spliceKey(target: SpliceTarget, field: Field, value: Value): string | null {
  const { text, all, entryOf } = target
  if (!all.every((entry) => isOnItsOwnLine(text, entry))) return null
  const entry = entryOf.get(field)
  if (!entry) return value === null ? text : addKey(target, field, value)
  return value === null ? removeKey(text, entry) : replaceValue(target, entry, field, value)
}

/** `key:` at the start of its line; not `? key`, not inside braces. */
function isOnItsOwnLine(text: string, { keyStart, keyEnd }: YamlEntry): boolean {
  return indentBefore(text, keyStart) !== null && colonAfter(text, keyEnd) !== -1
}

/** The offset after the colon that follows a key. */
export function colonAfter(text: string, keyEnd: number): number {
  let at = keyEnd
  while (text[at] === ' ' || text[at] === '\t') at++
  return text[at] === ':' ? at + 1 : -1
}

function replaceValue(
  { text, names }: SpliceTarget,
  entry: YamlEntry,
  field: Field,
  value: string | readonly string[],
): string | null {
  const { value: node } = entry
  if (node.kind === 'list' && isListField(field) && !(typeof value === 'string' && node.style === 'flow'))
    return spliceList(text, entry.keyEnd, node, {
      items: typeof value === 'string' ? [value] : value,
      write: (item, style) => writeScalar(item, { field, names, isInFlow: node.style === 'flow', style }),
    })
  if (node.kind !== 'scalar')
    return node.style === 'flow' && !mayHoldComment(text.slice(node.start, node.end))
      ? splice(text, node.start, node.end, writeValue(value, field, names))
      : null
  const only = typeof value === 'string' ? value : value.length === 1 && node.start < node.end ? value[0] : undefined
  const written =
    only === undefined
      ? writeValue(value, field, names)
      : writeScalar(only, { field, names, isInFlow: false, style: node.style })
  if (node.start === node.end) {
    const at = colonAfter(text, entry.keyEnd)
    return splice(text, at, at, ` ${written}`)
  }
  if (node.style === 'literal' || node.style === 'folded') return replaceBlockScalar(text, node, written)
  return splice(text, node.start, node.end, written)
}

/** Over several lines, a flow value may have comments in it, which would go with it. */
export function mayHoldComment(source: string): boolean {
  return /[\r\n]/.test(source) && source.includes('#')
}

/** The header line keeps its end (and its comment); the lines under it go. */
function replaceBlockScalar(text: string, node: YamlNode, written: string): string | null {
  const header = /^[|>][-+]?(?=[ \t\r\n])/.exec(text.slice(node.start, node.start + 3))
  if (!header) return null
  const bodyStart = endOfLine(text, node.start)
  return (
    text.slice(0, node.start) +
    written +
    text.slice(node.start + header[0].length, bodyStart) +
    text.slice(contentEnd(text, node))
  )
}

function removeKey(text: string, entry: YamlEntry): string {
  return splice(text, startOfLine(text, entry.keyStart), entryEnd(text, entry), '')
}

function addKey(target: SpliceTarget, field: Field, value: string | readonly string[]): string {
  const { text, names, head, all, entryOf } = target
  const indent = all[0] ? (indentBefore(text, all[0].keyStart) ?? '') : ''
  const eol = text[head.start - 2] === '\r' ? '\r\n' : '\n'
  const line = `${indent}${names[field]}: ${writeValue(value, field, names)}${eol}`
  const place = fieldOrder.indexOf(field)
  const above = fieldOrder.slice(0, place).findLast((other) => entryOf.has(other))
  const below = fieldOrder.slice(place).find((other) => entryOf.has(other))
  const aboveEntry = above && entryOf.get(above)
  const belowEntry = below && entryOf.get(below)
  const at = aboveEntry ? entryEnd(text, aboveEntry) : belowEntry ? startOfLine(text, belowEntry.keyStart) : head.end
  return splice(text, at, at, line)
}

/** The offset after the last line that an entry takes. */
export function entryEnd(text: string, { keyEnd, value }: YamlEntry): number {
  return Math.max(endOfLine(text, keyEnd), contentEnd(text, value))
}

/** The offset after the last line in which a value has something to say. */
export function contentEnd(text: string, node: YamlNode): number {
  if (text[node.end - 1] === '\n') return node.end
  if (node.kind === 'list' && node.style === 'block') return lastEnd(text, node, node.items.at(-1))
  if (node.kind === 'map' && node.style === 'block') {
    const last = node.entries.at(-1)
    return last ? entryEnd(text, last) : node.end
  }
  return endOfLine(text, node.end)
}

function lastEnd(text: string, { end }: YamlNode, last: YamlNode | undefined): number {
  return last ? contentEnd(text, last) : end
}
