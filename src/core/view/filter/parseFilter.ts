/** What a token asks about: words of the text, a person, a label … */
export type FilterKind = 'text' | 'person' | 'label' | 'class' | 'thief' | 'team' | 'column' | 'is' | 'unknown'

/** One thing that a filter asks for. */
export interface FilterToken {
  readonly kind: FilterKind
  /** What stands before the value, in lower case: `@`, `#`, `class` …; empty for words. */
  readonly key: string
  /** Without quotes; empty while it is not typed yet. */
  readonly value: string
  readonly isNegated: boolean
  /** Where it stands, its `-` and quotes included: offsets in UTF-16 code units, `end` exclusive. */
  readonly start: number
  readonly end: number
  /** Where its value begins, a quote included. */
  readonly valueStart: number
}

/** The kinds that are written as a word and a colon. */
export const namedKinds = ['is', 'class', 'thief', 'team', 'column'] as const

const signs: Readonly<Record<string, FilterKind>> = { '@': 'person', '#': 'label' }

/** Letters and a colon; but no address, whose colon has slashes behind it. */
const keyPattern = /([A-Za-z]+):(?!\/\/)/y
const blanks = /\s*/y
const plainValue = /[^\s"]*/y
const quotedValue = /"((?:[^"\\]|\\.|\\$)*)"?/sy

/** Reads a filter. Every text is one: what no other kind takes is a word. */
export function parseFilter(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = []
  let at = skip(blanks, text, 0)
  while (at < text.length) {
    const token = readToken(text, at)
    tokens.push(token)
    at = skip(blanks, text, token.end)
  }
  return tokens
}

/** The token that is being typed where the caret is. */
export function tokenAt(text: string, caret: number): FilterToken | undefined {
  return parseFilter(text).find(({ start, end }) => start < caret && caret <= end)
}

function readToken(text: string, start: number): FilterToken {
  const isNegated = text[start] === '-' && /^[^\s-]/.test(text.slice(start + 1, start + 2))
  const head = readHead(text, isNegated ? start + 1 : start)
  const { value, end } = readValue(text, head.valueStart)
  return { ...head, value, isNegated, start, end }
}

function readHead(text: string, at: number): Pick<FilterToken, 'kind' | 'key' | 'valueStart'> {
  const sign = text[at] ?? ''
  const signed = signs[sign]
  if (signed !== undefined) return { kind: signed, key: sign, valueStart: at + 1 }
  keyPattern.lastIndex = at
  const key = keyPattern.exec(text)?.[1]
  if (key === undefined) return { kind: 'text', key: '', valueStart: at }
  const kind = namedKinds.find((name) => name === key.toLowerCase()) ?? 'unknown'
  return { kind, key: key.toLowerCase(), valueStart: at + key.length + 1 }
}

/** A quote that is never closed goes on to the end. */
function readValue(text: string, at: number): { readonly value: string; readonly end: number } {
  quotedValue.lastIndex = at
  const quoted = quotedValue.exec(text)
  if (quoted) return { value: (quoted[1] ?? '').replaceAll(/\\(.)/gs, '$1'), end: at + quoted[0].length }
  const end = skip(plainValue, text, at)
  return { value: text.slice(at, end), end }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}

/** A token as it is typed; what it asks for is all that counts. */
export type WantedToken = Pick<FilterToken, 'kind' | 'key' | 'value' | 'isNegated'>

/** Writes a token so that reading it gives the same. */
export function printToken({ kind, key, value, isNegated }: WantedToken): string {
  const head = kind === 'text' ? '' : kind === 'person' || kind === 'label' ? key : `${key}:`
  return `${isNegated ? '-' : ''}${head}${printValue(value, kind === 'text')}`
}

/** Writes tokens with blanks between. */
export function printFilter(tokens: readonly WantedToken[]): string {
  return tokens.map(printToken).join(' ')
}

function printValue(value: string, isText: boolean): string {
  const isMisread = isText ? value === '' || /^(?:[-@#]|[A-Za-z]+:)/.test(value) : value.startsWith('//')
  const needsQuotes = isMisread || /[\s"]/.test(value)
  return needsQuotes ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : value
}

/** The same thing asked for, whatever its case, and whether it is negated. */
function isSameToken(one: WantedToken, other: WantedToken): boolean {
  const [a, b] = [one, other].map(({ kind, key, value, isNegated }) =>
    [kind, key, value.toLowerCase(), isNegated].join('\n'),
  )
  return a === b
}

/** Whether a filter asks for this. */
export function hasToken(text: string, token: WantedToken): boolean {
  return parseFilter(text).some((each) => isSameToken(each, token))
}

/** A filter that asks for this too; where it does already, one that no longer does. */
export function toggleToken(text: string, token: WantedToken): string {
  const tokens = parseFilter(text)
  const others = tokens.filter((each) => !isSameToken(each, token))
  return printFilter(others.length < tokens.length ? others : [...tokens, token])
}
