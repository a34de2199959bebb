import type { Board } from '../board/board.ts'
import type { Card } from '../card/card.ts'
import { findMentions, type Mention } from '../card/mentions.ts'

/** A place where a text names a card, and what it says there. */
export interface Reference extends Mention {
  readonly kind: 'definition' | 'dependsOn' | 'blockedOn' | 'mention'
}

/** An id that no word of a language looks like: elsewhere than in a card's fields, a plain word is a plain word. */
const unlikeWords = /[\d._-]/

/** Whether an id can be told from a plain word. */
export function isTellingId(id: string): boolean {
  return unlikeWords.test(id)
}

/**
 * Where a text names cards that `isId` (asked in lower case) knows: in a card's own `id`, `depends_on` and `blocked_on`
 * any id, elsewhere, code included, those that are no plain words. `card` is what the text is read as; null if it is none.
 */
export function referencesIn(text: string, card: Card | null, isId: (id: string) => boolean): readonly Reference[] {
  return findMentions(text, (id) => isId(id)).flatMap((mention): readonly Reference[] => {
    const kind = kindAt(card, mention)
    return kind !== 'mention' || isTellingId(mention.id) ? [{ ...mention, kind }] : []
  })
}

function kindAt(card: Card | null, { start, end }: Mention): Reference['kind'] {
  const isIn = (field: 'id' | 'depends_on' | 'blocked_on'): boolean => {
    const entry = card?.fields[field]
    return entry !== undefined && entry.start <= start && end <= entry.end
  }
  if (isIn('id')) return 'definition'
  if (isIn('depends_on')) return 'dependsOn'
  return isIn('blocked_on') ? 'blockedOn' : 'mention'
}

/** The reference at an offset, its end included; null if none is there. Looks at that line only. */
export function referenceAt(
  text: string,
  offset: number,
  card: Card | null,
  isId: (id: string) => boolean,
): Reference | null {
  const start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 200)
  const feed = text.indexOf('\n', offset)
  const line = text.slice(start, Math.min(feed === -1 ? text.length : feed, offset + 200))
  const shifted = findMentions(line, isId).map((one) => ({ ...one, start: one.start + start, end: one.end + start }))
  const mention = shifted.find((one) => one.start <= offset && offset <= one.end)
  if (mention === undefined) return null
  const kind = kindAt(card, mention)
  return kind !== 'mention' || isTellingId(mention.id) ? { ...mention, kind } : null
}

/** Whether a place is inside of an address or of the target of a Markdown link, which is a link of its own. */
export function isInLink(text: string, { start }: Mention): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 2000)
  const before = text.slice(lineStart, start)
  const word = /\S*$/.exec(before)?.[0] ?? ''
  return word.includes('://') || /\]\([^\s)]*$/.test(before) || /\]\(<[^>]*$/.test(before)
}

/** The cards of these boards that an id names: more than one where it is used twice. */
export function cardsNamed(
  boards: readonly Board[],
  id: string,
): readonly { readonly board: Board; readonly card: Card }[] {
  const key = id.toLowerCase()
  return boards.flatMap((board) => (board.cardsById.get(key) ?? []).map((card) => ({ board, card })))
}
