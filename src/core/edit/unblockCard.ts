import type { Board } from '../board/board.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { planFor, setKeys } from './makePlan.ts'

/**
 * Says that a card is no longer blocked. The thief of a blocked card is what caused the block, and goes with it (git
 * remembers both); a flag on a card that was never blocked stays.
 */
export function unblockCard(intent: Extract<Intent, { kind: 'unblockCard' }>, board: Board): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const { card } = found
  const edits =
    card.blocked === null
      ? []
      : setKeys(card, [
          ['blocked', null],
          ['thief', null],
          ['blocked_on', null],
        ])
  return planFor(board, card, { edits, subject: `unblock ${card.id}` })
}
