import type { Board } from '../board/board.ts'
import { commonPrefix, newId } from '../board/newId.ts'
import type { Card } from '../card/card.ts'
import { findMentions } from '../card/mentions.ts'

/** An id that no card of the board has, and that the card's own text does not name; `random` holds numbers in [0, 1). */
export function freshId(board: Board, card: Card, random: readonly number[]): string | null {
  const prefix = board.workflow.idPrefix ?? commonPrefix(board.cardsByPath.values())
  const known = new Set([...board.cardsById.keys(), ...board.archivedIds])
  for (const { id } of findMentions(card.text, () => true)) known.add(id.toLowerCase())
  return newId(prefix, known, random)?.id ?? null
}
