import type { Board } from '../board/board.ts'
import { personKey } from '../board/wip.ts'
import type { Card } from '../card/card.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import type { Value } from '../card/field.ts'
import { t } from '../l10n/l10n.ts'
import { checkNames } from './checkNames.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { checkLimits, standingOf } from './limits.ts'
import { isSameValue, planFor, setKeys, writtenValue } from './makePlan.ts'

const maxNamed = 3

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
  return planFor(board, card, {
    edits: isSamePeople(card, checked.names) ? [] : setKeys(card, [['assignees', written(card, checked.names)]]),
    subject: subjectOf(card, checked.names),
    trailers: limits,
  })
}

function isSamePeople(card: Card, names: readonly string[]): boolean {
  return isSameValue(card.assignees.map(personKey), names.map(personKey))
}

/** The list as this file writes it: with its `@`, its spelling of who is on it already, a scalar where it has one. */
function written(card: Card, names: readonly string[]): Value {
  const value = writtenValue(card, 'assignees')
  const old = value === null ? [] : typeof value === 'string' ? [value] : value
  const mark = old.some((name) => name.startsWith('@')) ? '@' : ''
  const list = names.map((name) => old.find((one) => personKey(one) === personKey(name)) ?? mark + name)
  if (list.length === 0) return null
  return typeof value === 'string' && list.length === 1 ? (list[0] ?? null) : list
}

function subjectOf(card: Card, names: readonly string[]): string {
  if (names.length === 0) return `assign ${card.id} to nobody`
  const more = names.length - maxNamed
  return `assign ${card.id} to ${names.slice(0, maxNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
