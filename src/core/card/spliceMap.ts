import { ownFieldNames } from './field.ts'
import { colonAfter, contentEnd, entryEnd, mayHoldComment } from './spliceKey.ts'
import { endOfLine, indentBefore, splice, startOfLine } from './textLines.ts'
import { writeScalar } from './writeScalar.ts'
import { isAbsent, type ScalarStyle, type YamlEntry, type YamlMap } from './yamlTree.ts'

/** A value for a key of a map: a text, quoted where it needs to be, or a word that stands as it is. */
export type MapValue = { readonly text: string } | { readonly bare: string | number | boolean }

/**
 * The text with one key of a map set, added below the last of the keys `below` that is there (else at the end), or,
 * null, taken away. null where it stands in a form that is not touched.
 */
export function spliceMap(
  text: string,
  map: YamlMap,
  {
    key,
    value,
    below = [],
  }: { readonly key: string; readonly value: MapValue | null; readonly below?: readonly string[] },
): string | null {
  const entry = map.entries.find((one) => one.key === key)
  if (entry !== undefined && value !== null) return replaceScalar(text, entry, value, map.style === 'flow')
  if (entry === undefined && value === null) return text
  if (map.style === 'flow') return spliceFlow(text, map, key, value)
  if (entry !== undefined) return removeEntry(text, map, entry)
  return value === null ? text : addEntry(text, map, `${writeKey(key)}: ${write(value, 'plain', false)}`, below)
}

/** A key as it stands before its colon. */
export function writeKey(key: string): string {
  return write({ text: key }, 'plain', true)
}

function write(value: MapValue, style: ScalarStyle, isInFlow: boolean): string {
  if ('bare' in value) return String(value.bare)
  return writeScalar(value.text, { field: 'title', names: ownFieldNames, isInFlow, style })
}

function replaceScalar(
  text: string,
  { keyEnd, value: node }: YamlEntry,
  value: MapValue,
  isInFlow: boolean,
): string | null {
  if (node.kind !== 'scalar' || node.style === 'literal' || node.style === 'folded') return null
  if (node.start < node.end) return splice(text, node.start, node.end, write(value, node.style, isInFlow))
  const at = colonAfter(text, keyEnd)
  return at === -1 ? null : splice(text, at, at, ` ${write(value, 'plain', isInFlow)}`)
}

function spliceFlow(text: string, map: YamlMap, key: string, value: MapValue | null): string | null {
  const source = text.slice(map.start, map.end)
  if (/[\r\n]/.test(source) || mayHoldComment(source) || !source.startsWith('{')) return null
  const entries = map.entries
    .filter((entry) => entry.key !== key)
    .map(({ keyStart, keyEnd, value: node }) => text.slice(keyStart, Math.max(keyEnd, node.end)))
  if (value !== null) entries.push(`${writeKey(key)}: ${write(value, 'plain', true)}`)
  return splice(text, map.start, map.end, `{${entries.join(', ')}}`)
}

function addEntry(text: string, map: YamlMap, line: string, below: readonly string[]): string | null {
  const first = map.entries[0]
  if (first === undefined) return null
  const above = map.entries.findLast(({ key }) => below.includes(key)) ?? map.entries.at(-1) ?? first
  const indent = ' '.repeat(first.keyStart - startOfLine(text, first.keyStart))
  const at = entryEnd(text, above)
  return splice(text, at, at, indent + line + lineEndAt(text, at))
}

function removeEntry(text: string, map: YamlMap, entry: YamlEntry): string | null {
  if (indentBefore(text, entry.keyStart) !== null)
    return splice(text, startOfLine(text, entry.keyStart), entryEnd(text, entry), '')
  // The first key stands behind a dash: the next one takes its place.
  const next = map.entries[map.entries.indexOf(entry) + 1]
  if (next === undefined || text.slice(entry.keyStart, next.keyStart).includes('#')) return null
  return splice(text, entry.keyStart, next.keyStart, '')
}

/** How the line before an offset ends. */
export function lineEndAt(text: string, at: number): string {
  return text[at - 2] === '\r' ? '\r\n' : '\n'
}

/** The lines that a block item takes, from its dash to its last content; null where something else stands before it. */
export function itemLines(
  text: string,
  node: YamlMap['entries'][number]['value'],
): { readonly start: number; readonly end: number; readonly indent: string } | null {
  const start = startOfLine(text, node.start)
  const lead = text.slice(start, node.start)
  if (!/^[ \t]*-[ \t]+$/.test(lead) || isAbsent(node)) return null
  const end = Math.max(endOfLine(text, node.start), contentEnd(text, node))
  return { start, end, indent: lead.slice(0, lead.indexOf('-')) }
}
