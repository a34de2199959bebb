import type { Board } from '../board/board.ts'
import { columnIndexOf } from '../board/buildBoard.ts'
import { statusIndex } from '../board/findColumn.ts'
import type { Plan } from '../card/edit.ts'
import type { Intent } from '../edit/intent.ts'
import { list, t } from '../l10n/l10n.ts'

/** The sentence that says what happened, for the screen reader and the terminal. `board` is the one after it. */
export function announce(intent: Intent, plan: Plan, board: Board): string {
  const said = plan.edits.length === 0 ? t('{0}: nothing to change', cardsOf(plan)) : sentence(intent, plan, board)
  return plan.notice === undefined ? said : `${said}. ${plan.notice}`
}

function sentence(intent: Intent, plan: Plan, board: Board): string {
  const id = cardsOf(plan)
  switch (intent.kind) {
    case 'moveCard':
      return t('{0} moved to {1}', id, placeIn(board, plan))
    case 'addCard':
      return t('{0} added to {1}', id, placeIn(board, plan))
    case 'retitleCard':
      return t('{0} is now called {1}', id, plan.body)
    case 'assignCard':
      return intent.assignees.length === 0
        ? t('{0} assigned to nobody', id)
        : t('{0} assigned to {1}', id, list(intent.assignees))
    case 'blockCard':
      return t('{0} blocked: {1}', id, intent.reason)
    case 'unblockCard':
      return t('{0} unblocked', id)
    case 'flagThief':
      return intent.thief === null
        ? t('{0} no longer flagged', id)
        : t('{0} flagged: {1}', id, thiefName(board, intent.thief))
    case 'setClassOfService':
      return t('{0} is now {1}', id, intent.classOfService)
    case 'archiveCard':
      return t('{0} archived', id)
    case 'setField':
    case 'tickTask':
    case 'duplicateCard':
    case 'renameCard':
    case 'renameColumn':
    case 'limitColumn':
    case 'addColumn':
    case 'moveColumn':
    case 'removeColumn':
    case 'saveView':
    case 'batch':
      return plan.subject.replace(/^board: /, '')
    case 'undo':
    case 'redo':
      return backAndForth(intent.kind, plan.subject.replace(/^board: (?:undo |redo )?/, ''))
  }
}

function backAndForth(kind: 'undo' | 'redo', what: string): string {
  return kind === 'undo' ? t('Undone: {0}', what) : t('Redone: {0}', what)
}

function cardsOf(plan: Plan): string {
  return list(plan.cards)
}

/** `Review, 2 of 5`: the card's place in the column, and whether the column is over its limit. */
function placeIn(board: Board, plan: Plan): string {
  const id = plan.cards[0]?.toLowerCase() ?? ''
  const card = board.cardsById.get(id)?.[0]
  const column = card === undefined ? undefined : board.columns[columnIndexOf(card, statusIndex(board.workflow))]
  if (card === undefined || column === undefined) return t('a column that is not shown')
  const { count, limit, state } = column.wip
  const { name } = column.column
  const place = t('{0}, {1} of {2}', name, column.cards.indexOf(card) + 1, column.cards.length)
  return state === 'over' ? t('{0}; {1} is over its limit, {2} of {3}', place, name, count, limit ?? 0) : place
}

function thiefName(board: Board, thief: string): string {
  const wanted = thief.toLowerCase()
  return board.workflow.thieves.find(({ id }) => id.toLowerCase() === wanted)?.name ?? thief
}
