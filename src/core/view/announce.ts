import type { Board } from '../board/board.ts'
import { columnIndexOf } from '../board/buildBoard.ts'
import { statusIndex } from '../board/findColumn.ts'
import type { Plan } from '../card/edit.ts'
import type { Intent } from '../edit/intent.ts'

/** The sentence that says what happened, for the screen reader and the terminal. `board` is the one after it. */
export function announce(intent: Intent, plan: Plan, board: Board): string {
  const said = plan.edits.length === 0 ? `${cardsOf(plan)}: nothing to change` : sentence(intent, plan, board)
  return plan.notice === undefined ? said : `${said}. ${plan.notice}`
}

function sentence(intent: Intent, plan: Plan, board: Board): string {
  const id = cardsOf(plan)
  switch (intent.kind) {
    case 'moveCard':
      return `${id} moved to ${placeIn(board, plan)}`
    case 'addCard':
      return `${id} added to ${placeIn(board, plan)}`
    case 'retitleCard':
      return `${id} is now called ${plan.body}`
    case 'assignCard':
      return intent.assignees.length === 0
        ? `${id} assigned to nobody`
        : `${id} assigned to ${intent.assignees.join(', ')}`
    case 'blockCard':
      return `${id} blocked: ${intent.reason}`
    case 'unblockCard':
      return `${id} unblocked`
    case 'flagThief':
      return intent.thief === null ? `${id} no longer flagged` : `${id} flagged: ${thiefName(board, intent.thief)}`
    case 'setClassOfService':
      return `${id} is now ${intent.classOfService}`
    case 'archiveCard':
      return `${id} archived`
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
      return `${intent.kind === 'undo' ? 'Undone' : 'Redone'}: ${plan.subject.replace(/^board: (?:undo |redo )?/, '')}`
  }
}

function cardsOf(plan: Plan): string {
  return plan.cards.join(', ')
}

/** `Review, 2 of 5`: the card's place in the column, and whether the column is over its limit. */
function placeIn(board: Board, plan: Plan): string {
  const id = plan.cards[0]?.toLowerCase() ?? ''
  const card = board.cardsById.get(id)?.[0]
  const column = card === undefined ? undefined : board.columns[columnIndexOf(card, statusIndex(board.workflow))]
  if (card === undefined || column === undefined) return 'a column that is not shown'
  const { count, limit, state } = column.wip
  const { name } = column.column
  const over = state === 'over' ? `; ${name} is over its limit, ${count} of ${limit}` : ''
  return `${name}, ${column.cards.indexOf(card) + 1} of ${column.cards.length}${over}`
}

function thiefName(board: Board, thief: string): string {
  const wanted = thief.toLowerCase()
  return board.workflow.thieves.find(({ id }) => id.toLowerCase() === wanted)?.name ?? thief
}
