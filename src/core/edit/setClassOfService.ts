import type { Board } from '../board/board.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import { checkClass } from './checkClass.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { checkLimits, standingOf } from './limits.ts'
import { planFor, setKeys, writtenValue } from './makePlan.ts'

/** Gives a card another class of service. */
export function setClassOfService(
  intent: Extract<Intent, { kind: 'setClassOfService' }>,
  board: Board,
): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const classOfService = checkClass(intent.classOfService)
  if (typeof classOfService !== 'string') return classOfService
  const { card, columnIndex } = found
  const before = standingOf(card, columnIndex)
  const limits = checkLimits(board, before, { ...before, classOfService }, intent.reason)
  if ('kind' in limits) return limits
  const isUnsaid = classOfService === 'standard' && writtenValue(card, 'class') === null
  return planFor(board, card, {
    edits: isUnsaid ? [] : setKeys(card, [['class', classOfService]]),
    subject: `class ${card.id} ${classOfService}`,
    trailers: limits,
  })
}
