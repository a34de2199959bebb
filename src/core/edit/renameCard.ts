import type { Board } from '../board/board.ts'
import { applyEdit } from '../card/applyEdit.ts'
import type { Card } from '../card/card.ts'
import { type Edit, type Plan, type Refusal, refuse } from '../card/edit.ts'
import { isValidId } from '../card/isValidId.ts'
import { findMentions } from '../card/mentions.ts'
import { parseCard } from '../card/parseCard.ts'
import { writeKey } from '../card/spliceMap.ts'
import { list, t } from '../l10n/l10n.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { planFor, setKeys } from './makePlan.ts'
import type { PlanContext } from './planContext.ts'
import { shown } from './text.ts'

/**
 * Gives a card another id, and says it wherever the old one is named. An id that is a plain word or number is changed
 * only in what the cards of the board depend on: elsewhere it may just be a word.
 */
export function renameCard(
  intent: Extract<Intent, { kind: 'renameCard' }>,
  board: Board,
  context: PlanContext,
): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const { card } = found
  const id = intent.id.trim()
  const refusal = checkId(id, card, board, context)
  if (refusal !== null) return refusal
  const own = setKeys(card, [['id', id]])
  const others =
    id === card.id ? [] : isDistinctive(card.id) ? mentionEdits(card, id, board, context) : fieldEdits(card, id, board)
  const refused = firstRefusal(card, own, board)
  if (refused !== null) return refused
  const notices = [...(context.unread ?? [])]
  const notice = notices.length === 0 ? null : t('Not looked into: {0}.', list(notices))
  return planFor(
    board,
    { id: card.id, title: card.title },
    {
      edits: id === card.id ? [] : [...own, ...others],
      subject: `rename ${card.id} to ${id}`,
      trailers: id === card.id ? [] : [{ key: 'Card', value: id }],
      notice,
    },
  )
}

function checkId(id: string, card: Card, board: Board, { knownIds }: PlanContext): Refusal | null {
  if (!isValidId(id))
    return refuse(
      'invalidValue',
      t('{0} is not an id: up to 64 letters, digits, dots, dashes and underscores.', shown(id)),
    )
  if (writeKey(id) !== id)
    return refuse('invalidValue', t('{0} would be read as something else than an id by other tools.', id))
  const key = id.toLowerCase()
  if (key === card.id.toLowerCase()) return null
  const isTaken = board.cardsById.has(key) || board.archivedIds.has(key) || knownIds.has(key)
  return isTaken ? refuse('invalidValue', t('There is already a card {0}.', id)) : null
}

function firstRefusal(card: Card, edits: readonly Edit[], board: Board): Refusal | null {
  for (const edit of edits) {
    const result = applyEdit(card.text, edit, board.workflow.fieldNames)
    if (result !== null && typeof result !== 'string') return result
  }
  return null
}

/** Whether an id is no word or number of a text: it has letters, and something that words have not. */
export function isDistinctive(id: string): boolean {
  return /[A-Za-z]/.test(id) && /\d/.test(id)
}

function mentionEdits(card: Card, to: string, board: Board, { markdown }: PlanContext): readonly Edit[] {
  const key = card.id.toLowerCase()
  const names = board.workflow.fieldNames
  const texts = new Map([...(markdown ?? [])])
  texts.set(card.path, card.text)
  return [...texts].flatMap(([path, text]): readonly Edit[] => {
    if (!text.toLowerCase().includes(key)) return []
    const mentions = findMentions(text, (id) => id === key)
    // The id of another card, in another board or twice in this one, stays what it is.
    const isOther = path !== card.path && parseCard(path, text, names)?.id.toLowerCase() === key
    return mentions.length === 0 || isOther ? [] : [{ kind: 'mentions', path, id: card.id, to }]
  })
}

function fieldEdits(card: Card, to: string, board: Board): readonly Edit[] {
  const key = card.id.toLowerCase()
  const renamed = (id: string): string => (id.toLowerCase() === key ? to : id)
  return [...board.cardsByPath.values()].flatMap((other) => {
    if (other.isUnreadable) return []
    const names = other.dependsOn.some((id) => id.toLowerCase() === key)
    const on = other.blocked?.on ?? null
    return setKeys(other, [
      ...(names ? [['depends_on', other.dependsOn.map(renamed)] as const] : []),
      ...(on?.toLowerCase() === key ? [['blocked_on', to] as const] : []),
    ])
  })
}
