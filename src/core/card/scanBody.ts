import { trimBlanks } from './textLines.ts'
import { type BodyFacts, joinLines, stripHeadingMarks } from './bodyFacts.ts'
import {
  findHtmlStart,
  isSetextUnderline,
  isTableUnder,
  isThematicBreak,
  matchFence,
  matchMarker,
} from './markdownLine.ts'

/** What a scan made of a body. */
export interface BodyScan extends BodyFacts {
  /** Whether the whole Markdown parser is known to say the same; if not, these are guesses and it has to be asked. */
  readonly isSure: boolean
}

/** Finds by a look at each line what the wall shows of a card's body. */
export function scanBody(body: string): BodyScan {
  return new BodyScanner(body).scan()
}

/** A block that goes on, whatever its lines look like, until its own end or that of the list item around it. */
interface OpenBlock {
  /** How many list items it stands in. */
  readonly depth: number
  readonly isEnd: (line: string) => boolean
  /** Whether the ending line is a part of it. */
  readonly endsAtBlank: boolean
}

const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09

/** Follows the lines with the list items that are open, as a Markdown parser does, and gives up certainty beyond that. */
class BodyScanner {
  readonly #body: string
  /** The columns at which the contents of the open list items begin. */
  readonly #items: number[] = []
  #block: OpenBlock | null = null
  /** What the line before belongs to, where this line may go on with it. */
  #open: 'nothing' | 'paragraph' | 'table' | 'quote' | 'code' = 'nothing'
  /** Of the open paragraph: its first character and the end of its last line; and where that last line begins. */
  #paragraphStart = 0
  #paragraphEnd = 0
  #lastLineStart = 0
  #paragraphDepth = 0
  /** The open paragraph begins with a check box. */
  #isTask = false
  #summary: string | null = null
  #heading: string | null = null
  #done = 0
  #total = 0
  #isSure = true

  constructor(body: string) {
    this.#body = body
  }

  scan(): BodyScan {
    const body = this.#body
    if (body.charCodeAt(0) === 0xfeff || (body.includes('\r') && /\r(?!\n)/.test(body))) this.#isSure = false
    for (let start = 0; start < body.length;) {
      const lineFeed = body.indexOf('\n', start)
      const next = lineFeed === -1 ? body.length : lineFeed + 1
      let end = lineFeed === -1 ? body.length : lineFeed
      if (end > start && body.charCodeAt(end - 1) === CR) end--
      this.#takeLine(start, end)
      start = next
    }
    this.#closeParagraph()
    return {
      summary: this.#summary ?? '',
      checklist: this.#total === 0 ? null : { done: this.#done, total: this.#total },
      heading: this.#heading,
      isSure: this.#isSure,
    }
  }

  #takeLine(start: number, end: number): void {
    let at = start
    while (at < end && this.#body.charCodeAt(at) === SPACE) at++
    if (at < end && this.#body.charCodeAt(at) === TAB) return this.#takeTabbed(start, end)
    if (at >= end) return this.#takeBlank()
    const indent = at - start
    const depth = this.#depthOf(indent)
    if (this.#block && depth >= this.#block.depth) {
      this.#takeInBlock(this.#block, at, end, indent)
      return
    }
    this.#block = null
    this.#takeContent(start, at, end, depth)
  }

  #takeInBlock({ depth, isEnd }: OpenBlock, at: number, end: number, indent: number): void {
    if (!isEnd(this.#body.slice(at, end))) return
    this.#block = null
    if (indent - (depth > 0 ? (this.#items[depth - 1] ?? 0) : 0) >= 4) this.#isSure = false
  }

  /** How many of the open list items a line with this indentation belongs to. */
  #depthOf(indent: number): number {
    let depth = 0
    while (depth < this.#items.length && indent >= (this.#items[depth] ?? 0)) depth++
    return depth
  }

  #takeBlank(): void {
    if (this.#block?.endsAtBlank) this.#block = null
    // The parser takes code as open beyond blank lines: more code may follow.
    if (!this.#block && this.#open !== 'code') this.#closeParagraph()
  }

  /** Tabs count to the next multiple of four: the parser's business, except in blank lines and in code. */
  #takeTabbed(start: number, end: number): void {
    const line = this.#body.slice(start, end)
    if (line.trim() === '') return this.#takeBlank()
    if (this.#block && this.#block.depth === 0 && !this.#block.isEnd(line.trim())) return
    if (this.#open === 'paragraph' && this.#paragraphDepth === 0 && /^ *\t/.test(line) && line.startsWith('\t')) {
      this.#continueParagraph(start, end)
      return
    }
    this.#isSure = false
  }

  #takeContent(start: number, at: number, end: number, depth: number): void {
    const base = depth > 0 ? (this.#items[depth - 1] ?? 0) : 0
    if (at - start - base >= 4) return this.#takeIndented(at, end, depth)
    const code = this.#body.charCodeAt(at)
    if (isWordStart(code)) return this.#takeText(at, end, depth)
    const line = this.#body.slice(at, end)
    if (isUnderlineStart(code) && this.#takeUnderline(line, at, depth)) return
    if (isRuleStart(code) && isThematicBreak(line)) return this.#leave(depth)
    if (isMarkerStart(code) && this.#takeItem(start, at, end, depth)) return
    if (this.#takeLeaf(line, depth)) return
    this.#takeText(at, end, depth)
  }

  /** Four blanks or more: a paragraph goes on, else it is code. */
  #takeIndented(at: number, end: number, depth: number): void {
    if (this.#open === 'paragraph') this.#continueParagraph(at, end)
    else {
      if (this.#open === 'table' || this.#open === 'quote') this.#isSure = false
      this.#leave(depth)
      this.#open = 'code'
    }
  }

  /** Text: begins a paragraph or goes on with the open one, also where its list item is not indented to. */
  #takeText(at: number, end: number, depth: number): void {
    if (this.#open === 'paragraph') return this.#continueParagraph(at, end)
    if (this.#open === 'table' && depth === this.#items.length) return
    if (this.#open === 'table' || this.#open === 'quote') this.#isSure = false
    this.#leave(depth)
    this.#open = 'paragraph'
    this.#paragraphStart = at
    this.#paragraphDepth = depth
    this.#isTask = false
    this.#continueParagraph(at, end)
    // A link definition looks like a paragraph, and is none.
    if (this.#body.charCodeAt(at) === 0x5b && /^\[[^\]]*(?:$|\]:|\\)/.test(this.#body.slice(at, end)))
      this.#isSure = false
  }

  #continueParagraph(at: number, end: number): void {
    this.#lastLineStart = at
    this.#paragraphEnd = end
  }

  /** `===` or `---` under a paragraph makes it a heading, a row of dashes and bars makes its last line a table's head. */
  #takeUnderline(line: string, at: number, depth: number): boolean {
    if (this.#open !== 'paragraph' || depth < this.#items.length) return false
    if (isSetextUnderline(line)) {
      if (this.#isTask) this.#isSure = false
      if (depth === 0) this.#heading ??= joinLines(this.#body.slice(this.#paragraphStart, this.#paragraphEnd))
      this.#open = 'nothing'
      return true
    }
    const isTable = isTableUnder(this.#body.slice(this.#lastLineStart, this.#paragraphEnd), line)
    if (isTable === 'unsure') this.#isSure = false
    if (isTable !== 'yes') return false
    this.#beginTable(at)
    return true
  }

  #beginTable(at: number): void {
    if (this.#isTask && this.#lastLineStart === this.#paragraphStart) this.#isSure = false
    if (this.#lastLineStart > this.#paragraphStart) {
      this.#paragraphEnd = this.#lastLineStart
      this.#closeParagraph()
    }
    this.#open = 'table'
    this.#lastLineStart = at
  }

  /** A list item, and what stands behind its mark. */
  #takeItem(start: number, at: number, end: number, depth: number): boolean {
    const marker = matchMarker(this.#body.slice(at, end))
    if (!marker) return false
    if (marker.isUnsure) this.#isSure = false
    const interrupts = this.#open !== 'nothing' && depth === this.#items.length
    if (interrupts && !marker.mayInterrupt) {
      if (this.#open !== 'paragraph') this.#isSure = false
      return false
    }
    this.#leave(depth)
    const contentAt = at + marker.width + (marker.gap > 4 ? 1 : marker.gap)
    this.#items.push(contentAt - start)
    if (marker.gap > 4) {
      this.#open = 'code'
      return true
    }
    this.#takeContent(start, contentAt, end, this.#items.length)
    if (this.#open === 'paragraph' && this.#paragraphStart === contentAt) this.#takeBox(contentAt, end)
    return true
  }

  /** `[ ]`, `[x]` or `[X]` as the first thing in an item, with something behind it. */
  #takeBox(at: number, end: number): void {
    const mark = this.#body[at + 1] ?? ''
    if (this.#body[at] !== '[' || this.#body[at + 2] !== ']' || !' xX\t'.includes(mark)) return
    if (mark === '\t') this.#isSure = false
    const after = this.#body.charCodeAt(at + 3)
    if (at + 3 < end && after !== SPACE && after !== TAB) return
    if (trimBlanks(this.#body.slice(at + 3, end)) === '') {
      // With a text in the next line it is one all the same.
      if (!nothingBelow.test(this.#body.slice(at + 3, at + 1000))) this.#isSure = false
      return
    }
    this.#isTask = true
    this.#total++
    if (mark === 'x' || mark === 'X') this.#done++
  }

  /** Headings, fences, quotes and HTML: what ends a paragraph without being one. */
  #takeLeaf(line: string, depth: number): boolean {
    const code = line.charCodeAt(0)
    if (code === 0x23 && /^#{1,6}(?:[ \t]|$)/.test(line)) {
      this.#leave(depth)
      if (depth === 0) this.#heading ??= stripHeadingMarks(line)
      return true
    }
    if (code === 0x60 || code === 0x7e) return this.#takeFence(line, depth)
    if (code === 0x3e) return this.#takeQuote(line, depth)
    if (code === 0x3c) return this.#takeHtml(line, depth)
    if (code === 0x5b && line.startsWith('[^')) this.#isSure = false
    return false
  }

  #takeFence(line: string, depth: number): boolean {
    const isEnd = matchFence(line)
    if (!isEnd) return false
    this.#leave(depth)
    this.#block = { depth, isEnd, endsAtBlank: false }
    return true
  }

  #takeQuote(line: string, depth: number): boolean {
    if (/\[[ \txX]\]/.test(line)) this.#isSure = false
    this.#leave(depth)
    this.#open = 'quote'
    return true
  }

  #takeHtml(line: string, depth: number): boolean {
    const html = findHtmlStart(line)
    if (html === 'none') return false
    if (html === 'unsure') {
      this.#isSure = false
      return false
    }
    this.#leave(depth)
    if (html === 'toBlank') this.#block = { depth, isEnd: () => false, endsAtBlank: true }
    if (html === 'comment') this.#block = { depth, isEnd: (other) => other.includes('-->'), endsAtBlank: false }
    return true
  }

  /** Something else begins inside `depth` list items: what was open, and the deeper items, are over. */
  #leave(depth: number): void {
    this.#closeParagraph()
    while (this.#items.length > depth) this.#items.pop()
  }

  #closeParagraph(): void {
    if (this.#open === 'paragraph' && this.#paragraphDepth === 0)
      this.#summary ??= joinLines(this.#body.slice(this.#paragraphStart, this.#paragraphEnd))
    this.#open = 'nothing'
  }
}

/** The rest of a line is blank, and the next line is too, or is an item of its own. */
const nothingBelow = /^[ \t]*(?:$|\r?\n(?:[ \t]*(?:\r?\n|$)| {0,3}[-+*] [^ \t\r\n]))/

/** A letter, or anything beyond ASCII: begins no block but a paragraph. */
function isWordStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code >= 0x80
}

/** `=`, `-`, `|`, `:` */
function isUnderlineStart(code: number): boolean {
  return code === 0x3d || code === 0x2d || code === 0x7c || code === 0x3a
}

/** `*`, `-`, `_` */
function isRuleStart(code: number): boolean {
  return code === 0x2a || code === 0x2d || code === 0x5f
}

/** `-`, `+`, `*`, a digit */
function isMarkerStart(code: number): boolean {
  return code === 0x2d || code === 0x2b || code === 0x2a || (code >= 0x30 && code <= 0x39)
}
