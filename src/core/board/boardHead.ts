import { LineCounter, type Node, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'

/** A value of `board.md`'s front matter with where it stands (offsets in UTF-16 code units, `end` exclusive). */
export type HeadNode = {
  readonly start: number
  readonly end: number
} & (
  | { readonly kind: 'scalar'; readonly text: string | null }
  | { readonly kind: 'list'; readonly items: readonly HeadNode[] }
  | { readonly kind: 'map'; readonly entries: readonly HeadEntry[] }
)

export interface HeadEntry {
  readonly key: string
  readonly keyStart: number
  readonly keyEnd: number
  readonly value: HeadNode
}

/** What keeps `board.md` from being read. */
export interface HeadFault {
  readonly start: number
  readonly end: number
  readonly message: string
}

export interface BoardHead {
  /** null where there is no front matter. */
  readonly root: HeadNode | null
  readonly faults: readonly HeadFault[]
  readonly body: string
}

const maxHeadLength = 64 * 1024
const maxDepth = 8

/** Reads the front matter of a `board.md`; scalars stay source text, and nothing in it is ever run. */
export function readBoardHead(text: string): BoardHead {
  const open = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/.exec(text)
  if (open === null) return noHead(text)
  const from = open[0].length
  const close = /^---[ \t]*(?:\r\n|\r|\n|$)/m
  const rest = text.slice(from)
  const end = close.exec(rest)
  if (end === null) return fault(text, 0, 3, 'The front matter is not closed: its last line, `---`, is missing.')
  if (end.index > maxHeadLength) return fault(text, 0, 3, 'The front matter is longer than 64 KB.')
  const body = rest.slice(end.index + end[0].length)
  const document = parseDocument(rest.slice(0, end.index), {
    schema: 'failsafe',
    lineCounter: new LineCounter(),
    uniqueKeys: true,
    prettyErrors: false,
  })
  const error = document.errors[0]
  if (error !== undefined) return { ...fault(text, from + error.pos[0], from + error.pos[1], error.message), body }
  const reader = new TreeReader(from)
  const root = document.contents === null ? null : reader.read(document.contents as Node, 0)
  return { root, faults: reader.faults, body }
}

function noHead(text: string): BoardHead {
  const tagged = /^\uFEFF?---[^\s-][^\n]*/.exec(text)
  if (tagged === null) return { root: null, faults: [], body: text }
  return fault(text, 0, tagged[0].length, 'The front matter is in another language than YAML and is not read.')
}

function fault(text: string, start: number, end: number, message: string): BoardHead {
  return { root: null, faults: [{ start, end, message }], body: text }
}

class TreeReader {
  readonly faults: HeadFault[] = []
  readonly #offset: number

  constructor(offset: number) {
    this.#offset = offset
  }

  read(node: Node, depth: number): HeadNode {
    const start = this.#offset + (node.range?.[0] ?? 0)
    const end = this.#offset + (node.range?.[1] ?? 0)
    if (depth > maxDepth) this.#refuse(start, end, 'This is nested more than 8 deep.')
    else if (isAlias(node)) this.#refuse(start, end, 'Aliases are not read here: write the value out.')
    else if (node.anchor !== undefined) this.#refuse(start, end, 'Anchors are not read here.')
    else if (node.tag !== undefined && /^!/m.test(node.tag)) this.#refuse(start, end, 'Tags are not read here.')
    else if (isScalar(node)) return { kind: 'scalar', text: scalarText(node), start, end }
    else if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => this.read(item as Node, depth + 1)), start, end }
    } else if (isMap(node)) {
      const entries = node.items.flatMap((pair) => {
        const key = pair.key as Node
        const name = isScalar(key) ? String(key.value) : ''
        const keyStart = this.#offset + (key.range?.[0] ?? 0)
        const keyEnd = this.#offset + (key.range?.[1] ?? 0)
        const value: HeadNode =
          pair.value === null
            ? { kind: 'scalar', text: null, start: keyStart, end: keyEnd }
            : this.read(pair.value as Node, depth + 1)
        if (!reserved.has(name)) return [{ key: name, keyStart, keyEnd, value }]
        this.#refuse(keyStart, keyEnd, `\`${name}\` cannot be a key.`)
        return []
      })
      return { kind: 'map', entries, start, end }
    }
    return { kind: 'scalar', text: null, start, end }
  }

  #refuse(start: number, end: number, message: string): void {
    this.faults.push({ start, end, message })
  }
}

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

function scalarText(node: {
  readonly value: unknown
  readonly source?: string
  readonly type?: string
}): string | null {
  const text = node.source ?? String(node.value ?? '')
  if (node.type === 'PLAIN' && /^(?:~|null|Null|NULL)?$/.test(text)) return null
  return text
}
