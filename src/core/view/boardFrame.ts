import type { Board, BoardColumn } from '../board/board.ts'
import { isActiveColumn } from '../board/wip.ts'
import type { LimitPolicy } from '../board/workflow.ts'
import { plural, t } from '../l10n/l10n.ts'
import type { BoardView, ColumnView, ThiefView, WipView } from './boardView.ts'
import type { ViewContext } from './viewContext.ts'
import { findingsOfThief } from './findingView.ts'
import { iterationLabel } from './iterationLabel.ts'
import { myNames } from './myNames.ts'
import { personView } from './personView.ts'
import { wouldBe } from './wouldBe.ts'

/** A view without its cards: what a change sends whole. */
export type Frame = Omit<BoardView, 'cards' | 'order'>

/** Header, thieves, column heads: all that is not a card. Its cost does not grow with the cards. */
export function boardFrame(board: Board, context: ViewContext): Frame {
  const { workflow } = board
  return {
    title: workflow.title,
    iteration: workflow.iteration === null ? '' : iterationLabel(workflow.iteration, context.today),
    totals: totalsOf(board),
    head: context.head,
    readOnly: context.readOnly ?? (workflow.isBroken ? 'boardBroken' : null),
    columns: board.columns.map((column, index) => columnView(board, context, column, index)),
    thieves: thievesOf(board, context),
    people: workflow.people.map(({ id }) => personView(id, workflow)),
    views: workflow.views,
    me: myNames(workflow, context.user),
    hasAges: context.ages !== null,
    problems: workflow.problems,
  }
}

function columnView(board: Board, context: ViewContext, { column, wip }: BoardColumn, index: number): ColumnView {
  const reason = wip.state === 'over' ? (context.overReasons.get(column.id) ?? null) : null
  return {
    id: column.id,
    name: column.name,
    wip: wipView(wip.count, wip.limit, board.workflow.limits.policy, reason),
    isActive: isActiveColumn(board.workflow, index),
    isFinished: index === board.workflow.finishedPoint,
    policy: column.policy,
  }
}

/** How full a column is, in the words it is shown with, and what one more card would make of it. */
export function wipView(count: number, limit: number | null, policy: LimitPolicy, overReason: string | null): WipView {
  if (limit === null) {
    return {
      count,
      limit,
      state: 'none',
      text: String(count),
      word: '',
      overReason: null,
      wouldBe: '',
      policy,
      entering: 'free',
    }
  }
  const state = count < limit ? 'under' : count === limit ? 'at' : 'over'
  const word = state === 'under' ? '' : state === 'at' ? t('at limit') : t('over by {0}', count - limit)
  const isFree = count < limit
  return {
    count,
    limit,
    state,
    text: `${count} / ${limit}`,
    word,
    overReason,
    wouldBe: wouldBe({ count, limit, policy }, 1),
    policy,
    entering: isFree ? 'free' : policy,
  }
}

/** `23 cards · 7 active · SLE 85 % in 10 days`. */
function totalsOf(board: Board): string {
  let cards = 0
  let active = 0
  board.columns.forEach((column, index) => {
    cards += column.cards.length
    if (isActiveColumn(board.workflow, index)) active += column.wip.count
  })
  const { sle } = board.workflow
  const parts = [plural(cards, '{0} card', '{0} cards'), t('{0} active', active)]
  if (sle !== null) parts.push(plural(sle.days, 'SLE {1} % in {0} day', 'SLE {1} % in {0} days', sle.percentile))
  return parts.join(' · ')
}

function thievesOf(board: Board, { findings }: ViewContext): readonly ThiefView[] {
  return board.workflow.thieves.map((thief) => ({
    ...thief,
    count: board.cardsByThief.get(thief.id.toLowerCase()) ?? 0,
    ...findingsOfThief(board, findings, thief),
  }))
}
