import { readFrontMatter } from '../../card/frontMatter.ts'
import { type ItemLines, itemsWithComments } from '../../card/listItems.ts'
import { itemLines, lineEndAt, type MapValue, spliceMap, writeKey } from '../../card/spliceMap.ts'
import { endOfLine, splice } from '../../card/textLines.ts'
import { isAbsent, type YamlEntry, type YamlList, type YamlNode } from '../../card/yamlTree.ts'

/** As many keys as a `board.md` may have. */
const maxKeys = 2000

/** The order in which the keys of a column are written. */
const keyOrder = ['id', 'name', 'wip', 'committed', 'started', 'finished'] as const

/** What can be set on a column of `board.md`. */
export type ColumnKey = (typeof keyOrder)[number]

/** The top-level entry of that name; null where there is none, or the front matter cannot be read. */
export function readEntry(text: string, key: string): YamlEntry | null {
  const reading = readFrontMatter(text, 0, maxKeys)
  return reading?.entries.find((entry) => entry.key === key) ?? null
}

/** The text with a top-level entry put at the end of its front matter. `lines` are without line ends. */
export function addTopEntry(text: string, lines: readonly string[]): string | null {
  const reading = readFrontMatter(text, 0, maxKeys)
  if (reading === null || reading.faults.length > 0) return null
  const { start, end } = reading.head
  const eol = lineEndAt(text, start)
  return splice(text, end, end, lines.map((line) => line + eol).join(''))
}

function readList(text: string): YamlList | null {
  const value = readEntry(text, 'columns')?.value
  return value?.kind === 'list' ? value : null
}

/** A list on one line, whose items can be put together anew. */
function flowItems(text: string, list: YamlList): readonly string[] | null {
  const source = text.slice(list.start, list.end)
  if (list.style !== 'flow' || /[\r\n#]/.test(source) || !source.startsWith('[')) return null
  return list.items.map((item) => text.slice(item.start, item.end))
}

function withItems(text: string, list: YamlList, items: readonly string[]): string {
  return splice(text, list.start, list.end, `[${items.join(', ')}]`)
}

/** The text with a key of the column at `index` set or, null, taken away; null where that is not safe. */
export function setColumnKey(text: string, index: number, key: ColumnKey, value: MapValue | null): string | null {
  const list = readList(text)
  const item = list?.items[index]
  if (list === null || item === undefined || (list.style === 'flow' && flowItems(text, list) === null)) return null
  if (item.kind === 'map') return spliceMap(text, item, { key, value, below: keyOrder.slice(0, keyOrder.indexOf(key)) })
  if (item.kind !== 'scalar' || isAbsent(item)) return null
  if (value === null) return text
  const source = text.slice(item.start, item.end)
  if (list.style === 'flow') return setInNewMap(text, item, key, value)
  const lines = itemLines(text, item)
  if (lines === null || /[\r\n]/.test(source)) return null
  const grown = splice(text, item.start, item.start, 'id: ')
  const again = readList(grown)?.items[index]
  return again?.kind === 'map' ? spliceMap(grown, again, { key, value }) : null
}

function setInNewMap(text: string, item: YamlNode, key: ColumnKey, value: MapValue): string | null {
  const source = text.slice(item.start, item.end)
  const grown = splice(text, item.start, item.end, `{id: ${source}}`)
  const map = readList(grown)?.items.find(({ start }) => start === item.start)
  return map?.kind === 'map' ? spliceMap(grown, map, { key, value }) : null
}

/** The text with a new column at `index`, in the list's own style; null where that is not safe. */
export function insertColumn(
  text: string,
  index: number,
  { id, name }: { readonly id: string; readonly name: string },
): string | null {
  const list = readList(text)
  if (list === null) return null
  const [writtenId, writtenName] = [writeKey(id), writeKey(name)]
  const items = flowItems(text, list)
  if (items !== null)
    return withItems(
      text,
      list,
      items.toSpliced(index, 0, id === name ? writtenId : `{id: ${writtenId}, name: ${writtenName}}`),
    )
  const blocks = blocksOf(text, list)
  const model = blocks?.[0]
  if (blocks === null || model === undefined) return null
  const at = blocks[index - 1]?.end ?? model.start
  const eol = lineEndAt(text, model.end)
  const lines = [`${model.indent}- id: ${writtenId}`, ...(id === name ? [] : [`${model.indent}  name: ${writtenName}`])]
  return splice(text, at, at, lines.map((line) => line + eol).join(''))
}

/** The text without the column at `index`, and without what is said above it; null where that is not safe. */
export function removeColumnAt(text: string, index: number): string | null {
  const list = readList(text)
  if (list === null) return null
  const items = flowItems(text, list)
  if (items !== null) return withItems(text, list, items.toSpliced(index, 1))
  const block = blocksOf(text, list)?.[index]
  return block === undefined ? null : splice(text, block.start, block.end, '')
}

/** The text with the column at `from` standing at `to`, its comments with it; null where that is not safe. */
export function moveColumnTo(text: string, from: number, to: number): string | null {
  const list = readList(text)
  if (list === null) return null
  const items = flowItems(text, list)
  const moved = items?.[from]
  if (items !== null)
    return moved === undefined ? null : withItems(text, list, items.toSpliced(from, 1).toSpliced(to, 0, moved))
  const blocks = blocksOf(text, list)
  const block = blocks?.[from]
  if (!blocks || block === undefined) return null
  const others = blocks.toSpliced(from, 1)
  const at = others[to - 1]?.end ?? others[0]?.start ?? block.start
  const source = text.slice(block.start, block.end)
  return at <= block.start
    ? splice(splice(text, block.start, block.end, ''), at, at, source)
    : splice(splice(text, at, at, source), block.start, block.end, '')
}

/** The whole lines of each column of a block list, its comments with it; null where lines are shared. */
function blocksOf(text: string, list: YamlList): readonly ItemLines[] | null {
  return itemsWithComments(text, list, endOfLine(text, (readEntry(text, 'columns')?.keyEnd ?? list.start) - 1))
}
