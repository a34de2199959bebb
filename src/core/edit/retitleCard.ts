import type { Board } from '../board/board.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { planFor, setKeys } from './makePlan.ts'
import { checkLine } from './text.ts'

const maxTitleLength = 500

/** Gives a card another title. */
export function retitleCard(intent: Extract<Intent, { kind: 'retitleCard' }>, board: Board): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const title = checkTitle(intent.title)
  if (typeof title !== 'string') return title
  const { card } = found
  const edits = title === card.title ? [] : setKeys(card, [['title', title]])
  return planFor(board, card, { edits, subject: `retitle ${card.id}`, title })
}

/** A title as a card can have it, or why not. */
export function checkTitle(title: string): string | Refusal {
  return checkLine(title, t('The title'), maxTitleLength)
}
