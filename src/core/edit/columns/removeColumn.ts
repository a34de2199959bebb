import type { Board } from '../../board/board.ts'
import type { Column } from '../../board/workflow.ts'
import { type Plan, type Refusal, refuse } from '../../card/edit.ts'
import { plural, t } from '../../l10n/l10n.ts'
import { joinPlans } from '../batch.ts'
import { DraftBoard } from '../draftBoard.ts'
import type { ColumnIntent } from '../intent.ts'
import { moveCard } from '../moveCard.ts'
import type { PlanContext } from '../planContext.ts'
import { removeColumnAt } from './columnText.ts'
import { columnOf, columnPlan } from './planColumn.ts'
import { type Marks, marksOf, spelledOut } from './workflowText.ts'

const maxNamed = 5

/**
 * Takes a column away; its cards go to the bottom of another one. A mark that it carried goes on to the column behind
 * it: who came from the left starts, or finishes, by entering that one now.
 */
export function removeColumn(
  intent: Extract<ColumnIntent, { kind: 'removeColumn' }>,
  board: Board,
  context: PlanContext,
): Plan | Refusal {
  const found = columnOf(board, intent.column)
  if ('kind' in found) return found
  const { column, index } = found
  if (board.workflow.columns.length === 1) return refuse('invalidValue', t('{0} is the last column.', column.name))
  const draft = new DraftBoard(board, context)
  const moves = moveCards(draft, index, intent.cardsTo, column)
  if ('kind' in moves) return moves
  const columns = board.workflow.columns.toSpliced(index, 1)
  const heir = columns[Math.min(index, columns.length - 1)]
  const text = spelledOut(board, context)
  const marks = inherited(marksOf(board.workflow), column, heir)
  const removal = columnPlan(draft.board, draft.context, {
    changed: text && removeColumnAt(text, index),
    columns,
    marks,
    subject: `remove column ${column.name}`,
    column: column.id,
    notice: noticeOf(marksOf(board.workflow), column, heir),
  })
  if (removal.kind === 'refusal') return removal
  const refusal = draft.follow(removal)
  if (refusal !== null) return refusal
  const all = joinPlans(board, [...moves, removal], draft)
  return { ...all, subject: removal.subject }
}

function moveCards(
  draft: DraftBoard,
  index: number,
  cardsTo: string | null,
  column: Column,
): readonly Plan[] | Refusal {
  const cards = draft.board.columns[index]?.cards ?? []
  if (cards.length === 0) return []
  if (cardsTo === null)
    return hasCards(
      column,
      cards.map(({ id }) => id),
    )
  const target = columnOf(draft.board, cardsTo)
  if ('kind' in target) return target
  if (target.index === index) return refuse('invalidValue', t('The cards of {0} need another column.', column.name))
  const plans: Plan[] = []
  for (const { id } of cards) {
    const reason = `The column ${column.name} is removed`
    const plan = moveCard({ kind: 'moveCard', card: id, to: target.column.id, place: 'bottom', reason }, draft.board)
    const refusal = plan.kind === 'refusal' ? plan : draft.follow(plan)
    if (refusal !== null) return refusal
    if (plan.kind === 'plan') plans.push(plan)
  }
  return plans
}

function hasCards(column: Column, ids: readonly string[]): Refusal {
  const named = ids.slice(0, maxNamed).join(', ')
  const more = ids.length - maxNamed
  const said = more > 0 ? plural(more, '{1} and {0} more card', '{1} and {0} more cards', named) : named
  return refuse('invalidValue', t('{0} is not empty: {1}. Say where its cards go.', column.name, said))
}

function inherited({ committed, started, finished }: Marks, { id }: Column, heir: Column | undefined): Marks {
  const next = (mark: string | null): string | null => (mark === id ? (heir?.id ?? null) : mark)
  return { committed: next(committed), started: next(started), finished: next(finished) }
}

function noticeOf(marks: Marks, { id }: Column, heir: Column | undefined): string | null {
  const said = [
    ...(marks.committed === id ? [t('{0} commits a card now.', heir?.name ?? '')] : []),
    ...(marks.started === id ? [t('{0} starts a card now.', heir?.name ?? '')] : []),
    ...(marks.finished === id ? [t('{0} finishes a card now.', heir?.name ?? '')] : []),
  ]
  return said.length === 0 ? null : said.join(' ')
}
