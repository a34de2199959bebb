import type { Board } from '../board/board.ts'
import { personKey } from '../board/wip.ts'
import type { Card } from '../card/card.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { checkNames } from './checkNames.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { checkLimits, standingOf } from './limits.ts'
import { isSameValue, planFor, setKeys } from './makePlan.ts'
import { fewOf, writtenList } from './writtenList.ts'

const style = { keyOf: personKey, mark: '@' } as const

/** Replaces the people of a card. */
export function assignCard(intent: Extract<Intent, { kind: 'assignCard' }>, board: Board): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const checked = checkNames(intent.assignees, t('An assignee'), '@')
  if ('kind' in checked) return checked
  const { card, columnIndex } = found
  const before = standingOf(card, columnIndex)
  const limits = checkLimits(board, before, { ...before, assignees: checked.names }, intent.reason)
  if ('kind' in limits) return limits
  const list = writtenList(card, 'assignees', checked.names, style)
  return planFor(board, card, {
    edits: isSamePeople(card, checked.names) ? [] : setKeys(card, [['assignees', list]]),
    subject: subjectOf(card, checked.names),
    trailers: limits,
  })
}

function isSamePeople(card: Card, names: readonly string[]): boolean {
  return isSameValue(card.assignees.map(personKey), names.map(personKey))
}

function subjectOf(card: Card, names: readonly string[]): string {
  return names.length === 0 ? `assign ${card.id} to nobody` : `assign ${card.id} to ${fewOf(names)}`
}
