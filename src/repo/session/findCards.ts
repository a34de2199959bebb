import type { Board } from '../../core/board/board.ts'
import { bodyTest } from '../../core/view/filter/bodyWords.ts'
import { slices } from '../files/slices.ts'

/** Where a filter's words are: paths of the cards whose texts say all of them, and of those that say one not wanted. */
export interface FoundCards {
  readonly keys: readonly string[]
  readonly unwanted: readonly string[]
}

/** Looks for a filter's words in the texts of all cards, a slice at a time: the first time each text is folded. */
export async function findCards(board: Board, filter: string): Promise<FoundCards> {
  const test = bodyTest(filter)
  const pause = slices()
  const [keys, unwanted]: [string[], string[]] = [[], []]
  for (const card of board.cardsByPath.values()) {
    const match = test(card)
    if (match === 'wanted') keys.push(card.path)
    if (match === 'unwanted') unwanted.push(card.path)
    const others = pause()
    if (others) await others
  }
  return { keys, unwanted }
}
