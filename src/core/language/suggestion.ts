import type { ScalarStyle } from '../card/yamlTree.ts'
import type { YamlSlot } from './slotReader.ts'

/** One thing that may be written where the cursor is. */
export interface Suggestion {
  readonly kind: 'key' | 'column' | 'value' | 'person' | 'card' | 'date'
  readonly label: string
  /** Beside the label, in small. */
  readonly note: string
  /** What it means, as Markdown; empty where there is nothing to say. */
  readonly docs: string
  /** Takes the place of the slot. */
  readonly insert: string
  /** What is typed is compared with this. */
  readonly filter: string
}

/** What may be written at a place: offsets into the text, `end` exclusive. */
export interface Suggestions {
  readonly start: number
  readonly end: number
  readonly items: readonly Suggestion[]
  /** There is more: ask again once more is typed. */
  readonly isIncomplete: boolean
}

/** A suggestion that is a word, with what is not said about it left empty. */
export function suggestion(
  kind: Suggestion['kind'],
  word: string,
  {
    note = '',
    docs = '',
    filter = word,
  }: { readonly note?: string; readonly docs?: string; readonly filter?: string } = {},
): Suggestion {
  return { kind, label: word, note, docs, insert: word, filter }
}

/** The style of what is written in a slot: quotes are kept. */
export function styleIn(text: string, { start }: YamlSlot): ScalarStyle {
  if (text[start] === '"') return 'double'
  return text[start] === "'" ? 'single' : 'plain'
}

/** Has each suggestion written into the slot as YAML writes it, and compared with what stands there, quotes and all. */
export function intoSlot(
  text: string,
  slot: YamlSlot,
  {
    items,
    write,
    isIncomplete = false,
  }: {
    readonly items: readonly Suggestion[]
    readonly write: (word: string) => string
    readonly isIncomplete?: boolean
  },
): Suggestions {
  const style = styleIn(text, slot)
  const quote = style === 'double' ? '"' : style === 'single' ? "'" : ''
  return {
    start: slot.start,
    end: slot.end,
    items: items.map((item) => ({ ...item, insert: slot.lead + write(item.insert), filter: quote + item.filter })),
    isIncomplete,
  }
}

/** Keys for a slot of kind `key`; a colon follows each. */
export function keysInto(slot: YamlSlot, items: readonly Suggestion[]): Suggestions {
  const colon = slot.hasColon ? '' : ': '
  return {
    start: slot.start,
    end: slot.end,
    items: items.map((item) => ({ ...item, insert: item.insert + colon })),
    isIncomplete: false,
  }
}
