import type { Workflow } from '../board/workflow.ts'
import { asOf } from './asOf.ts'
import { blockedDays } from './blockedTime.ts'
import { dateOf } from './day.ts'
import type { FlowCard } from './flowCard.ts'
import type { FlowQuery } from './flowReport.ts'
import { type DayRange, type TimedCard, timedCards } from './timedCard.ts'

/** What an export is made from. */
export interface CsvSubject {
  readonly cards: readonly FlowCard[]
  readonly workflow: Workflow
  readonly query: Pick<FlowQuery, 'from' | 'to' | 'policy'>
}

/**
 * Cards and the day of their arrival at each column, in the form that ActionableAgile and its like import: those that are
 * on the wall on the last day, or were finished in these days; without people. Days that are not recorded, before a card
 * that came finished, are empty.
 */
export function flowCsv({ cards, workflow, query }: CsvSubject): string {
  const head = ['ID', 'Link', 'Title', ...workflow.columns.map(({ name }) => name), 'Type', 'Labels', 'Blocked Days']
  const rows = timedCards(asOf(cards, query.to), query.policy, workflow)
    .filter(({ span }) => span.left === null && (span.finished === null || span.finished >= query.from))
    .map((timed) => rowOf(timed, workflow, query))
  return [head, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

function rowOf(timed: TimedCard, { finishedPoint }: Workflow, { to }: DayRange): readonly string[] {
  const { card, span, arrivals } = timed
  const isUnrecorded = span.started === null && span.finished !== null
  const days = arrivals.map((day, i) => (day === null || (isUnrecorded && i < finishedPoint) ? '' : dateOf(day)))
  const whole: DayRange = { from: -Infinity, to }
  const blocked = blockedDays(timed, whole).reduce((sum, { days }) => sum + days, 0)
  return [card.card, card.path, card.title, ...days, card.classOfService, card.labels.join('|'), String(blocked)]
}

/** Quoted, on one line; what a spreadsheet would take for a formula begins with an apostrophe. */
function cell(text: string): string {
  const line = text.replaceAll(/[\0-\x1f\x7f\u2028\u2029]+/g, ' ')
  const harmless = /^\s*[=+\-@]/.test(line) ? `'${line}` : line
  return /[",;'\s]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
