import type { Board } from '../board/board.ts'
import type { Card } from '../card/card.ts'
import { isListField } from '../card/cardFields.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import type { Value } from '../card/field.ts'
import { isCalendarDate } from '../card/isCalendarDate.ts'
import { isValidId } from '../card/isValidId.ts'
import { t } from '../l10n/l10n.ts'
import { checkNames } from './checkNames.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent, PlainField } from './intent.ts'
import { isSameValue, planFor, setKeys, writtenValue } from './makePlan.ts'
import { checkLine, shown } from './text.ts'
import { fewOf, writtenList } from './writtenList.ts'

const maxTextLength = 500
/** Longer values are not repeated in a commit's subject. */
const maxNamedLength = 40

/** Gives a card another value for one of the fields that no rule of the board looks at. */
export function setField(intent: Extract<Intent, { kind: 'setField' }>, board: Board): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const { card } = found
  const { field } = intent
  const checked = isListField(field) ? checkList(field, intent.value, card, board) : checkText(field, intent.value)
  if ('kind' in checked) return checked
  const { value } = checked
  const isSaid = isSameList(writtenValue(card, field), value)
  return planFor(board, card, {
    edits: isSaid ? [] : setKeys(card, [[field, value]]),
    subject: subjectOf(card, field, value),
  })
}

type Checked = { readonly value: Value } | Refusal

function checkList(field: PlainField, value: Value, card: Card, board: Board): Checked {
  const given = (value === null ? [] : typeof value === 'string' ? [value] : value).filter((one) => one.trim() !== '')
  const checked = checkNames(given, whatOf(field), field === 'labels' ? '#' : '')
  if ('kind' in checked) return checked
  if (field === 'depends_on') {
    const refusal = checkDependencies(checked.names, card, board)
    if (refusal !== null) return refusal
  }
  const mark = field === 'labels' ? '#' : ''
  const names = field === 'depends_on' ? checked.names.map((id) => spelled(id, board)) : checked.names
  return { value: writtenList(card, field, names, { keyOf: (name) => keyOf(name, mark), mark }) }
}

/** An id as its card has it, however it was typed. */
function spelled(id: string, { cardsById }: Board): string {
  return cardsById.get(id.toLowerCase())?.[0]?.id ?? id
}

function keyOf(name: string, mark: string): string {
  return (mark !== '' && name.startsWith(mark) ? name.slice(mark.length) : name).toLowerCase()
}

/** Ids that no card has are let through: the card may be about to come, and the board says that it is not there. */
function checkDependencies(ids: readonly string[], card: Card, board: Board): Refusal | null {
  for (const id of ids) {
    const key = id.toLowerCase()
    if (key === card.id.toLowerCase()) return refuse('invalidValue', t('{0} cannot depend on itself.', card.id))
    const isKnown = board.cardsById.has(key) || board.archivedIds.has(key)
    if (!isKnown && !isValidId(id)) return refuse('invalidValue', t('{0} is not the id of a card.', shown(id)))
  }
  return null
}

function checkText(field: PlainField, value: Value): Checked {
  const text = (typeof value === 'string' ? value : (value ?? []).join(', ')).trim()
  if (text === '') return { value: null }
  if (field === 'due' && !isCalendarDate(text))
    return refuse('invalidValue', t('{0} is not a date of the calendar, as YYYY-MM-DD.', shown(text)))
  const line = checkLine(text, whatOf(field), maxTextLength)
  return typeof line === 'string' ? { value: line } : line
}

/** What begins a sentence about a value that cannot be. */
function whatOf(field: PlainField): string {
  switch (field) {
    case 'labels':
      return t('A label')
    case 'depends_on':
      return t('A dependency')
    case 'skills':
      return t('A skill')
    case 'due':
      return t('The due date')
    case 'team':
      return t('The team')
    case 'requester':
      return t('The requester')
    case 'demo':
      return t('The demo')
  }
}

/** Whether both say the same; an empty list is as if the key were not there. */
function isSameList(one: Value, other: Value): boolean {
  const plain = (value: Value): Value => (Array.isArray(value) && value.length === 0 ? null : value)
  return isSameValue(plain(one), plain(other))
}

function subjectOf({ id }: Card, field: PlainField, value: Value): string {
  if (value === null) return `clear ${field} of ${id}`
  const said = typeof value === 'string' ? value : fewOf(value)
  if (field === 'labels') return `label ${id} ${said}`
  return said.length > maxNamedLength ? `set ${field} of ${id}` : `set ${field} of ${id} to ${said}`
}
