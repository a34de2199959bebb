import { endOfLine, splice, startOfLine } from './textLines.ts'
import { isAbsent, type ScalarStyle, type YamlList, type YamlScalar } from './yamlTree.ts'

/** Which items of a list stay, and what stands between them afterwards. */
interface ListChange {
  readonly kept: number
  readonly old: readonly YamlScalar[]
  readonly written: readonly string[]
}

/** What a list shall hold, and how one item is written in the style of another. */
export interface ListWish {
  readonly items: readonly string[]
  readonly write: (item: string, style: ScalarStyle) => string
}

/**
 * The text with a list's items replaced, in its own style, the items that stay untouched; null where that is not safe.
 * `keyEnd` is where the list's key ends.
 */
export function spliceList(text: string, keyEnd: number, node: YamlList, wish: ListWish): string | null {
  const current: YamlScalar[] = []
  for (const item of node.items) {
    if (item.kind !== 'scalar' || isAbsent(item) || item.style === 'literal' || item.style === 'folded') return null
    current.push(item)
  }
  const change = compare(current, wish)
  if (current.length === 0) return splice(text, node.start, node.end, `[${change.written.join(', ')}]`)
  if (node.style === 'flow') return spliceFlow(text, node, current, change)
  return wish.items.length === 0 ? emptyBlock(text, keyEnd, current) : spliceBlock(text, current, change)
}

function compare(current: readonly YamlScalar[], { items, write }: ListWish): ListChange {
  let kept = 0
  while (kept < current.length && kept < items.length && current[kept]?.text === items[kept]) kept++
  let tail = 0
  const most = Math.min(current.length, items.length) - kept
  while (tail < most && current.at(-1 - tail)?.text === items.at(-1 - tail)) tail++
  const old = current.slice(kept, current.length - tail)
  const written = items.slice(kept, items.length - tail).map((item, i) => write(item, old[i]?.style ?? 'plain'))
  return { kept, old, written }
}

function spliceFlow(
  text: string,
  node: YamlList,
  current: readonly YamlScalar[],
  { kept, old, written }: ListChange,
): string | null {
  const before = current[kept - 1]
  const after = current[kept + old.length]
  const joined = written.join(', ')
  const [first, last] = [old[0], old.at(-1)]
  let edit: readonly [number, number, string]
  if (first && last && written.length > 0) edit = [first.start, last.end, joined]
  else if (first && after) edit = [first.start, after.start, '']
  else if (last && before) edit = [before.end, last.end, '']
  else if (last) edit = [node.start, node.end, '[]']
  else if (before) edit = [before.end, before.end, `, ${joined}`]
  else edit = [after?.start ?? node.start, after?.start ?? node.start, `${joined}, `]
  const gone = text.slice(edit[0], edit[1])
  return /[\r\n]/.test(gone) && gone.includes('#') ? null : splice(text, ...edit)
}

function spliceBlock(text: string, current: readonly YamlScalar[], { kept, old, written }: ListChange): string | null {
  if (!current.every((item) => dashBefore(text, item) !== null)) return null
  const model = current[Math.max(0, kept - 1)]
  if (!model) return null
  const dash = dashBefore(text, model) ?? ''
  const eol = text[endOfLine(text, model.end) - 2] === '\r' ? '\r\n' : '\n'
  const paired = Math.min(old.length, written.length)
  const added = written
    .slice(paired)
    .map((item) => dash + item + eol)
    .join('')
  const last = current[kept + paired - 1]
  const at = last ? endOfLine(text, last.end) : startOfLine(text, model.start)
  const rest = old.slice(paired).at(-1)
  let changed = splice(text, at, rest ? endOfLine(text, rest.end) : at, added)
  for (let i = paired - 1; i >= 0; i--) {
    const item = old[i]
    if (item) changed = splice(changed, item.start, item.end, written[i] ?? '')
  }
  return changed
}

/** `key:` and its list lines become `key: []`. */
function emptyBlock(text: string, keyEnd: number, current: readonly YamlScalar[]): string | null {
  const [first, last] = [current[0], current.at(-1)]
  const colon = text.indexOf(':', keyEnd) + 1
  if (!first || !last) return null
  const between = text.slice(endOfLine(text, colon), startOfLine(text, first.start))
  const changed = splice(text, endOfLine(text, colon), endOfLine(text, last.end), '')
  return between.includes('#') ? null : splice(changed, colon, colon, ' []')
}

/** `  - ` before an item; null where anything else stands on its line. */
function dashBefore(text: string, { start }: YamlScalar): string | null {
  const dash = text.slice(startOfLine(text, start), start)
  return /^[ \t]*-[ \t]+$/.test(dash) ? dash : null
}
