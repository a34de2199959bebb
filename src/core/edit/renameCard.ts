import type { Board } from '../board/board.ts'
import { isArchived } from '../board/isCardPath.ts'
import { applyEdit } from '../card/applyEdit.ts'
import type { Card } from '../card/card.ts'
import { type Edit, type Plan, type Refusal, refuse } from '../card/edit.ts'
import { isDistinctive } from '../card/isDistinctive.ts'
import { isValidId } from '../card/isValidId.ts'
import { findMentions } from '../card/mentions.ts'
import { parseCard } from '../card/parseCard.ts'
import { writeKey } from '../card/spliceMap.ts'
import { list, t } from '../l10n/l10n.ts'
import { workflowPath } from './columns/workflowText.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { planFor, setKeys } from './makePlan.ts'
import type { PlanContext } from './planContext.ts'
import { renameInMutes } from './renameInMutes.ts'
import { shown } from './text.ts'

/**
 * Gives a card another id, and says it wherever the old one is named. An id that is a plain word or number is changed
 * only in what the cards of the board depend on and in what it mutes: elsewhere it may just be a word.
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
  const others = elsewhere(card, id, board, context)
  const refused = firstRefusal(card, own, board)
  if (refused !== null) return refused
  const { unread = [] } = context
  const notices = [others.notice, unread.length === 0 ? null : t('Not looked into: {0}.', list(unread))]
  const said = notices.filter((notice) => notice !== null)
  return planFor(
    board,
    { id: card.id, title: card.title },
    {
      edits: id === card.id ? [] : [...own, ...others.edits],
      subject: `rename ${card.id} to ${id}`,
      trailers: id === card.id ? [] : [{ key: 'Card', value: id }],
      notice: said.length === 0 ? null : said.join(' '),
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

/** What another id changes beside the card's own key, and what a person should hear of that. */
interface Elsewhere {
  readonly edits: readonly Edit[]
  readonly notice: string | null
}

function elsewhere(card: Card, to: string, board: Board, context: PlanContext): Elsewhere {
  if (to === card.id) return { edits: [], notice: null }
  if (!isDistinctive(card.id)) return { edits: fieldEdits(card, to, board, context), notice: null }
  const texts = new Map([...(context.markdown ?? [])])
  texts.set(card.path, card.text)
  const key = card.id.toLowerCase()
  const naming = [...texts].filter(([, text]) => findMentions(text, (id) => id === key).length > 0)
  const twins = naming.flatMap(([path, text]) =>
    path !== card.path && parseCard(path, text, board.workflow.fieldNames)?.id.toLowerCase() === key ? [path] : [],
  )
  const isMeant = (path: string): boolean => !twins.includes(path) && (twins.length === 0 || isOfBoard(path, board))
  return {
    edits: naming.flatMap(([path]) => (isMeant(path) ? [{ kind: 'mentions', path, id: card.id, to }] : [])),
    notice:
      twins.length === 0
        ? null
        : t('{0} is the id of {1} too: only this board says {2} from now on.', card.id, list(twins), to),
  }
}

/** Whether a file is the board's own: what is said there of an id that another board has too is about this one's card. */
function isOfBoard(path: string, { cardsByPath }: Board): boolean {
  return cardsByPath.has(path) || isArchived(path) || path === workflowPath
}

function fieldEdits(card: Card, to: string, board: Board, { markdown }: PlanContext): readonly Edit[] {
  const key = card.id.toLowerCase()
  const workflowText = markdown?.get(workflowPath)
  const mutes = workflowText === undefined ? [] : renameInMutes(workflowText, key, to)
  const renamed = (id: string): string => (id.toLowerCase() === key ? to : id)
  const cards = [...board.cardsByPath.values()].flatMap((other) => {
    if (other.isUnreadable) return []
    const names = other.dependsOn.some((id) => id.toLowerCase() === key)
    const on = other.blocked?.on ?? null
    return setKeys(other, [
      ...(names ? [['depends_on', other.dependsOn.map(renamed)] as const] : []),
      ...(on?.toLowerCase() === key ? [['blocked_on', to] as const] : []),
    ])
  })
  return [...cards, ...mutes]
}
