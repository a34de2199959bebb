import type { Board } from '../board/board.ts'
import { findColumn } from '../board/findColumn.ts'
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
      return `${id} moved to ${inColumn(board, intent.to)}`
    case 'addCard':
      return `${id} added to ${inColumn(board, intent.column ?? board.columns[0]?.column.id ?? '')}`
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
      return intent.thief === null
        ? `${id} flagged with no thief`
        : `${id} flagged with ${thiefName(board, intent.thief)}`
    case 'setClassOfService':
      return `${id} is now ${intent.classOfService}`
    case 'archiveCard':
      return `${id} archived`
    case 'undo':
      return `${plan.subject.replace(/^board: /, '')}: undone`
    case 'redo':
      return `${plan.subject.replace(/^board: /, '')}: redone`
  }
}

function cardsOf(plan: Plan): string {
  return plan.cards.join(', ')
}

/** `Review, 2 of 5`, and what is over its limit. */
function inColumn(board: Board, name: string): string {
  const column = findColumn(board.workflow, name)
  const found = board.columns.find((one) => one.column === column)
  if (found === undefined) return name
  const { count, limit, state } = found.wip
  const filled = limit === null ? String(count) : `${count} of ${limit}`
  const over = state === 'over' ? `; ${found.column.name} is over its limit, ${filled}` : ''
  return `${found.column.name}, ${filled}${over}`
}

function thiefName(board: Board, thief: string): string {
  const wanted = thief.toLowerCase()
  return board.workflow.thieves.find(({ id }) => id.toLowerCase() === wanted)?.name ?? thief
}
