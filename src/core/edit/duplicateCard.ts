import type { Board } from '../board/board.ts'
import { landing } from '../board/place.ts'
import { formatRank } from '../board/rank.ts'
import { applyEdit } from '../card/applyEdit.ts'
import type { Card } from '../card/card.ts'
import type { Plan, Refusal } from '../card/edit.ts'
import type { Field, Value } from '../card/field.ts'
import { splitFrontMatter } from '../card/frontMatter.ts'
import { newFile } from './addCard.ts'
import { findReadableCard } from './findCard.ts'
import type { Intent } from './intent.ts'
import { checkLimits, standingOf } from './limits.ts'
import { planFor, setKeys } from './makePlan.ts'
import type { PlanContext } from './planContext.ts'
import { rankStyle } from './rankStyle.ts'
import { unticked } from './tickTask.ts'

/**
 * Copies a card, with what the board does not know of it too, and puts the copy right below it: created today, stopped
 * by nothing, no task of it done.
 */
export function duplicateCard(
  intent: Extract<Intent, { kind: 'duplicateCard' }>,
  board: Board,
  context: PlanContext,
): Plan | Refusal {
  const found = findReadableCard(board, intent.card)
  if (found.kind === 'refusal') return found
  const { card, column, columnIndex } = found
  const limits = checkLimits(board, null, standingOf(card, columnIndex), intent.reason)
  if ('kind' in limits) return limits
  const file = newFile(card.title, board, context)
  if ('kind' in file) return file
  const landed = landing(null, column, { after: card }, rankStyle(board))
  const text = copyOf(card, board, [
    ['id', file.id],
    ['rank', landed.rank === null ? null : formatRank(landed.rank)],
    ['created', context.today],
    ['blocked', null],
    ['thief', null],
    ['blocked_on', null],
  ])
  if (typeof text !== 'string') return text
  const above = landed.above.flatMap((other) => setKeys(other.card, [['rank', formatRank(other.rank)]]))
  return planFor(
    board,
    { id: file.id, title: card.title },
    {
      edits: [...above, { kind: 'create', path: file.path, text }],
      subject: `duplicate ${card.id} as ${file.id}`,
      trailers: [{ key: 'To', value: column.column.id }, ...limits],
    },
  )
}

function copyOf(card: Card, board: Board, values: readonly (readonly [Field, Value])[]): string | Refusal {
  const names = board.workflow.fieldNames
  let text: string | null = card.text
  for (const edit of setKeys(card, values)) {
    const result = applyEdit(text, edit, names)
    if (result !== null && typeof result !== 'string') return result
    text = result
  }
  const said = text ?? ''
  const bodyStart = splitFrontMatter(said)?.bodyStart ?? said.length
  return said.slice(0, bodyStart) + unticked(said.slice(bodyStart))
}
