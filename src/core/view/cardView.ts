import type { Board } from '../board/board.ts'
import { columnIndexOf } from '../board/buildBoard.ts'
import { ranked } from '../board/compareCards.ts'
import { statusIndex } from '../board/findColumn.ts'
import { isActiveColumn } from '../board/wip.ts'
import type { Workflow } from '../board/workflow.ts'
import type { Card } from '../card/card.ts'
import { dayText } from '../l10n/l10n.ts'
import { ageView } from './ageView.ts'
import type { CardView } from './boardView.ts'
import { findingsOfCard } from './findingView.ts'
import type { ViewContext } from './viewContext.ts'
import { personView } from './personView.ts'

/** A card's face. */
export function cardView(
  board: Board,
  context: Pick<ViewContext, 'pendingCards' | 'ages' | 'today' | 'findings'>,
  card: Card,
): CardView {
  const { workflow } = board
  const columnIndex = columnIndexOf(card, statusIndex(workflow))
  const column = workflow.columns[columnIndex]?.id ?? ''
  const age = isActiveColumn(workflow, columnIndex) ? context.ages?.get(card.path) : undefined
  const isFinished = columnIndex >= workflow.finishedPoint
  return {
    key: card.path,
    id: card.id,
    path: card.path,
    title: card.title,
    column,
    classOfService: card.classOfService,
    assignees: card.assignees.map((name) => personView(name, workflow)),
    labels: card.labels,
    team: card.team,
    blocked: card.blocked,
    thief: thiefView(workflow, card.thief),
    checklist: card.checklist,
    due: card.due === null ? null : dueView(card.due, context.today, isFinished),
    age: age === undefined ? null : ageView(age, column),
    hasDemo: card.demo !== null,
    isUnreadable: card.isUnreadable,
    isRanked: ranked(card, workflow.fieldNames).rank !== null,
    findings: findingsOfCard(board, context.findings, card),
    isPending: context.pendingCards.has(card.id.toLowerCase()),
    problems: (board.problemsByPath.get(card.path) ?? []).map(({ code, severity, message }) => ({
      code,
      severity,
      message,
    })),
  }
}

/** A thief by its name, where the team has named it. */
export function thiefView({ thieves }: Pick<Workflow, 'thieves'>, thief: string | null): CardView['thief'] {
  if (thief === null) return null
  const known = thieves.find(({ id }) => id.toLowerCase() === thief.toLowerCase())
  return known === undefined ? { id: thief, name: thief } : { id: known.id, name: known.name }
}

/** `1 Dec`, with its year where that is another one than today's. */
function dueView(date: string, today: string, isFinished: boolean): NonNullable<CardView['due']> {
  return {
    date,
    text: dayText(date, today),
    isOver: !isFinished && date < today,
  }
}
