import type { Board } from '../board/board.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { findReadableCard } from './findCard.ts'
import { findThief } from './flagThief.ts'
import type { Intent } from './intent.ts'
import { planFor, setKeys } from './makePlan.ts'
import { checkLine } from './text.ts'

const maxReasonLength = 500
const maxOnLength = 200

/** Says that a card is blocked: why, by which thief, and on whom or what it waits. It replaces what was said before. */
export function blockCard(intent: Extract<Intent, { kind: 'blockCard' }>, board: Board): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const thief = findThief(board, intent.thief)
  if ('kind' in thief) return thief
  const reason = checkLine(intent.reason, t('The reason'), maxReasonLength)
  if (typeof reason !== 'string') return reason
  const on =
    intent.on === null || intent.on.trim() === '' ? null : checkLine(intent.on, t('What it is blocked on'), maxOnLength)
  if (on !== null && typeof on !== 'string') return on
  const { card } = found
  return planFor(board, card, {
    edits: setKeys(card, [
      ['blocked', reason],
      ['thief', thief.id],
      ['blocked_on', on],
    ]),
    subject: `block ${card.id}`,
    trailers: [{ key: 'Reason', value: reason }],
  })
}
