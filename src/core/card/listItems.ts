import { itemLines, lineEndAt } from './spliceMap.ts'
import { endOfLine, splice, startOfLine } from './textLines.ts'
import { isAbsent, type YamlEntry, type YamlList } from './yamlTree.ts'

/** The whole lines of an item of a block list. */
export interface ItemLines {
  readonly start: number
  readonly end: number
  readonly indent: string
}

/**
 * The whole lines of each item of a block list, with the comments that stand right above it; null where lines are
 * shared. `floor` is where the line of the list's key ends.
 */
export function itemsWithComments(text: string, list: YamlList, floor: number): readonly ItemLines[] | null {
  if (list.style !== 'block') return null
  const blocks: ItemLines[] = []
  for (const item of list.items) {
    const lines = itemLines(text, item)
    if (lines === null) return null
    const least = blocks.at(-1)?.end ?? floor
    let { start } = lines
    while (start > least && /^[ \t]*#/.test(text.slice(startOfLine(text, start - 1), start)))
      start = startOfLine(text, start - 1)
    blocks.push({ ...lines, start })
  }
  return blocks
}

/**
 * The text with one more item at the end of an entry's list, in the list's own style; null where that is not safe.
 * `written` is the item on one line, as it may stand between brackets.
 */
export function appendItem(text: string, { keyEnd, value }: YamlEntry, written: string): string | null {
  if (value.kind === 'list') {
    const last = value.items.at(-1)
    if (last === undefined) return splice(text, value.start, value.end, `[${written}]`)
    if (value.style === 'flow') return splice(text, last.end, last.end, `, ${written}`)
    const lines = itemLines(text, last)
    return lines && splice(text, lines.end, lines.end, `${lines.indent}- ${written}${lineEndAt(text, lines.end)}`)
  }
  if (!isAbsent(value)) return null
  if (value.start < value.end) return splice(text, value.start, value.end, `[${written}]`)
  const at = endOfLine(text, keyEnd)
  return splice(text, at, at, `  - ${written}${lineEndAt(text, at)}`)
}

/** The text without one item of an entry's list that has others, and without what is said above it; null where that is not safe. */
export function removeItem(text: string, { keyEnd, value }: YamlEntry, index: number): string | null {
  const item = value.kind === 'list' ? value.items[index] : undefined
  if (value.kind !== 'list' || item === undefined) return null
  if (value.style === 'block') {
    const lines = itemsWithComments(text, value, endOfLine(text, keyEnd))?.[index]
    return lines ? splice(text, lines.start, lines.end, '') : null
  }
  const [before, after] = [value.items[index - 1], value.items[index + 1]]
  const [start, end] = after ? [item.start, after.start] : [before?.end ?? item.start, item.end]
  return /#[^\r\n]*[\r\n]/.test(text.slice(start, end)) ? null : splice(text, start, end, '')
}
