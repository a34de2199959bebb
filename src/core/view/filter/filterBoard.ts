import type { Board } from '../../board/board.ts'
import type { Card } from '../../card/card.ts'
import { buildView } from '../buildView.ts'
import type { ViewContext } from '../viewContext.ts'
import { bodyTest } from './bodyWords.ts'
import { compileFilter, type FilterRemark, passes } from './compileFilter.ts'
import { foldText } from './foldText.ts'
import { parseFilter } from './parseFilter.ts'
import type { ShownCounts } from './shownSentence.ts'
import { vocabularyOf } from './vocabulary.ts'

/** What a filter leaves of a board. */
export interface FilteredBoard {
  readonly isShown: (card: Card) => boolean
  readonly counts: ShownCounts
  readonly remarks: readonly FilterRemark[]
}

/** Whether a filter asks for what only the history knows: ages, and what was found of a thief. */
export function asksHistory(filter: string): boolean {
  return parseFilter(filter).some(
    ({ kind, value }) => kind === 'thief' || (kind === 'is' && value !== '' && 'stale'.startsWith(foldText(value))),
  )
}

/** Filters a board whose texts are at hand: as the wall does, but for words that are nearly what a card says. */
export function filterBoard(board: Board, context: ViewContext, filter: string): FilteredBoard {
  const { cards, order: _, ...frame } = buildView(board, context, null)
  const compiled = compileFilter(parseFilter(filter), vocabularyOf(frame, Object.values(cards)))
  const matchBody = bodyTest(filter)
  const shown = new Set<string>()
  for (const card of board.cardsByPath.values()) {
    const view = cards[card.path]
    if (view && passes(compiled, view, matchBody(card))) shown.add(card.path)
  }
  const counts = { shown: shown.size, hidden: board.cardsByPath.size - shown.size }
  return { isShown: ({ path }) => shown.has(path), counts, remarks: compiled.remarks }
}
