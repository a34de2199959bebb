import { t } from '../l10n/l10n.ts'
import { errorAt, type Fault } from './fault.ts'
import type { YamlReading } from './readYaml.ts'
import type { ScalarStyle, YamlEntry, YamlList, YamlScalar } from './yamlTree.ts'

/**
 * Reads the YAML that nearly every card has (`key: value` in one line, quoted or not, lists in one line or in lines of
 * their own, `>-` texts, comments) some fifty times as fast as the library, and to the same result. null wherever
 * the library might see anything else: then the library has to be asked.
 */
export function readPlainYaml(text: string, start: number, end: number): YamlReading | null {
  return oddCharacter.test(text.slice(start, end)) ? null : new LineReader(text, start, end).read()
}

/** Tabs, control characters, and what some reader breaks lines at. */
const oddCharacter = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)/

/** More are the library's to count. */
const maxEntries = 40
const maxKeyLength = 100

const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const DOUBLE_QUOTE = 0x22
const HASH = 0x23
const SINGLE_QUOTE = 0x27
const COMMA = 0x2c
const DASH = 0x2d
const COLON = 0x3a
const GREATER = 0x3e
const AT = 0x40
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const BACKTICK = 0x60

/** Which ASCII characters a key may have, and which a plain scalar may begin with; others may all begin one. */
const isKeyCode = markCodes(/[A-Za-z0-9_-]/)
const isPlainStart = markCodes(/[^\s\-?:,[\]{}#&*!|>'"%]/)

function markCodes(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0))
}

/** Goes through the lines once. Every method that returns null has met something that is not its own. */
class LineReader {
  readonly #text: string
  readonly #end: number
  readonly #entries: YamlEntry[] = []
  #at: number
  #fault: Fault | null = null

  constructor(text: string, start: number, end: number) {
    this.#text = text
    this.#at = start
    this.#end = end
  }

  read(): YamlReading | null {
    while (this.#skipToContent()) {
      if (this.#code(this.#at) === SPACE || !this.#readEntry()) return null
    }
    if (this.#fault) return { entries: [], faults: [this.#fault] }
    return { entries: this.#entries, faults: [] }
  }

  /** NaN behind the end, which equals nothing. */
  #code(at: number): number {
    return at < this.#end ? this.#text.charCodeAt(at) : NaN
  }

  #isLineEnd(at: number): boolean {
    const code = this.#code(at)
    return code === LF || code === CR || at >= this.#end
  }

  #skipSpaces(at: number): number {
    while (this.#code(at) === SPACE) at++
    return at
  }

  /** Leaves `#at` at the start of the next line that is neither blank nor a comment; false if there is none. */
  #skipToContent(): boolean {
    while (this.#at < this.#end) {
      const at = this.#skipSpaces(this.#at)
      if (this.#code(at) !== HASH && !this.#isLineEnd(at)) return true
      this.#at = this.#afterLine(at)
    }
    return false
  }

  #afterLine(at: number): number {
    const lineEnd = this.#text.indexOf('\n', at)
    return lineEnd === -1 || lineEnd >= this.#end ? this.#end : lineEnd + 1
  }

  /** Goes to the next line if nothing but blanks and a comment follow. */
  #finishLine(from: number): boolean {
    const at = this.#skipSpaces(from)
    if (!this.#isLineEnd(at) && (this.#code(at) !== HASH || at === from)) return false
    this.#at = this.#afterLine(at)
    return true
  }

  #readEntry(): boolean {
    const keyStart = this.#at
    let keyEnd = keyStart
    while (isKeyCode[this.#code(keyEnd)] === 1) keyEnd++
    if (keyEnd === keyStart || this.#code(keyStart) === DASH || this.#code(keyEnd) !== COLON) return false
    if (!this.#isLineEnd(keyEnd + 1) && this.#code(keyEnd + 1) !== SPACE) return false
    const key = this.#text.slice(keyStart, keyEnd)
    if (!this.#isWelcome(key)) return false
    const value = this.#readValue(keyEnd + 1)
    if (!value) return false
    this.#entries.push({ key, keyStart, keyEnd, value })
    return true
  }

  #isWelcome(key: string): boolean {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return false
    if (this.#entries.length >= maxEntries || key.length > maxKeyLength) return false
    for (const entry of this.#entries) if (entry.key === key) return false
    return true
  }

  #readValue(afterColon: number): YamlScalar | YamlList | null {
    const start = this.#skipSpaces(afterColon)
    const code = this.#code(start)
    if (code === HASH || this.#isLineEnd(start)) return this.#readBelow(afterColon, start)
    if (code === OPEN_BRACKET) return this.#readFlowList(start)
    if (code === GREATER) return this.#readFolded(start, 0)
    return this.#readScalar(start)
  }

  /** What stands in the lines under `key:`: a list, or nothing. */
  #readBelow(afterColon: number, lineRest: number): YamlScalar | YamlList | null {
    this.#at = this.#afterLine(lineRest)
    if (this.#skipToContent()) {
      const dash = this.#skipSpaces(this.#at)
      if (this.#code(dash) === DASH) return this.#readBlockList(dash - this.#at)
      if (dash !== this.#at) return null
    }
    return { kind: 'scalar', text: '', style: 'plain', start: afterColon, end: afterColon }
  }

  #readBlockList(indent: number): YamlList | null {
    const start = this.#at + indent
    const items: YamlScalar[] = []
    while (this.#skipToContent()) {
      const dash = this.#skipSpaces(this.#at)
      if (dash - this.#at !== indent || this.#code(dash) !== DASH) {
        if (dash !== this.#at) return null
        if (this.#code(dash) === DASH) return null
        break
      }
      if (this.#code(dash + 1) !== SPACE) return null
      const itemStart = this.#skipSpaces(dash + 1)
      const isFolded = this.#code(itemStart) === GREATER
      const item = isFolded ? this.#readFolded(itemStart, indent) : this.#readScalar(itemStart)
      if (!item) return null
      items.push(item)
    }
    return { kind: 'list', style: 'block', items, start, end: items.at(-1)?.end ?? start }
  }

  /** One scalar that ends on its line; goes to the next line. */
  #readScalar(start: number): YamlScalar | null {
    const code = this.#code(start)
    const isQuoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE
    const scalar = isQuoted ? this.#readQuoted(start) : this.#readPlain(start)
    return scalar && this.#finishLine(scalar.end) ? scalar : null
  }

  #readPlain(start: number): YamlScalar | null {
    const first = this.#code(start)
    if (!(first >= 128 || isPlainStart[first] === 1)) return null
    let end = start
    for (let i = start; !this.#isLineEnd(i); i++) {
      const code = this.#text.charCodeAt(i)
      if (code === HASH && end < i) break
      if (code === COLON && (this.#isLineEnd(i + 1) || this.#code(i + 1) === SPACE)) return null
      if (code !== SPACE) end = i + 1
    }
    if (first === AT || first === BACKTICK) this.#refuseStart(start)
    return this.#scalar('plain', start, end, this.#text.slice(start, end))
  }

  /** The library's own error, which a whole tool's worth of cards has (`assignee: @name`). */
  #refuseStart(start: number): void {
    const message = t(
      'The YAML cannot be read: {0}.',
      `Plain value cannot start with reserved character ${this.#text[start] ?? ''}`,
    )
    this.#fault ??= errorAt('yamlInvalid', start, start + 1, message)
  }

  #scalar(style: ScalarStyle, start: number, end: number, text: string): YamlScalar {
    return { kind: 'scalar', text, style, start, end }
  }

  #readQuoted(start: number): YamlScalar | null {
    return this.#code(start) === SINGLE_QUOTE ? this.#readSingle(start) : this.#readDouble(start)
  }

  #readSingle(start: number): YamlScalar | null {
    let hasQuote = false
    for (let i = start + 1; !this.#isLineEnd(i); i++) {
      if (this.#text.charCodeAt(i) !== SINGLE_QUOTE) continue
      if (this.#code(i + 1) !== SINGLE_QUOTE) {
        const inner = this.#text.slice(start + 1, i)
        return this.#scalar('single', start, i + 1, hasQuote ? inner.replaceAll("''", "'") : inner)
      }
      hasQuote = true
      i++
    }
    return null
  }

  #readDouble(start: number): YamlScalar | null {
    let hasEscape = false
    for (let i = start + 1; !this.#isLineEnd(i); i++) {
      const code = this.#text.charCodeAt(i)
      if (code === BACKSLASH) {
        if (!isPlainEscape(this.#code(i + 1))) return null
        hasEscape = true
        i++
      } else if (code === DOUBLE_QUOTE) {
        const inner = this.#text.slice(start + 1, i)
        return this.#scalar('double', start, i + 1, hasEscape ? inner.replace(/\\(.)/g, '$1') : inner)
      }
    }
    return null
  }

  #readFlowList(start: number): YamlList | null {
    const items: YamlScalar[] = []
    let at = this.#skipSpaces(start + 1)
    while (this.#code(at) !== CLOSE_BRACKET || items.length > 0) {
      const code = this.#code(at)
      const isQuoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE
      const item = isQuoted ? this.#readQuoted(at) : this.#readFlowPlain(at)
      if (!item) return null
      items.push(item)
      at = this.#skipSpaces(item.end)
      if (this.#code(at) === CLOSE_BRACKET) break
      if (this.#code(at) !== COMMA) return null
      at = this.#skipSpaces(at + 1)
    }
    const end = at + 1
    return this.#finishLine(end) ? { kind: 'list', style: 'flow', items, start, end } : null
  }

  #readFlowPlain(start: number): YamlScalar | null {
    const first = this.#code(start)
    if (!(first >= 128 || isPlainStart[first] === 1) || first === AT || first === BACKTICK) return null
    let end = start
    for (let i = start; !this.#isLineEnd(i); i++) {
      const code = this.#text.charCodeAt(i)
      if (code === COMMA || code === CLOSE_BRACKET) break
      if (isFlowHazard[code] === 1) return null
      if (code !== SPACE) end = i + 1
    }
    return this.#scalar('plain', start, end, this.#text.slice(start, end))
  }

  /** `>-` over lines of one indentation, deeper than what it stands in, without blank ones: joined by spaces. */
  #readFolded(start: number, outerIndent: number): YamlScalar | null {
    if (this.#code(start + 1) !== DASH || !this.#isLineEnd(start + 2)) return null
    const lines: string[] = []
    let at = this.#afterLine(start)
    let end = at
    const indent = this.#skipSpaces(at) - at
    while (at < this.#end) {
      const line = this.#skipSpaces(at)
      if (this.#isLineEnd(line)) return null
      if (line - at <= outerIndent) break
      end = this.#lineEnd(line)
      if (line - at !== indent || this.#code(end - 1) === SPACE) return null
      lines.push(this.#text.slice(line, end))
      at = this.#afterLine(line)
    }
    if (lines.length === 0) return null
    this.#at = at
    return this.#scalar('folded', start, end, lines.join(' '))
  }

  /** Where the line of `at` ends, before its line break. */
  #lineEnd(at: number): number {
    const after = this.#afterLine(at)
    if (this.#code(after - 1) !== LF) return after
    return this.#code(after - 2) === CR ? after - 2 : after - 1
  }
}

const isFlowHazard = markCodes(/[:#[{}]/)

function isPlainEscape(code: number): boolean {
  return code === DOUBLE_QUOTE || code === BACKSLASH
}
