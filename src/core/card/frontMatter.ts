import matter from 'gray-matter'
import { t } from '../l10n/l10n.ts'
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

/** A language behind the opening dashes. */
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
  const close = findClose(text, open, start)
  if (!close) return unclosed(text, open, start)
  return close.isFirst ? ofGoodSize(close.head) : checked(text, open + 3, close.head)
}

/** A file's front matter and what it says. With faults, of its delimiters or its YAML, `entries` is empty. */
export interface FrontMatterReading extends YamlReading {
  readonly head: FrontMatter
}

/** Reads the front matter of a file whose text begins at `from`; null where there is none. `maxKeys`: 200 for a card. */
export function readFrontMatter(text: string, from = 0, maxKeys?: number): FrontMatterReading | null {
  const head = splitFrontMatter(text, from)
  if (!head) return null
  if (head.fault) return { head, entries: [], faults: [head.fault] }
  const { entries, faults } = readPlainYaml(text, head.start, head.end) ?? readYaml(text, head.start, head.end, maxKeys)
  return { head, entries, faults }
}

/** A block, and whether its closing line is the first line under the opening one that begins with `---`. */
interface Close {
  readonly head: FrontMatter
  readonly isFirst: boolean
}

/** The block between an opening line and the next closing one; null if there is none. */
function findClose(text: string, open: number, start: number): Close | null {
  const first = text.indexOf('\n---', start - 1) + 1
  for (let at = first; at > 0; at = text.indexOf('\n---', at) + 1) {
    const bodyStart = lineAfterBlanks(text, at + 3)
    if (bodyStart !== -1) return { head: { open, start, end: at, bodyStart, fault: null }, isFirst: at === first }
  }
  return null
}

function ofGoodSize(head: FrontMatter): FrontMatter {
  const { start, end } = head
  if (end - start <= maxHeadBytes) return head
  return { ...head, fault: errorAt('tooLarge', start, end, t('The front matter is larger than 64 KB.')) }
}

/**
 * gray-matter gets the head alone and must see the same block, else nothing of it is believed. Its block begins behind
 * the opening dashes and their tag, at `blockStart`. Without a tag, and where the first line that could close the block
 * does, it is known to agree (a property test holds it to that) and is not asked: that was an
 * eighth of the time of a load.
 */
function checked(text: string, blockStart: number, head: FrontMatter): FrontMatter {
  const { open, start, end } = head
  const sized = ofGoodSize(head)
  if (sized.fault || agrees(text.slice(open, end + 3), text.slice(blockStart, end - 1))) return sized
  return { ...head, fault: errorAt('yamlInvalid', start, end, t('It is not clear where the front matter ends.')) }
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
  return (matter(head, splitterOptions) as unknown as { readonly matter: string }).matter === between
}

/** An opening line that names a language: YAML is read, anything else is refused without a look at it. */
function splitTagged(text: string, open: number): FrontMatter | null {
  tagPattern.lastIndex = open + 3
  const name = tagPattern.exec(text)?.[1]
  if (name === undefined) return null
  const lineFeed = text.indexOf('\n', open)
  const lineEnd = lineFeed === -1 ? text.length : lineFeed
  const start = Math.min(lineEnd + 1, text.length)
  const split = findClose(text, open, start)?.head ?? null
  const isAlone = text.slice(tagPattern.lastIndex, lineEnd).trim() === ''
  // `--- some words`, never closed: a text that begins with a dash.
  if (!split && !(isAlone && text.startsWith(name, open + 3))) return null
  const blockStart = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
  if (split && isAlone && /^ya?ml$/i.test(name)) return checked(text, blockStart, split)
  const message = t('The front matter is marked as `{0}`; only YAML is read.', name)
  const fault = errorAt('languageTag', open + 3, blockStart, message)
  return { open, start, end: split?.end ?? start, bodyStart: split?.bodyStart ?? text.length, fault }
}

function unclosed(text: string, open: number, start: number): FrontMatter {
  const fault = errorAt('frontMatterUnclosed', open, open + 3, t('The front matter has no closing `---` line.'))
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
