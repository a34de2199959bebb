import { splitFrontMatter } from '../card/frontMatter.ts'
import { SlotReader, type YamlSlot } from './slotReader.ts'

/** The stretch between the delimiters of a front matter, closed or not yet; null where the text has none. */
export function headOf(text: string): { readonly start: number; readonly end: number } | null {
  const head = splitFrontMatter(text)
  return head === null ? null : { start: head.start, end: head.end }
}

/**
 * Where in a front matter an offset is, also while it is being written and is no YAML yet: read line by line, by
 * indentation and brackets. null outside of it, in comments, and inside of texts over several lines. Never throws.
 */
export function slotAt(text: string, offset: number): YamlSlot | null {
  const head = headOf(text)
  if (head === null || offset < head.start || offset > head.end) return null
  // Right before the closing dashes there is no line of the front matter any more.
  if (offset === head.end && text.startsWith('---', head.end)) return null
  return new SlotReader(text, head.start, head.end).at(offset)
}
