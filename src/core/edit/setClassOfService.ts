import type { Board } from '../board/board.ts'
import { classesOfService } from '../card/card.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { checkLimits, standingOf } from './limits.ts'
import { planFor, setKeys, writtenValue } from './makePlan.ts'
import { shown } from './text.ts'

/** Gives a card another class of service. */
export function setClassOfService(
  intent: Extract<Intent, { kind: 'setClassOfService' }>,
  board: Board,
): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const wanted = intent.classOfService.trim().toLowerCase()
  const classOfService = classesOfService.find((one) => one === wanted)
  if (classOfService === undefined) {
    return refuse(
      'invalidValue',
      `${shown(intent.classOfService)} is not a class of service: ${classesOfService.join(', ')}.`,
    )
  }
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
