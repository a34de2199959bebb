import type { Board } from '../board/board.ts'
import { commonPrefix } from '../board/newId.ts'
import { findCards, maxCards } from './cardIndex.ts'
import { cardSuggestion } from './cardSuggestions.ts'
import type { Suggestions } from './suggestion.ts'

/** The characters of an id before the cursor. */
const wordBefore = /(?:^|[^\w.-])([A-Za-z0-9][\w.-]{0,63})$/
const wordAfter = /^[\w-]*/

/**
 * Ids of cards for prose: where the word before the cursor begins like the ids of a board. Unasked (`isAsked` false,
 * while typing) only from two letters on, written as the ids are.
 */
export function suggestIds(
  boards: readonly Board[],
  text: string,
  offset: number,
  isAsked: boolean,
): Suggestions | null {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 80)
  const typed = wordBefore.exec(text.slice(lineStart, offset))?.[1]
  if (typed === undefined) return null
  const found = boards
    .filter((board) => isBegun(typed, prefixOf(board), isAsked))
    .map((board) => findCards(board, typed))
  const cards = found.flatMap(({ cards }) => cards).filter(({ id }) => id.toLowerCase().startsWith(typed.toLowerCase()))
  if (cards.length === 0) return null
  const after = wordAfter.exec(text.slice(offset, offset + 64))?.[0] ?? ''
  return {
    start: offset - typed.length,
    end: offset + after.length,
    items: cards.slice(0, maxCards).map(cardSuggestion),
    isIncomplete: found.some(({ isMore }) => isMore) || cards.length > maxCards,
  }
}

function prefixOf({ workflow, cardsByPath }: Board): string | null {
  return workflow.idPrefix ?? commonPrefix(cardsByPath.values())
}

/** Whether a word is a beginning of this prefix, or goes on behind it; without a prefix any word may be one, if asked. */
function isBegun(typed: string, prefix: string | null, isAsked: boolean): boolean {
  if (isAsked && prefix === null) return true
  if (prefix === null || typed.length < (isAsked ? 1 : 2)) return false
  const [word, start] = isAsked ? [typed.toLowerCase(), prefix.toLowerCase()] : [typed, prefix]
  return word.length <= start.length
    ? start.startsWith(word)
    : word.startsWith(start) && /[-._\d]/.test(word[start.length] ?? '')
}
