/** A place in a front matter where a key or a value stands, or may be written; offsets into the text, `end` exclusive. */
export interface YamlSlot {
  readonly kind: 'key' | 'value'
  /** The keys that lead to it; `*` is an entry of a list. Of a key: to the mapping that it is in. */
  readonly path: readonly string[]
  /** What is written there, quotes included; empty where nothing is. */
  readonly start: number
  readonly end: number
  /** Of a key: the other keys of its mapping. Of an entry: the other entries of its list. As they stand, without quotes. */
  readonly others: readonly string[]
  readonly isInFlow: boolean
  /** A colon follows the key already. */
  readonly hasColon: boolean
  /** What must be written before it, so that it is not read with what stands there: a blank after a colon or dash, or nothing. */
  readonly lead: string
}

/** A slot as it is read: `from` and `to`, inclusive, are where the cursor counts as being in it. */
interface ReadSlot extends Omit<YamlSlot, 'others'> {
  readonly from: number
  readonly to: number
  /** The mapping or list that it belongs to. */
  readonly group: Group
  readonly word: string
}

type Group = readonly string[] & { readonly brand?: unique symbol }

/** A block mapping that is open: its keys begin at `column`. */
interface Level {
  readonly column: number
  readonly path: readonly string[]
  readonly group: Group
  lastKey: string
}

/** What is nested deeper than this is not looked into. */
const maxDepth = 20

/** Reads the slots of a stretch of YAML, as far as they can be made out. */
export class SlotReader {
  readonly #text: string
  readonly #end: number
  readonly #slots: ReadSlot[] = []
  readonly #levels: Level[] = []
  readonly #lists = new Map<string, Group>()
  #at: number

  constructor(text: string, start: number, end: number) {
    this.#text = text
    this.#at = start
    this.#end = end
  }

  /** The slot at an offset, or null. */
  at(offset: number): YamlSlot | null {
    while (this.#at <= this.#end) {
      const next = this.#readLine(offset)
      if (next <= this.#at) break
      this.#at = next
    }
    const found = this.#slots.findLast(({ from, to }) => from <= offset && offset <= to)
    if (found === undefined) return null
    const { kind, path, start, end, isInFlow, hasColon, lead, group } = found
    const others = this.#slots.filter((slot) => slot !== found && slot.group === group && slot.kind === kind)
    const words = others.map(({ word }) => word).filter((word) => word !== '')
    return {
      kind,
      path,
      start: start === end ? offset : start,
      end: start === end ? offset : end,
      others: words,
      isInFlow,
      hasColon,
      lead,
    }
  }

  /** Reads the line at `#at`, and those that its value goes on in; returns where the next one begins. */
  #readLine(offset: number): number {
    const lineStart = this.#at
    const lineEnd = this.#lineEnd(lineStart)
    const content = this.#skipBlanks(lineStart, lineEnd)
    if (content === lineEnd) {
      if (offset >= lineStart && offset <= lineEnd) this.#emptyLine(offset, offset - lineStart)
      return this.#nextLine(lineEnd)
    }
    if (this.#text[content] === '#') return this.#nextLine(lineEnd)
    return this.#readContent({ lineStart, lineEnd, content })
  }

  /** A line without a word: a key may be written there, of the mapping whose keys begin where the cursor is. */
  #emptyLine(offset: number, column: number): void {
    const level = this.#levels.findLast((one) => one.column <= column) ?? this.#root(0)
    const isDeeper = column > level.column && level.lastKey !== ''
    const path = isDeeper ? [...level.path, level.lastKey] : level.path
    this.#push('key', { path, group: isDeeper ? [] : level.group, start: offset, end: offset })
  }

  #root(column: number): Level {
    const level = { column, path: [], group: [], lastKey: '' }
    this.#levels.push(level)
    return level
  }

  #readContent({ lineStart, lineEnd, content }: { lineStart: number; lineEnd: number; content: number }): number {
    let at = content
    let entry: { readonly path: readonly string[]; readonly group: Group } | null = null
    for (let dashes = 0; dashes < maxDepth && this.#isDash(at, lineEnd); dashes++) {
      entry = this.#listEntry(at - lineStart, entry)
      at = this.#skipBlanks(at + 1, lineEnd)
    }
    const colon = this.#keyColon(at, lineEnd)
    if (colon !== -1) return this.#readKey(at, colon, { lineStart, lineEnd, entry })
    if (entry !== null) return this.#readValue({ ...entry, from: Math.min(at, lineEnd), lineEnd })
    const level = this.#levelAt(at - lineStart)
    const end = this.#wordEnd(at, lineEnd)
    this.#push('key', { path: level.path, group: level.group, start: at, end })
    return this.#nextLine(lineEnd)
  }

  #isDash(at: number, lineEnd: number): boolean {
    return this.#text[at] === '-' && (at + 1 === lineEnd || isBlank(this.#text[at + 1]))
  }

  /** The list that a dash at `column` belongs to: the one right behind an outer dash, or under the last key. */
  #listEntry(
    column: number,
    outer: { readonly path: readonly string[] } | null,
  ): { path: readonly string[]; group: Group } {
    while ((this.#levels.at(-1)?.column ?? -1) > column) this.#levels.pop()
    const level = this.#levels.at(-1)
    const list = outer?.path ?? [...(level?.path ?? []), level?.lastKey ?? '']
    const name = JSON.stringify(list)
    const group = this.#lists.get(name) ?? ([] as Group)
    this.#lists.set(name, group)
    return { path: [...list, '*'], group }
  }

  /** The block mapping whose keys begin at `column`, opened if need be. */
  #levelAt(column: number): Level {
    while ((this.#levels.at(-1)?.column ?? -1) > column && this.#levels.length > 1) this.#levels.pop()
    const level = this.#levels.at(-1)
    if (level === undefined) return this.#root(column)
    if (level.column >= column || level.lastKey === '') return level
    return this.#open(column, [...level.path, level.lastKey])
  }

  #open(column: number, path: readonly string[]): Level {
    const last = this.#levels.at(-1)
    if (last !== undefined && this.#levels.length > maxDepth) return last
    const level = { column, path, group: [], lastKey: '' }
    this.#levels.push(level)
    return level
  }

  #readKey(
    at: number,
    colon: number,
    line: {
      readonly lineStart: number
      readonly lineEnd: number
      readonly entry: { readonly path: readonly string[] } | null
    },
  ): number {
    const column = at - line.lineStart
    const level = line.entry === null ? this.#levelAt(column) : this.#open(column, line.entry.path)
    const end = this.#trimEnd(at, colon)
    level.lastKey = unquoted(this.#text.slice(at, end))
    this.#push('key', { path: level.path, group: level.group, start: at, end, hasColon: true })
    return this.#readValue({
      path: [...level.path, level.lastKey],
      group: [],
      from: colon + 1,
      lineEnd: line.lineEnd,
      column,
    })
  }

  /** A value that begins in this line; returns where the next line to read begins. */
  #readValue(value: { path: readonly string[]; group: Group; from: number; lineEnd: number; column?: number }): number {
    const { path, group, from, lineEnd } = value
    const start = this.#skipBlanks(from, lineEnd)
    const first = this.#text[start]
    if (start < lineEnd && (first === '[' || first === '{')) {
      const end = this.#readFlow(start, path, 0)
      return this.#nextLine(this.#lineEnd(end))
    }
    if (start < lineEnd && (first === '|' || first === '>')) return this.#blockEnd(lineEnd, value.column ?? 0)
    const end = start < lineEnd && first !== '#' ? this.#scalarEnd(start, lineEnd) : start
    const isEmpty = end === start
    const lead = isEmpty && from > 0 && !isBlank(this.#text[from - 1]) && start === from ? ' ' : ''
    const to = isEmpty ? start : this.#skipBlanks(end, lineEnd)
    this.#push('value', { path, group, start, end, from, to, lead })
    return this.#nextLine(lineEnd)
  }

  /** The offset behind a text over several lines, which is indented deeper than its key. */
  #blockEnd(lineEnd: number, column: number): number {
    let at = this.#nextLine(lineEnd)
    while (at < this.#end) {
      const end = this.#lineEnd(at)
      const content = this.#skipBlanks(at, end)
      if (content < end && content - at <= column) break
      const next = this.#nextLine(end)
      if (next <= at) break
      at = next
    }
    return at
  }

  /** Reads a collection in brackets from its opening one; returns the offset behind its closing one, or where it must have been meant to end. */
  #readFlow(open: number, path: readonly string[], depth: number): number {
    const isMap = this.#text[open] === '{'
    const group: Group = []
    let at = open + 1
    for (;;) {
      const from = at
      const start = this.#skipSpace(at)
      if (start >= this.#end || this.#beginsKeyLine(start)) return this.#closeEmpty(isMap, path, group, from)
      at = isMap
        ? this.#flowEntry(from, start, { path, group, depth })
        : this.#flowItem(from, start, { path: [...path, '*'], group, depth })
      const next = this.#text[at]
      if (next === ']' || next === '}') return at + 1
      if (next !== ',') return at
      at++
    }
  }

  /** A bracket that is not closed yet: something may be written behind the last comma. */
  #closeEmpty(isMap: boolean, path: readonly string[], group: Group, from: number): number {
    const to = this.#skipBlanks(from, this.#lineEnd(from))
    const slotPath = isMap ? path : [...path, '*']
    this.#push(isMap ? 'key' : 'value', { path: slotPath, group, start: from, end: from, from, to, isInFlow: true })
    return from
  }

  #flowEntry(from: number, start: number, of: { path: readonly string[]; group: Group; depth: number }): number {
    const end = this.#flowScalarEnd(start, true)
    const hasColon = this.#text[end] === ':'
    const keyEnd = this.#trimEnd(start, end)
    this.#push('key', { path: of.path, group: of.group, start, end: keyEnd, from, to: end, isInFlow: true, hasColon })
    if (!hasColon) return end
    const path = [...of.path, unquoted(this.#text.slice(start, keyEnd))]
    return this.#flowItem(end + 1, this.#skipSpace(end + 1), { path, group: [], depth: of.depth, lead: ' ' })
  }

  #flowItem(
    from: number,
    start: number,
    of: { path: readonly string[]; group: Group; depth: number; lead?: string },
  ): number {
    const first = this.#text[start]
    if ((first === '[' || first === '{') && of.depth < maxDepth) {
      const end = this.#readFlow(start, of.path, of.depth + 1)
      return this.#skipSpace(end)
    }
    const stop = this.#flowScalarEnd(start, false)
    const end = this.#trimEnd(start, stop)
    const lead = of.lead !== undefined && start === from && end === start ? of.lead : ''
    this.#push('value', { path: of.path, group: of.group, start, end, from, to: stop, isInFlow: true, lead })
    return stop
  }

  /** Whether a line begins here with a key of the front matter itself: whatever bracket is open was forgotten. */
  #beginsKeyLine(at: number): boolean {
    if (this.#text[at - 1] !== '\n') return false
    return this.#keyColon(at, this.#lineEnd(at)) !== -1
  }

  #flowScalarEnd(start: number, isKey: boolean): number {
    const quote = this.#text[start]
    let at = quote === '"' || quote === "'" ? this.#quoteEnd(start, this.#end) : start
    for (; at < this.#end; at++) {
      const code = this.#text[at]
      if (code === ',' || code === ']' || code === '}') return at
      if (isKey && code === ':') return at
      if (code === '\n' && this.#beginsKeyLine(at + 1)) return at
    }
    return this.#end
  }

  /** The offset of the colon that ends a key at `at`; -1 where no key stands. */
  #keyColon(at: number, lineEnd: number): number {
    const quote = this.#text[at]
    if (quote === '[' || quote === '{' || quote === '#' || at >= lineEnd) return -1
    const from = quote === '"' || quote === "'" ? this.#quoteEnd(at, lineEnd) : at
    for (let i = from; i < lineEnd; i++) {
      if (this.#text[i] === '#' && isBlank(this.#text[i - 1])) return -1
      if (this.#text[i] === ':' && (i + 1 >= lineEnd || isBlank(this.#text[i + 1]))) return i
    }
    return -1
  }

  /** Up to a comment or the line's end, without the blanks before it. */
  #scalarEnd(start: number, lineEnd: number): number {
    const quote = this.#text[start]
    if (quote === '"' || quote === "'") return this.#quoteEnd(start, lineEnd)
    for (let at = start; at < lineEnd; at++)
      if (this.#text[at] === '#' && isBlank(this.#text[at - 1])) return this.#trimEnd(start, at)
    return this.#trimEnd(start, lineEnd)
  }

  /** The offset behind a closing quote; `limit` where there is none. */
  #quoteEnd(start: number, limit: number): number {
    const quote = this.#text[start]
    for (let at = start + 1; at < limit; at++) {
      if (quote === '"' && this.#text[at] === '\\') at++
      else if (this.#text[at] === quote) {
        if (quote === "'" && this.#text[at + 1] === "'") at++
        else return at + 1
      }
    }
    return limit
  }

  #wordEnd(at: number, lineEnd: number): number {
    return this.#scalarEnd(at, lineEnd)
  }

  #push(kind: YamlSlot['kind'], slot: Pick<ReadSlot, 'path' | 'group' | 'start' | 'end'> & Partial<ReadSlot>): void {
    const { start, end } = slot
    const word = unquoted(this.#text.slice(start, end))
    this.#slots.push({ kind, isInFlow: false, hasColon: false, lead: '', from: start, to: end, word, ...slot })
  }

  #skipBlanks(from: number, to: number): number {
    let at = from
    while (at < to && isBlank(this.#text[at])) at++
    return Math.min(at, to)
  }

  #skipSpace(from: number): number {
    let at = from
    while (at < this.#end && (isBlank(this.#text[at]) || this.#text[at] === '\n' || this.#text[at] === '\r')) {
      if (this.#text[at - 1] === '\n' && !isBlank(this.#text[at]) && this.#beginsKeyLine(at)) break
      at++
    }
    return at
  }

  #trimEnd(start: number, end: number): number {
    let at = end
    while (at > start && /\s/.test(this.#text[at - 1] ?? '')) at--
    return at
  }

  /** Where the line of an offset ends, before its line break. */
  #lineEnd(at: number): number {
    const feed = this.#text.indexOf('\n', at)
    const end = feed === -1 || feed > this.#end ? this.#end : feed
    return end > at && this.#text[end - 1] === '\r' ? end - 1 : end
  }

  #nextLine(lineEnd: number): number {
    const feed = this.#text.indexOf('\n', lineEnd)
    return feed === -1 || feed >= this.#end ? this.#end + 1 : feed + 1
  }
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t'
}

/** What a word says, without quotes around it that may not be closed yet. */
export function unquoted(word: string): string {
  const quote = word[0]
  if (quote !== '"' && quote !== "'") return word
  return word.slice(1, word.length > 1 && word.endsWith(quote) ? -1 : undefined)
}
