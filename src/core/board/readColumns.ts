import { errorAt, type Fault, warningAt } from '../card/fault.ts'
import type { YamlEntry, YamlNode } from '../card/yamlTree.ts'
import { t } from '../l10n/l10n.ts'
import type { Column, ColumnId, Workflow } from './workflow.ts'
import type { ColumnSection } from './workflowSchema.ts'

type Points = Pick<Workflow, 'columns' | 'startedPoint' | 'finishedPoint' | 'committedPoint'>
type PointName = 'committed' | 'started' | 'finished'

export interface ColumnsRead {
  readonly read: Points
  readonly faults: readonly Fault[]
}

/** The columns of `board.md`, and which of them commit, start and finish a card. `fallback` has them where it has none. */
export function readColumns(
  sections: readonly ColumnSection[] | null,
  entry: YamlEntry | null,
  { columns, startedPoint, finishedPoint, committedPoint }: Points,
): ColumnsRead {
  if (sections === null) {
    const read = { columns, startedPoint, finishedPoint, committedPoint }
    return { read, faults: entry === null ? [noColumns()] : [] }
  }
  const nodes = entry?.value.kind === 'list' ? entry.value.items : []
  const points = readPoints(sections, nodes)
  return {
    read: { columns: sections.map(toColumn), ...points.read },
    faults: [...doubleNames(sections, nodes), ...points.faults],
  }
}

function noColumns(): Fault {
  return warningAt('boardInvalid', 0, 0, t('board.md names no `columns`: the default ones are shown.'))
}

function toColumn({ id, name, aliases, wip, queue }: ColumnSection): Column {
  return {
    id: id as ColumnId,
    name: name ?? id,
    aliases: aliases ?? [],
    wipLimit: wip ?? null,
    isQueue: queue ?? false,
    policy: '',
  }
}

function readPoints(
  sections: readonly ColumnSection[],
  nodes: readonly YamlNode[],
): { readonly read: Omit<Points, 'columns'>; readonly faults: readonly Fault[] } {
  const named = (point: PointName): number => sections.findIndex((section) => section[point] === true)
  const [committed, started, finished] = [named('committed'), named('started'), named('finished')]
  const finishedPoint = finished === -1 ? sections.length - 1 : finished
  const startedPoint = started === -1 ? Math.min(1, finishedPoint) : started
  const faults = (['committed', 'started', 'finished'] as const).flatMap((point) =>
    doublePoints(sections, nodes, point),
  )
  if (startedPoint > finishedPoint) {
    faults.push(faultAt(nodes[startedPoint], t('The `started` column stands after the `finished` one.')))
  }
  return { read: { startedPoint, finishedPoint, committedPoint: committed === -1 ? null : committed }, faults }
}

function doublePoints(sections: readonly ColumnSection[], nodes: readonly YamlNode[], point: PointName): Fault[] {
  const named = sections.flatMap((section, i) => (section[point] === true ? [i] : []))
  return named.slice(1).map((i) => faultAt(nodes[i], t('Two columns are `{0}`: only one can be.', point)))
}

/** No `status` may mean two columns. */
function doubleNames(sections: readonly ColumnSection[], nodes: readonly YamlNode[]): readonly Fault[] {
  const owners = new Map<string, string>()
  return sections.flatMap(({ id, aliases = [] }, i) =>
    [...new Set([id, ...aliases].map((name) => name.toLowerCase()))].flatMap((name) => {
      const owner = owners.get(name)
      owners.set(name, owner ?? id)
      if (owner === undefined) return []
      return [faultAt(nameIn(nodes[i], name), t('`{0}` already means the column `{1}`.', name, owner))]
    }),
  )
}

/** Where a column says that name; the whole column if it is not found. */
function nameIn(column: YamlNode | undefined, name: string): YamlNode | undefined {
  if (column?.kind !== 'map') return column
  const values = column.entries.filter(({ key }) => key === 'id' || key === 'aliases').map(({ value }) => value)
  const scalars = values.flatMap((value) => (value.kind === 'list' ? value.items : [value]))
  return scalars.find((node) => node.kind === 'scalar' && node.text.trim().toLowerCase() === name) ?? column
}

function faultAt(node: YamlNode | undefined, message: string): Fault {
  return errorAt('boardInvalid', node?.start ?? 0, node?.end ?? 0, message)
}
