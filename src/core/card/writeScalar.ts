import { parseDocument } from 'yaml'
import type { Field, FieldNames } from './field.ts'
import { isCalendarDate } from './isCalendarDate.ts'
import { isRankNumber } from './isValidRank.ts'
import type { ScalarStyle } from './yamlTree.ts'

/** Where a scalar is to be written. */
export interface ScalarPlace {
  readonly field: Field
  readonly names: FieldNames
  /** Inside a flow list, where commas and brackets mean something. */
  readonly isInFlow: boolean
  /** Of the scalar that it takes the place of: quotes stay where they can. */
  readonly style: ScalarStyle
}

/** Writes a text as a one-line YAML scalar that any reader, of YAML 1.1 or 1.2, reads as this very text. */
export function writeScalar(value: string, { field, names, isInFlow, style }: ScalarPlace): string {
  if (style === 'single' && isSingleQuotable(value)) return quoteSingle(value)
  if (style === 'double') return quoteDouble(value)
  if (isWrittenBare(value, field, names)) return value
  if (isPlainSafe(value, isInFlow) && isStringEverywhere(value)) return value
  return isSingleQuotable(value) && !value.includes("'") ? quoteSingle(value) : quoteDouble(value)
}

/** Dates where a date is meant, and numbers where another tool keeps its order: plain, as everybody writes them. */
function isWrittenBare(value: string, field: Field, names: FieldNames): boolean {
  if (field === 'due' || field === 'created') return isCalendarDate(value)
  return field === 'rank' && names.rank !== 'rank' && isRankNumber(value)
}

/** Everything that some reader breaks lines at, refuses, or does not show. */
const unprintable = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g

function hasUnprintable(value: string): boolean {
  return unprintable.test(value.replace(pairs, ''))
}

function isSingleQuotable(value: string): boolean {
  return !hasUnprintable(value)
}

const startsPlain = /^[^\s\-?:,[\]{}#&*!|>'"%@`=~<]/

function isPlainSafe(value: string, isInFlow: boolean): boolean {
  if (!startsPlain.test(value) || hasUnprintable(value)) return false
  if (value.endsWith(' ') || value.endsWith(':') || value.includes(': ') || value.includes(' #')) return false
  return !(isInFlow && /[,[\]{}:?]/.test(value))
}

/** What some reader takes for a word of its own, beyond what the library's two schemas know. */
const wordPattern = /^(?:y|n|yes|no|on|off|true|false|null|none|nan|inf|\.{3})$/i

function isStringEverywhere(value: string): boolean {
  if (wordPattern.test(value)) return false
  return readsAsItself(value, '1.1') && readsAsItself(value, '1.2')
}

function readsAsItself(value: string, version: '1.1' | '1.2'): boolean {
  const document = parseDocument(value, { version, prettyErrors: false, logLevel: 'silent' })
  return document.errors.length === 0 && document.toJS() === value
}

function quoteSingle(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
}

function quoteDouble(value: string): string {
  const escaped = value.replace(
    /["\\\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `"${escaped}"`
}
