import matter from 'gray-matter'
import { errorAt, type Fault } from './fault.ts'
import { readPlainYaml } from './readPlainYaml.ts'
import { readYaml, type YamlReading } from './readYaml.ts'

/** Where a file's front matter stands: offsets in UTF-16 code units into the whole text, `end`s exclusive. */
export interface FrontMatter {
  /** First character of the opening `---`: 1 after a byte order mark. */
  readonly open: number
  /** First character after the opening line. */
  readonly start: number
  /** First character of the closing `---` line. */
  readonly end: number
  /** First character after the closing line. */
  readonly bodyStart: number
  /** Why the YAML may not be read; null if it may. */
  readonly fault: Fault | null
}

/** Bytes. */
export const maxHeadBytes = 64 * 1024

/** How far a first line may reach before it is looked at no more. */
const tagPattern = /[ \t]*([A-Za-z][\w+#.-]*)[ \t]*/y

/**
 * Finds the front matter of a file: the first line is `---`, and the next line that is `---` closes it, each alone but
 * for trailing blanks. The file's text begins at `from`. null where there is none. With a `fault`, the offsets are the best that could be made out.
 */
export function splitFrontMatter(text: string, from = 0): FrontMatter | null {
  const open = text.charCodeAt(from) === 0xfeff ? from + 1 : from
  if (!text.startsWith('---', open)) return null
  const start = lineAfterBlanks(text, open + 3)
  if (start === -1) return splitTagged(text, open)
  return close(text, open, open + 3, start) ?? unclosed(text, open, start)
}

/** The mapping of a file's front matter, with every fault of its own and of its delimiters; null where there is none. */
export function readFrontMatter(text: string, from = 0): (YamlReading & { readonly head: FrontMatter }) | null {
  const head = splitFrontMatter(text, from)
  if (!head) return null
  if (head.fault) return { head, entries: [], faults: [head.fault] }
  const reading = readPlainYaml(text, head.start, head.end) ?? readYaml(text, head.start, head.end)
  return { head, entries: reading.entries, faults: reading.faults }
}

function close(text: string, open: number, blockStart: number, start: number): FrontMatter | null {
  let at = text.indexOf('\n---', start - 1) + 1
  while (at > 0) {
    const bodyStart = lineAfterBlanks(text, at + 3)
    if (bodyStart !== -1) return checked(text, blockStart, { open, start, end: at, bodyStart, fault: null })
    at = text.indexOf('\n---', at) + 1
  }
  return null
}

/** gray-matter gets the head alone and must see the same block, else nothing of it is believed. */
function checked(text: string, blockStart: number, head: FrontMatter): FrontMatter {
  const { open, start, end } = head
  if (end - start > maxHeadBytes)
    return { ...head, fault: errorAt('tooLarge', start, end, 'The front matter is larger than 64 KB.') }
  if (agrees(text.slice(open, end + 3), text.slice(blockStart, end - 1))) return head
  const fault = errorAt('yamlInvalid', start, end, 'A line that begins with `---` stands inside the front matter.')
  return { ...head, fault }
}

const nothing = (): object => ({})
const refuseLanguage = (): never => {
  throw new Error('no language is evaluated')
}

/** Always passed: without options gray-matter hands out shared objects from a cache, and evaluates language tags. */
const splitterOptions = {
  engines: {
    yaml: nothing,
    javascript: refuseLanguage,
    js: refuseLanguage,
    json: refuseLanguage,
    coffee: refuseLanguage,
  },
}

/** gray-matter looks for comments with a pattern that takes quadratic time on blank space. */
const longBlank = /\s{300}/

function agrees(head: string, between: string): boolean {
  if (head.length > 4096 && longBlank.test(head)) return false
  const { matter: block } = matter(head, splitterOptions) as unknown as { readonly matter: string }
  return block === between
}

function splitTagged(text: string, open: number): FrontMatter | null {
  tagPattern.lastIndex = open + 3
  const tag = tagPattern.exec(text)
  if (!tag) return null
  const name = tag[1] ?? ''
  const lineEnd = endOfLine(text, open)
  const start = Math.min(lineEnd + 1, text.length)
  const split = close(text, open, text.charCodeAt(lineEnd - 1) === 0x0d ? lineEnd - 1 : lineEnd, start)
  const isAlone = text.slice(tagPattern.lastIndex, lineEnd).trim() === ''
  if (!split && (!isAlone || text.charCodeAt(open + 3) === 0x20)) return null
  if (split && isAlone && /^ya?ml$/i.test(name)) return split
  const end = split?.end ?? start
  const message = `The front matter is marked as \`${name}\`; only YAML is read.`
  const fault = errorAt('languageTag', open + 3, Math.max(open + 3, lineEnd), message)
  return { open, start, end, bodyStart: split?.bodyStart ?? text.length, fault }
}

function unclosed(text: string, open: number, start: number): FrontMatter {
  const fault = errorAt('frontMatterUnclosed', open, open + 3, 'The front matter has no closing `---` line.')
  return { open, start, end: text.length, bodyStart: text.length, fault }
}

/** The offset after the line's end if nothing but blanks stand before it, else -1. */
function lineAfterBlanks(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x0a) return i + 1
    if (code === 0x0d) return text.charCodeAt(i + 1) === 0x0a ? i + 2 : -1
    if (code !== 0x20 && code !== 0x09) return -1
  }
  return text.length
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at === -1 ? text.length : at
}
