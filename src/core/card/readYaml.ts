import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { t } from '../l10n/l10n.ts'
import { errorAt, type Fault } from './fault.ts'
import type { ScalarStyle, YamlEntry, YamlNode } from './yamlTree.ts'

/** What a stretch of YAML holds. With a fault, `entries` is empty: nothing is half believed. */
export interface YamlReading {
  readonly entries: readonly YamlEntry[]
  readonly faults: readonly Fault[]
}

/** Collections inside collections; the mapping of the whole front matter is not counted. */
const maxNesting = 8
const maxCardKeys = 200
const maxBytes = 64 * 1024
/** Deeper than any text that a person wrote: stops the library before it spends its time on a bomb. */
const maxOpenBrackets = 64

const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/**
 * Reads the mapping between two offsets of a text by the YAML library, scalars as their source says them. What a board
 * has no use for (anchors, aliases, tags, merge keys, directives, more than one document) is refused, and so is what is
 * too large (more than `maxKeys` at all levels) or too deep. Never throws.
 */
export function readYaml(text: string, start: number, end: number, maxKeys = maxCardKeys): YamlReading {
  const source = text.slice(start, end)
  const fault = findObstacle(source, start)
  if (fault) return { entries: [], faults: [fault] }
  try {
    return new TreeReader(source, start).read(maxKeys)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { entries: [], faults: [errorAt('tooLarge', start, end, t('The front matter is nested too deeply.'))] }
  }
}

/** The length of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    if (code < 0x800) bytes += 1
    else if (code >= 0xd800 && code < 0xe000)
      bytes += 1 // half of a pair that takes four bytes
    else bytes += 2
  }
  return bytes
}

/** What makes a source unfit for the library, found without parsing it. */
function findObstacle(source: string, offset: number): Fault | null {
  if (source.length * 3 > maxBytes && utf8Length(source) > maxBytes)
    return errorAt('tooLarge', offset, offset + source.length, t('The front matter is larger than 64 KB.'))
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/.exec(source)
  if (control)
    return errorAt(
      control[0] === '\0' ? 'nulByte' : 'yamlInvalid',
      offset + control.index,
      offset + control.index + 1,
      control[0] === '\r'
        ? t('A line ends with a lone carriage return.')
        : t('A control character stands in the YAML.'),
    )
  const marker = /^(?:---|\.\.\.)(?=\s|$)/m.exec(source)
  if (marker)
    return errorAt(
      'yamlInvalid',
      offset + marker.index,
      offset + marker.index + 3,
      t('A second YAML document begins here.'),
    )
  const directive = /^%/m.exec(source)
  if (directive)
    return errorAt(
      'unsupportedYaml',
      offset + directive.index,
      offset + directive.index + 1,
      t('YAML directives are not read.'),
    )
  return findBomb(source, offset)
}

function findBomb(source: string, offset: number): Fault | null {
  let depth = 0
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 0x5b || code === 0x7b) depth++
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--
    if (depth > maxOpenBrackets) return errorAt('tooLarge', offset + i, offset + i + 1, tooDeep())
  }
  const dashes = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${maxOpenBrackets}}`, 'm').exec(source)
  return dashes && errorAt('tooLarge', offset + dashes.index, offset + dashes.index + dashes[0].length, tooDeep())
}

function tooDeep(): string {
  return t('The front matter is nested more than {0} deep.', maxNesting)
}

/** Turns the library's nodes into ours, and gathers what may not be there. */
class TreeReader {
  readonly #source: string
  readonly #offset: number
  readonly #faults: Fault[] = []
  #keys = 0

  /** `offset` is where the source begins in its file. */
  constructor(source: string, offset: number) {
    this.#source = source
    this.#offset = offset
  }

  read(maxKeys: number): YamlReading {
    const source = this.#source
    const document = parseDocument(source, {
      schema: 'failsafe',
      version: '1.2',
      prettyErrors: false,
      logLevel: 'silent',
      uniqueKeys: false,
    })
    const entries = this.#readRoot(document)
    if (this.#keys > maxKeys)
      this.#refuse('tooLarge', [0, source.length], t('The front matter has more than {0} keys.', maxKeys))
    return this.#faults.length === 0 ? { entries, faults: [] } : { entries: [], faults: this.#faults }
  }

  #readRoot(document: Document.Parsed): readonly YamlEntry[] {
    const [error] = document.errors
    if (error) {
      this.#refuse('yamlInvalid', error.pos, t('The YAML cannot be read: {0}.', error.message))
      return []
    }
    const root = document.contents
    if (root === null) return []
    if (isMap(root)) return this.#refuseExtras(root) ? [] : this.#readEntries(root, 0)
    if (isScalar(root) && root.source === '') return []
    this.#refuse(
      'yamlInvalid',
      [root.range[0], root.range[1]],
      t('The front matter is not a list of `key: value` lines.'),
    )
    return []
  }

  #refuse(code: Fault['code'], [start, end]: readonly [number, number], message: string): void {
    this.#faults.push(errorAt(code, this.#offset + start, this.#offset + Math.max(start, end), message))
  }

  /** Anchors and tags have no place on a board. */
  #refuseExtras(node: ParsedNode): boolean {
    const [start, end] = node.range
    if (isAlias(node)) this.#refuse('unsupportedYaml', [start, end], t('YAML aliases are not read.'))
    else if (node.anchor) this.#refuse('unsupportedYaml', [start, end], t('YAML anchors are not read.'))
    else if (node.tag) this.#refuse('unsupportedYaml', [start, end], t('YAML tags are not read.'))
    else return false
    return true
  }

  #readNode(node: ParsedNode | null, at: number, nesting: number): YamlNode {
    if (!node) return { kind: 'scalar', text: '', style: 'plain', start: at, end: at }
    const start = this.#offset + node.range[0]
    const end = this.#offset + node.range[1]
    if (this.#refuseExtras(node) || isAlias(node)) return { kind: 'scalar', text: '', style: 'plain', start, end }
    if (isScalar(node)) return this.#readScalar(node, start, end)
    if (nesting >= maxNesting) {
      this.#refuse('tooLarge', [node.range[0], node.range[1]], tooDeep())
      return { kind: 'scalar', text: '', style: 'plain', start, end }
    }
    if (isSeq(node)) {
      const items = (node as YAMLSeq<ParsedNode | null>).items.map((item) => this.#readNode(item, start, nesting + 1))
      if (node.flow) return { kind: 'list', style: 'flow', items, start, end }
      return { kind: 'list', style: 'block', items, start, end: items.at(-1)?.end ?? end }
    }
    const entries = this.#readEntries(node, nesting + 1)
    if (node.flow) return { kind: 'map', style: 'flow', entries, start, end }
    return { kind: 'map', style: 'block', entries, start, end: entries.at(-1)?.value.end ?? end }
  }

  #readScalar(node: { source?: string; value: unknown; type?: string }, start: number, end: number): YamlNode {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain'
    const isBlock = style === 'literal' || style === 'folded'
    const trimmed = isBlock
      ? blockScalarEnd(this.#source, start - this.#offset, end - this.#offset) + this.#offset
      : end
    return { kind: 'scalar', text: String(node.value), style, start, end: trimmed }
  }

  #readEntries(map: YAMLMap<ParsedNode, ParsedNode | null>, nesting: number): readonly YamlEntry[] {
    const seen = new Set<string>()
    const entries: YamlEntry[] = []
    for (const pair of map.items) {
      const entry = this.#readEntry(pair, nesting)
      if (!entry) continue
      if (seen.has(entry.key))
        this.#refuse(
          'duplicateKey',
          [entry.keyStart - this.#offset, entry.keyEnd - this.#offset],
          t('The key `{0}` stands here twice.', entry.key),
        )
      seen.add(entry.key)
      entries.push(entry)
    }
    return entries
  }

  #readEntry({ key, value }: Pair<ParsedNode, ParsedNode | null>, nesting: number): YamlEntry | null {
    this.#keys++
    const [start, end] = key.range
    if (this.#refuseExtras(key)) return null
    if (!isScalar(key) || end === start) {
      this.#refuse('unsupportedYaml', [start, end], t('A key is not plain text.'))
      return null
    }
    const name = String(key.value)
    if (reservedKeys.has(name)) this.#refuse('reservedKey', [start, end], t('The key `{0}` is not allowed.', name))
    if (name === '<<') this.#refuse('unsupportedYaml', [start, end], t('YAML merge keys are not read.'))
    const keyEnd = this.#offset + end
    const node = this.#readNode(value, keyEnd, nesting)
    const at = keyEnd + (/^[ \t]*:/.exec(this.#source.slice(end))?.[0].length ?? 0)
    return {
      key: name,
      keyStart: this.#offset + start,
      keyEnd,
      value: isNothing(node) ? { ...node, start: at, end: at } : node,
    }
  }
}

/** Nothing is written: it stands right behind its colon, wherever the library has put it. */
function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && node.text === ''
}

/** The end of a block scalar's last line; blank lines after it are not its own, unless its header keeps them. */
function blockScalarEnd(source: string, start: number, end: number): number {
  if (/^[|>]\d?\+/.test(source.slice(start, start + 3))) return end
  let at = end
  for (let i = end - 1; i > start && isBlank(source.charCodeAt(i)); i--) if (source[i] === '\n') at = i
  return source[at - 1] === '\r' ? at - 1 : at
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}
