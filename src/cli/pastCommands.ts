import { dateOf } from '../core/flow/day.ts'
import { flowCsv } from '../core/flow/flowCsv.ts'
import type { Insight } from '../core/flow/insight.ts'
import { metricsJson } from '../core/flow/metricsJson.ts'
import { openMetrics } from '../core/flow/openMetrics.ts'
import { thiefReport } from '../core/flow/thiefReport.ts'
import { compareBoards } from '../core/history/compareBoards.ts'
import { namingOf } from '../core/history/namingOf.ts'
import { comparisonJson, comparisonText } from '../core/view/comparisonText.ts'
import { filterBoard } from '../core/view/filter/filterBoard.ts'
import { shownSentence } from '../core/view/filter/shownSentence.ts'
import { findingsJson, findingsText } from '../core/view/findingsText.ts'
import { flowOfLives, type LivedBoard, type LivesFlow } from '../core/view/flowOfLives.ts'
import { eventsIn, eventsJson, eventsText, noSuchLife } from '../core/view/historyText.ts'
import { insightOf } from '../core/view/insightOf.ts'
import { metricsText } from '../core/view/metricsText.ts'
import { momentContext } from '../core/view/momentView.ts'
import type { GitUser } from '../core/view/myNames.ts'
import { showPastJson } from '../core/view/showJson.ts'
import { momentJson, shownMomentText } from '../core/view/shownMoment.ts'
import { showPastText } from '../core/view/showText.ts'
import { thiefReportText } from '../core/view/thiefReportText.ts'
import { readUser } from '../repo/git/readUser.ts'
import { type ExitCode, exitCodes, type MetricsAction, type Moment } from './command.ts'
import { type Past, wallAt } from './past.ts'
import { misused, refused, type Terminal, unclearFilter } from './terminal.ts'

/** How a command speaks. */
interface Speech {
  readonly isJson: boolean
  readonly terminal: Terminal
}

/** Tells what happened to one card, or to all. */
export function history({ session, history }: Past, card: string | null, { isJson, terminal }: Speech): ExitCode {
  const events = eventsIn(history.history, card)
  if (events === null) return refused(noSuchLife(card ?? ''), isJson, terminal)
  const { timezone } = session.board.workflow
  return print(isJson ? json(eventsJson(events)) : eventsText(events, timezone), terminal)
}

/** Shows the board as it was. */
export async function showPast(
  past: Past,
  asked: { readonly at: Moment; readonly filter: string | null },
  { isJson, terminal }: Speech,
): Promise<ExitCode> {
  const { moment, board } = await wallAt(past, asked.at)
  const context = { ...momentContext(board, moment.at), user: await asker(past, asked.filter) }
  const filtered = asked.filter === null ? null : filterBoard(board, context, asked.filter)
  const misuse = unclearFilter(filtered?.remarks ?? [], isJson, terminal)
  if (misuse !== null) return misuse
  return print(isJson ? json(showPastJson(board, moment, filtered)) : showPastText(board, moment, filtered), terminal)
}

/** Says what is different between two walls. */
export async function compare(
  past: Past,
  asked: { readonly before: Moment; readonly after: Moment },
  { isJson, terminal }: Speech,
): Promise<ExitCode> {
  const [before, after] = [await wallAt(past, asked.before), await wallAt(past, asked.after)]
  const comparison = compareBoards(before.board, after.board, namingOf(past.history.history))
  if (isJson) {
    const moments = { from: momentJson(before.moment), to: momentJson(after.moment) }
    return print(json({ ...moments, ...comparisonJson(comparison) }), terminal)
  }
  const { timezone } = past.session.board.workflow
  const [from, to] = [before, after].map(({ moment }) => shownMomentText(moment, timezone))
  return print(`from  ${from}\nto    ${to}\n\n${comparisonText(comparison)}`, terminal)
}

/** Measures the flow. */
export async function metrics(past: Past, asked: MetricsAction, { isJson, terminal }: Speech): Promise<ExitCode> {
  const board = livedBoard(past, await asker(past, asked.filter))
  const flow = flowOfLives(board, { filter: asked.filter, query: () => asked.query })
  const misuse = unclearFilter(flow.remarks, isJson, terminal)
  if (misuse !== null) return misuse
  const { from, to } = flow.query
  if (from > to) return misused(`--from ${dateOf(from)} is after the last day, ${dateOf(to)}.`, isJson, terminal)
  return print(isJson ? json(flowJson(flow)) : flowText(past, flow, asked.form), terminal)
}

/** Lists what looks like the work of the time thieves. */
export async function findings(past: Past, { isJson, terminal }: Speech): Promise<ExitCode> {
  const { session } = past
  await session.refreshHead()
  const { findings: found } = insight(past)
  return print(isJson ? json(findingsJson(found)) : findingsText(found), terminal)
}

/** What the history tells of the board of now; its head has been read. */
export function insight(past: Past): Insight {
  const { board, head, viewContext } = past.session
  const touched = new Set([...viewContext.pendingCards, ...head.changedByHand.map((id) => id.toLowerCase())])
  return insightOf(livedBoard(past, null), { board, head: past.history.history.head, touched })
}

function livedBoard({ session, history, repository }: Past, user: GitUser | null): LivedBoard {
  const { lives, gaps } = history.history
  const { workflow } = session.board
  return { lives, gaps, workflow, prefix: repository.prefix, machineZone: machineZone(), now: Date.now(), user }
}

/** How many iterations are told of, with the one under way. */
const iterations = 6

/** Tells the days that each thief of time stole, by iteration. */
export function stolen({ session, history, repository }: Past, { isJson, terminal }: Speech): ExitCode {
  const { workflow } = session.board
  const report = thiefReport({
    workflow,
    lives: history.history.lives,
    timezone: workflow.timezone ?? machineZone(),
    folder: repository.prefix.replace(/\/$/, ''),
    now: Date.now(),
    count: iterations,
  })
  return print(isJson ? json(report) : thiefReportText(report), terminal)
}

/** Only a filter asks who sits here. */
async function asker({ git, repository }: Past, filter: string | null): Promise<GitUser | null> {
  return filter === null ? null : readUser(git, repository)
}

function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function flowJson({ report, counts }: LivesFlow): unknown {
  return { ...metricsJson(report), ...(counts === null ? {} : { filter: counts }) }
}

function flowText({ session }: Past, flow: LivesFlow, form: MetricsAction['form']): string {
  const { report, cards, query, counts } = flow
  const { workflow } = session.board
  switch (form) {
    case 'openmetrics':
      return openMetrics(report, workflow.title)
    case 'csv':
      return flowCsv({ cards, workflow, query })
    case null:
      return `${counts === null ? '' : `${shownSentence(counts)}\n`}${metricsText(report)}`
  }
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

/** The terminal ends the last line. */
function print(text: string, terminal: Terminal): ExitCode {
  terminal.out(text.endsWith('\n') ? text.slice(0, -1) : text)
  return exitCodes.done
}
