import type { Board } from '../board/board.ts'
import { ranked } from '../board/compareCards.ts'
import type { RankStyle } from '../board/place.ts'

/**
 * How this board writes ranks: as numbers where it maps `rank` to another tool's key, unless what stands there are
 * fractional keys.
 */
export function rankStyle(board: Board): RankStyle {
  const names = board.workflow.fieldNames
  if (names.rank === 'rank') return { names, isNumeric: false }
  for (const { cards } of board.columns) {
    const first = cards[0]
    const rank = first === undefined ? null : ranked(first, names).rank
    if (rank !== null) return { names, isNumeric: typeof rank === 'number' }
  }
  return { names, isNumeric: true }
}
