import type { Board } from '../../board/board.ts'
import { policySections } from '../../board/columnPolicies.ts'
import { findColumn } from '../../board/findColumn.ts'
import { slugOf } from '../../board/newId.ts'
import type { Column, ColumnId } from '../../board/workflow.ts'
import { type Plan, type Refusal, refuse } from '../../card/edit.ts'
import { splitFrontMatter } from '../../card/frontMatter.ts'
import { t } from '../../l10n/l10n.ts'
import type { ColumnIntent } from '../intent.ts'
import type { PlanContext } from '../planContext.ts'
import { checkLine, shown } from '../text.ts'
import { insertColumn, moveColumnTo, setColumnKey } from './columnText.ts'
import { renameHeadings } from './renameHeadings.ts'
import { cannotSplice, type Marks, marksOf, spelledOut, workflowEdits } from './workflowText.ts'

const maxNameLength = 200
const maxIdLength = 64
const maxLimit = 999_999

type Of<K extends ColumnIntent['kind']> = Extract<ColumnIntent, { kind: K }>

/** Gives a column another name; its id, which the cards say, stays. */
export function renameColumn(intent: Of<'renameColumn'>, board: Board, context: PlanContext): Plan | Refusal {
  const found = columnOf(board, intent.column)
  if ('kind' in found) return found
  const name = checkName(intent.name, board, found.column)
  if (typeof name !== 'string') return name
  const { column, index } = found
  const text = spelledOut(board, context)
  const named = text && name !== column.name ? setColumnKey(text, index, 'name', { text: name }) : text
  const changed = named && renameHeadings(named, column, name)
  const columns = board.workflow.columns.with(index, { ...column, name })
  return columnPlan(board, context, {
    changed,
    columns,
    subject: `rename column ${column.name} to ${name}`,
    column: column.id,
  })
}

/** Sets the WIP limit of a column, or takes it away. */
export function limitColumn(intent: Of<'limitColumn'>, board: Board, context: PlanContext): Plan | Refusal {
  const found = columnOf(board, intent.column)
  if ('kind' in found) return found
  const { limit } = intent
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1 && limit <= maxLimit))
    return refuse('invalidValue', t('A limit is a whole number from 1 to {0}.', maxLimit))
  const { column, index } = found
  const text = spelledOut(board, context)
  const value = limit === null ? null : { bare: limit }
  const changed = text && limit !== column.wipLimit ? setColumnKey(text, index, 'wip', value) : text
  const subject = limit === null ? `lift the limit of ${column.name}` : `limit ${column.name} to ${limit}`
  const columns = board.workflow.columns.with(index, { ...column, wipLimit: limit })
  return columnPlan(board, context, { changed, columns, subject, column: column.id })
}

/** Makes a new column, behind another or in front of all. */
export function addColumn(intent: Of<'addColumn'>, board: Board, context: PlanContext): Plan | Refusal {
  const name = checkName(intent.name, board, null)
  if (typeof name !== 'string') return name
  const place = placeBehind(board, intent.after)
  if (typeof place !== 'number') return place
  const id = freeId(name, board)
  const text = spelledOut(board, context)
  const column: Column = {
    id: id as ColumnId,
    name,
    aliases: [],
    wipLimit: null,
    isQueue: false,
    policy: policyFor(id, name, text),
  }
  const changed = text && insertColumn(text, place, { id, name })
  const columns = board.workflow.columns.toSpliced(place, 0, column)
  return columnPlan(board, context, { changed, columns, subject: `add column ${name}`, column: id })
}

/** Puts a column behind another one, or in front of all. */
export function moveColumn(intent: Of<'moveColumn'>, board: Board, context: PlanContext): Plan | Refusal {
  const found = columnOf(board, intent.column)
  if ('kind' in found) return found
  const place = placeBehind(board, intent.after)
  if (typeof place !== 'number') return place
  const { column, index } = found
  if (place === index + 1 && intent.after !== null && findColumn(board.workflow, intent.after) === column)
    return refuse('invalidValue', t('{0} cannot be placed behind itself.', column.name))
  const to = place > index ? place - 1 : place
  const columns = board.workflow.columns.toSpliced(index, 1).toSpliced(to, 0, column)
  const text = spelledOut(board, context)
  const changed = text && to !== index ? moveColumnTo(text, index, to) : text
  return columnPlan(board, context, { changed, columns, subject: `move column ${column.name}`, column: column.id })
}

/** What the body says already under the new column's name. */
function policyFor(id: string, name: string, text: string | null): string {
  const bodyStart = text === null ? undefined : splitFrontMatter(text)?.bodyStart
  const names = new Set([id, name].map((one) => one.toLowerCase()))
  return policySections((text ?? '').slice(bodyStart ?? 0))
    .filter(({ heading, markdown }) => names.has(heading.trim().toLowerCase()) && markdown !== '')
    .map(({ markdown }) => markdown)
    .join('\n\n')
}

/** A change of the columns, on its way to being a plan. */
export interface ColumnChange {
  /** The text of `board.md` as the wish made it; null where that cannot be done. */
  readonly changed: string | null
  readonly columns: readonly Column[]
  /** By default they stay with their columns. */
  readonly marks?: Marks
  /** After `board: `. */
  readonly subject: string
  /** The id of the column that it is about. */
  readonly column: string
  readonly notice?: string | null
}

/** The plan of a change to the columns; it is refused where `board.md` would not say exactly that. */
export function columnPlan(board: Board, context: PlanContext, change: ColumnChange): Plan | Refusal {
  const { workflow } = board
  const { changed, columns, marks = marksOf(workflow), subject, column, notice = null } = change
  if (changed === null) return cannotSplice()
  const [started, finished] = [marks.started, marks.finished].map((id) => columns.findIndex((one) => one.id === id))
  if (started !== undefined && finished !== undefined && started > finished)
    return refuse('invalidValue', t('The column that starts a card cannot stand behind the one that finishes it.'))
  const isSame =
    columns.length === workflow.columns.length && columns.every((one, i) => isSameColumn(one, workflow.columns[i]))
  const edits = isSame ? [] : workflowEdits(board, context, changed, { columns, marks })
  if ('kind' in edits) return edits
  return {
    kind: 'plan',
    cards: [],
    edits,
    names: workflow.fieldNames,
    subject: `board: ${subject}`,
    body: workflow.title,
    trailers: [{ key: 'Column', value: column }],
    ...(notice === null ? {} : { notice }),
  }
}

function isSameColumn(one: Column, other: Column | undefined): boolean {
  return one.id === other?.id && one.name === other.name && one.wipLimit === other.wipLimit
}

/** The column that is meant, with its place. */
export function columnOf(board: Board, name: string): { readonly column: Column; readonly index: number } | Refusal {
  const column = findColumn(board.workflow, name)
  if (column === null) return refuse('columnNotFound', t('There is no column {0} on this board.', shown(name)))
  return { column, index: board.workflow.columns.indexOf(column) }
}

/** The index of what stands right behind a column; 0 for null. */
function placeBehind(board: Board, after: string | null): number | Refusal {
  if (after === null) return 0
  const found = columnOf(board, after)
  return 'kind' in found ? found : found.index + 1
}

/** A name for a column that no other one answers to. */
function checkName(name: string, board: Board, own: Column | null): string | Refusal {
  const line = checkLine(name, t('The name of a column'), maxNameLength)
  if (typeof line !== 'string') return line
  const other = findColumn(board.workflow, line)
  if (other === null || other === own) return line
  return refuse('invalidValue', t('There is already a column {0}.', other.name))
}

/** An id made of the name that no column answers to. */
function freeId(name: string, { workflow }: Board): string {
  const slug = slugOf(name).slice(0, maxIdLength - 4)
  const stem = slug === '' ? 'column' : slug
  let id = stem
  for (let number = 2; findColumn(workflow, id) !== null || isReserved(id); number++) id = `${stem}-${number}`
  return id
}

function isReserved(id: string): boolean {
  return id === 'constructor' || id === 'prototype'
}
