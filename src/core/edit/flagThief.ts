import type { Board } from '../board/board.ts'
import type { Thief } from '../board/workflow.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { planFor, setKeys } from './makePlan.ts'
import { shown } from './text.ts'

/** Says which thief of time a card suffers from, or that none does. */
export function flagThief(intent: Extract<Intent, { kind: 'flagThief' }>, board: Board): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const { card } = found
  if (intent.thief === null) {
    return planFor(board, card, { edits: setKeys(card, [['thief', null]]), subject: `unflag ${card.id}` })
  }
  const thief = findThief(board, intent.thief)
  if ('kind' in thief) return thief
  return planFor(board, card, { edits: setKeys(card, [['thief', thief.id]]), subject: `flag ${card.id} ${thief.id}` })
}

/** The thief of this board with that id or name, without case. */
export function findThief(board: Board, name: string): Thief | Refusal {
  const wanted = name.trim().toLowerCase()
  const { thieves } = board.workflow
  const thief =
    thieves.find(({ id }) => id.toLowerCase() === wanted) ?? thieves.find((one) => one.name.toLowerCase() === wanted)
  if (thief !== undefined) return thief
  return refuse(
    'invalidValue',
    t('{0} is not a thief of this board: {1}.', shown(name), thieves.map(({ id }) => id).join(', ')),
  )
}
