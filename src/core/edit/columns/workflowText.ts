import type { Board } from '../../board/board.ts'
import { parseWorkflow } from '../../board/parseWorkflow.ts'
import type { Column, Workflow } from '../../board/workflow.ts'
import { type Edit, type Refusal, refuse } from '../../card/edit.ts'
import { splitFrontMatter } from '../../card/frontMatter.ts'
import { lineHunks } from '../../card/lineHunks.ts'
import { writeKey } from '../../card/spliceMap.ts'
import { t } from '../../l10n/l10n.ts'
import type { PlanContext } from '../planContext.ts'
import { addTopEntry, readEntry, setColumnKey } from './columnText.ts'

export const workflowPath = 'board.md'

/** The columns that commit, start and finish a card, by id. */
export interface Marks {
  readonly committed: string | null
  readonly started: string | null
  readonly finished: string | null
}

/** What the columns of a board shall be after a wish. */
export interface Meant {
  readonly columns: readonly Column[]
  readonly marks: Marks
}

export const cannotSplice: () => Refusal = () =>
  refuse('cannotSplice', t('board.md is written in a way that cannot be changed safely here; change it by hand.'))

/** The text of `board.md` with a front matter that names the columns: what it leaves to the default is said first. */
export function spelledOut(board: Board, { workflowText = null }: PlanContext): string | null {
  if (workflowText !== null && readEntry(workflowText, 'columns') !== null) return workflowText
  const lines = columnLines(board.workflow)
  const eol = workflowText?.includes('\r\n') === true ? '\r\n' : '\n'
  if (workflowText === null || splitFrontMatter(workflowText) === null) {
    const mark = workflowText?.startsWith('\ufeff') === true ? '\ufeff' : ''
    const head = ['---', ...lines, '---'].map((line) => line + eol).join('')
    return mark + head + (workflowText ?? '').slice(mark.length)
  }
  return addTopEntry(workflowText, lines)
}

function columnLines(workflow: Workflow): readonly string[] {
  const { committed, started, finished } = marksOf(workflow)
  const lines = workflow.columns.flatMap(({ id, name, aliases, wipLimit, isQueue }) => [
    `  - id: ${writeKey(id)}`,
    ...(name === id ? [] : [`    name: ${writeKey(name)}`]),
    ...(wipLimit === null ? [] : [`    wip: ${wipLimit}`]),
    ...(id === committed ? ['    committed: true'] : []),
    ...(isQueue ? ['    queue: true'] : []),
    ...(id === started ? ['    started: true'] : []),
    ...(id === finished ? ['    finished: true'] : []),
    ...(aliases.length === 0 ? [] : [`    aliases: [${aliases.map(writeKey).join(', ')}]`]),
  ])
  return ['columns:', ...lines]
}

/** The ids of the columns that mean something to the flow. */
export function marksOf({ columns, committedPoint, startedPoint, finishedPoint }: Workflow): Marks {
  return {
    committed: committedPoint === null ? null : (columns[committedPoint]?.id ?? null),
    started: columns[startedPoint]?.id ?? null,
    finished: columns[finishedPoint]?.id ?? null,
  }
}

/**
 * The edits that bring `board.md` to a changed text, after the marks that columns had by their place alone are written
 * where that place is another now. Refuses where the text would not say exactly what is meant.
 */
export function workflowEdits(
  board: Board,
  context: PlanContext,
  changed: string | null,
  meant: Meant,
): readonly Edit[] | Refusal {
  const marked = changed === null ? null : withMarks(changed, board.workflow.title, meant)
  const next = marked === null ? null : parseWorkflow(marked, board.workflow.title)
  if (marked === null || next === null || !isAsMeant(board.workflow, next, meant)) return cannotSplice()
  return fileEdits(context, marked)
}

/** The edits that bring `board.md` to this text. */
export function fileEdits({ workflowText = null }: PlanContext, text: string): readonly Edit[] {
  if (workflowText === null) return [{ kind: 'create', path: workflowPath, text }]
  const hunks = lineHunks(workflowText, text)
  return hunks.length === 0 ? [] : [{ kind: 'lines', path: workflowPath, hunks }]
}

function withMarks(text: string, title: string, { columns, marks }: Meant): string | null {
  let marked = text
  for (const point of ['committed', 'started', 'finished'] as const) {
    const wanted = marks[point]
    if (wanted === null || marksOf(parseWorkflow(marked, title))[point] === wanted) continue
    const index = columns.findIndex(({ id }) => id === wanted)
    const next = setColumnKey(marked, index, point, { bare: true })
    if (next === null) return null
    marked = next
  }
  return marked
}

function isAsMeant(before: Workflow, after: Workflow, { columns, marks }: Meant): boolean {
  const plain = (list: readonly Column[]): string =>
    JSON.stringify(
      list.map(({ id, name, aliases, wipLimit, isQueue, policy }) => [id, name, aliases, wipLimit, isQueue, policy]),
    )
  return (
    !after.isBroken &&
    plain(after.columns) === plain(columns) &&
    JSON.stringify(marksOf(after)) === JSON.stringify(marks) &&
    withoutColumns(before) === withoutColumns(after)
  )
}

/** All that a workflow says beside its columns. */
export function withoutColumns(workflow: Workflow): string {
  const { columns: _, committedPoint: _c, startedPoint: _s, finishedPoint: _f, problems: _p, ...rest } = workflow
  return JSON.stringify(rest)
}
