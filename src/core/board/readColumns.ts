import type { HeadEntry, HeadNode } from './boardHead.ts'
import type { Finding } from './readWorkflow.ts'
import type { Column, ColumnId, Workflow } from './workflow.ts'
import type { Sections } from './workflowSchema.ts'

export type ColumnsRead = Pick<Workflow, 'columns' | 'startedPoint' | 'finishedPoint' | 'committedPoint'>
type ColumnSection = NonNullable<Sections['columns']>[number]
type Point = 'committed' | 'started' | 'finished'

/** The columns of `board.md` with the points where work is committed, started and finished; pushes what is wrong. */
export function readColumns(
  read: Sections['columns'] | null,
  entry: HeadEntry | null,
  fallback: Workflow,
  findings: Finding[],
): ColumnsRead {
  if (read === null || read === undefined || entry === null) {
    if (entry === null)
      findings.push({
        start: 0,
        end: 0,
        severity: 'warning',
        message: 'board.md names no `columns`: the default ones are shown.',
      })
    const { columns, startedPoint, finishedPoint, committedPoint } = fallback
    return { columns, startedPoint, finishedPoint, committedPoint }
  }
  const places = entry.value.kind === 'list' ? entry.value.items : []
  checkNames(read, places, findings)
  const named = (point: Point): number | null => pointOf(read, point, places, findings)
  const finishedPoint = named('finished') ?? read.length - 1
  const started = named('started')
  const startedPoint = started ?? Math.min(1, finishedPoint)
  if (startedPoint > finishedPoint) {
    findings.push({
      ...placeOf(places[startedPoint]),
      severity: 'error',
      message: 'The `started` column stands after the `finished` one.',
    })
  }
  return { columns: read.map(toColumn), startedPoint, finishedPoint, committedPoint: named('committed') }
}

function toColumn(read: ColumnSection): Column {
  const column: Partial<Exclude<ColumnSection, { readonly id: string; readonly name?: never }>> & {
    readonly id: string
  } = read
  return {
    id: column.id as ColumnId,
    name: column.name ?? column.id,
    aliases: column.aliases ?? [],
    wipLimit: column.wip ?? null,
    isQueue: column.queue ?? false,
    policy: '',
  }
}

function pointOf(
  read: readonly ColumnSection[],
  point: Point,
  places: readonly HeadNode[],
  findings: Finding[],
): number | null {
  const named = read.flatMap((column, i) => ((column as Partial<Record<Point, boolean>>)[point] === true ? [i] : []))
  for (const second of named.slice(1)) {
    findings.push({
      ...placeOf(places[second]),
      severity: 'error',
      message: `Two columns are \`${point}\`: only one can be.`,
    })
  }
  return named[0] ?? null
}

/** No `status` may mean two columns. */
function checkNames(read: readonly ColumnSection[], places: readonly HeadNode[], findings: Finding[]): void {
  const owners = new Map<string, number>()
  read.forEach((column, i) => {
    const aliases = 'aliases' in column ? (column.aliases ?? []) : []
    for (const name of [column.id, ...aliases]) {
      const owner = owners.get(name.toLowerCase())
      if (owner === undefined) owners.set(name.toLowerCase(), i)
      else if (owner !== i) {
        findings.push({
          ...nameAt(places[i], name),
          severity: 'error',
          message: `\`${name}\` already means the column \`${read[owner]?.id}\`.`,
        })
      }
    }
  })
}

function nameAt(column: HeadNode | undefined, name: string): { start: number; end: number } {
  const found =
    column === undefined ? null : scalarsOf(column).find((node) => node.kind === 'scalar' && node.text?.trim() === name)
  return placeOf(found ?? column)
}

function scalarsOf(node: HeadNode): readonly HeadNode[] {
  if (node.kind === 'scalar') return [node]
  if (node.kind === 'list') return node.items.flatMap(scalarsOf)
  return node.entries.filter(({ key }) => key === 'id' || key === 'aliases').flatMap(({ value }) => scalarsOf(value))
}

function placeOf(node: HeadNode | undefined | null): { start: number; end: number } {
  return { start: node?.start ?? 0, end: node?.end ?? 0 }
}
