import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import type { Workflow } from '../../../src/core/board/workflow.ts'
import { dayNumber } from '../../../src/core/flow/day.ts'
import { defaultQuery } from '../../../src/core/flow/defaultQuery.ts'
import { flowCards } from '../../../src/core/flow/flowCards.ts'
import type { FlowQuery, FlowReport } from '../../../src/core/flow/flowReport.ts'
import { flowReport } from '../../../src/core/flow/reportFlow.ts'
import type { CardLife } from '../../../src/core/history/cardLife.ts'
import { boardMd } from '../board/boardOf.ts'

/** Backlog → Committed → Build (started) → Test → Done. */
export const fiveColumns = workflowOf(`
timezone: UTC
columns:
  - {id: backlog, name: Backlog}
  - {id: committed, name: Committed, committed: true}
  - {id: build, name: Build, started: true}
  - {id: test, name: Test}
  - {id: done, name: Done, finished: true}
`)

/** The workflow of a `board.md` with these lines of front matter. */
export function workflowOf(head: string): Workflow {
  return parseWorkflow(boardMd(head), 'board')
}

/** What a test asks for: days as `YYYY-MM-DD`. */
export interface Asked extends Partial<Omit<FlowQuery, 'from' | 'to'>> {
  readonly from?: string
  readonly to: string
}

/** The report of these lives; the last day is today. */
export function reportOf(lives: readonly CardLife[], workflow: Workflow, asked: Asked): FlowReport {
  const timezone = workflow.timezone ?? 'UTC'
  const cards = flowCards(lives, { timezone, workflow, folder: 'board' })
  const { from, to, ...rest } = asked
  const days = from === undefined ? { to: dayNumber(to) } : { from: dayNumber(from), to: dayNumber(to) }
  const query = defaultQuery(cards, workflow, to, { ...rest, ...days })
  return flowReport({ cards, workflow, timezone, isOwnZone: workflow.timezone !== null, query, today: to })
}

/** `2018-01-05` for 5. */
export function january(day: number): string {
  return `2018-01-${String(day).padStart(2, '0')}`
}

/** The numbers of a row of days. */
export function countsOf(row: readonly { readonly count: number }[]): readonly number[] {
  return row.map(({ count }) => count)
}
