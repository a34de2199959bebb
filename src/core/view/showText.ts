import type { Board } from '../board/board.ts'
import type { Card } from '../card/card.ts'
import type { Problem } from '../card/problem.ts'
import { oneLine } from '../edit/text.ts'
import { wipView } from './boardFrame.ts'
import type { HeadView } from './boardView.ts'
import type { FilteredBoard } from './filter/filterBoard.ts'
import { shownSentence } from './filter/shownSentence.ts'
import { type ShownMoment, shownMomentText } from './shownMoment.ts'

/** The board for a terminal, or what a filter leaves of it: no colours, no control characters, ends with LF. */
export function showText(board: Board, head: HeadView, filter: FilteredBoard | null = null): string {
  return boardText(board, headFacts(head), filter)
}

/** The same of a board as it was after a commit. */
export function showPastText(board: Board, moment: ShownMoment, filter: FilteredBoard | null = null): string {
  return boardText(board, [shownMomentText(moment, board.workflow.timezone)], filter)
}

function boardText(board: Board, facts: readonly string[], filter: FilteredBoard | null): string {
  const columns = board.columns.map(({ column, wip, cards }) => {
    const { text, word } = wipView(wip.count, wip.limit, board.workflow.limits.policy, null)
    const title = [oneLine(column.name), text, word].filter((part) => part !== '').join('  ')
    const shown = filter === null ? cards : cards.filter(filter.isShown)
    return [title, ...shown.map((card) => `  ${cardLine(board, card)}`)].join('\n')
  })
  const problems = board.problems.map(problemLine)
  const heads = [
    oneLine([board.workflow.title, ...facts].join(' · ')),
    ...(filter === null ? [] : [shownSentence(filter.counts)]),
  ].join('\n')
  return `${[heads, ...columns, ...(problems.length > 0 ? [problems.join('\n')] : [])].join('\n\n')}\n`
}

/** `tasks/a.md:3:9: error unknownColumn: No column is called …`. */
export function problemLine({ path, range, severity, code, message }: Problem): string {
  return oneLine(`${path}:${range.start.line}:${range.start.column}: ${severity} ${code}: ${message}`)
}

function headFacts(head: HeadView): readonly string[] {
  const facts = [head.branch ?? (head.hasRepository ? 'no branch' : 'no repository')]
  if (head.pending > 0) facts.push(`${head.pending} pending`)
  if (head.changedByHand.length > 0) facts.push(`${head.changedByHand.length} changed by hand`)
  return facts
}

function cardLine(board: Board, card: Card): string {
  const facts = [
    card.id,
    card.title,
    ...card.assignees.map((name) => `@${name}`),
    ...card.labels.map((label) => `#${label}`),
  ]
  if (card.classOfService !== 'standard') facts.push(`[${card.classOfService}]`)
  if (card.checklist !== null) facts.push(`${card.checklist.done}/${card.checklist.total}`)
  if (card.due !== null) facts.push(`due ${card.due}`)
  if (card.thief !== null) facts.push(`thief: ${card.thief}`)
  if (card.blocked !== null) facts.push(`BLOCKED${card.blocked.reason === null ? '' : `: ${card.blocked.reason}`}`)
  if (card.isUnreadable) facts.push('UNREADABLE')
  else if (board.problemsByPath.has(card.path)) facts.push('(problem)')
  return facts.map(oneLine).join('  ')
}
