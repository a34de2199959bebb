import type { Column, Workflow } from '../board/workflow.ts'
import { statusIndex } from '../board/findColumn.ts'
import type { CardState } from './cardState.ts'
import type { CardEvent, EventKind } from './event.ts'
import type { BoardCommit } from './history.ts'
import type { CardVersion } from './lineage.ts'
import type { PastWorkflows } from './pastWorkflows.ts'

/** What is known around a version when its events are told. */
export interface EventContext {
  readonly workflows: PastWorkflows
  readonly commits: readonly BoardCommit[]
}

type Told = Pick<CardEvent, 'kind' | 'from' | 'to'>

/** What happened to a card in the commit that made a version; never empty. */
export function eventsOf(card: CardVersion, context: EventContext): readonly CardEvent[] {
  const commit = context.commits[card.version.place]
  const told = tell(card, context)
  return told.map(({ kind, from, to }) => ({
    card: card.state.id,
    kind,
    from,
    to,
    at: card.at,
    author: commit?.author ?? '',
    commit: commit?.id ?? '',
    path: card.version.path,
  }))
}

function tell(card: CardVersion, { workflows }: EventContext): readonly Told[] {
  const { state, kind, previous, version } = card
  const workflow = workflows.judging(version.place)
  const columnNow = kind === 'card' ? columnOf(state, workflow) : null
  const before = previous.filter((one) => one.kind !== 'gone')
  if (before.length === 0) return [{ kind: 'created', from: null, to: columnNow?.id ?? null }]
  const columnsBefore = before.map((one) => (one.kind === 'card' ? columnBefore(one, workflow, workflows) : null))
  const from = columnsBefore[0] ?? null
  if (kind === 'gone') return [{ kind: 'deleted', from, to: null }]
  const isNewColumn = columnsBefore.every((column) => column !== (columnNow?.id ?? null))
  const events: Told[] = []
  if (isNewColumn) events.push({ kind: kind === 'archived' ? 'archived' : 'moved', from, to: columnNow?.id ?? null })
  events.push(
    ...changesOf(
      state,
      before.map((one) => one.state),
    ),
  )
  return events.length > 0 ? events : [{ kind: 'edited', from: null, to: null }]
}

/** The column that a card was in, as a workflow calls it that may be another one than it was in then. */
function columnBefore(card: CardVersion, workflow: Workflow, workflows: PastWorkflows): string {
  const { state, version } = card
  const known = state.status === null ? undefined : statusIndex(workflow).get(state.status.trim().toLowerCase())
  if (known !== undefined) return workflow.columns[known]?.id ?? ''
  const then = workflows.judging(version.place)
  const column = columnOf(state, then)
  return sameColumn(then, column, workflow)?.id ?? column.id
}

/** The column of another workflow that one of this is now: by id or alias, by name, or by place where none came or went. */
export function sameColumn(from: Workflow, column: Column, to: Workflow): Column | null {
  const byId = statusIndex(to).get(column.id.toLowerCase())
  if (byId !== undefined) return to.columns[byId] ?? null
  const name = column.name.toLowerCase()
  const byName = to.columns.find((one) => one.name.toLowerCase() === name)
  if (byName) return byName
  return from.columns.length === to.columns.length ? (to.columns[from.columns.indexOf(column)] ?? null) : null
}

/** The column that a card is drawn in. */
export function columnOf(state: CardState, workflow: Workflow): Column {
  const index = state.status === null ? 0 : (statusIndex(workflow).get(state.status.trim().toLowerCase()) ?? 0)
  const column = workflow.columns[index] ?? workflow.columns[0]
  if (column === undefined) throw new RangeError('A workflow has a column.')
  return column
}

type Field = (state: CardState) => string | null

const list = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(', '))

/** What has an event of its own. */
const told: readonly (readonly [EventKind, Field])[] = [
  ['flagged', ({ thief }) => thief],
  ['assigned', ({ assignees }) => list(assignees)],
  ['ranked', ({ rank }) => rank],
  ['retitled', ({ title }) => title],
]

/** What is an edit, by the name it is told by. */
const edits: readonly (readonly [string, Field])[] = [
  ['id', ({ id }) => id],
  ['status', ({ status }) => status],
  ['class', ({ classOfService }) => classOfService],
  ['labels', ({ labels }) => list(labels)],
  ['blocked', ({ blocked }) => (blocked === null ? null : `${blocked.reason ?? ''}\0${blocked.on ?? ''}`)],
  ['due', ({ due }) => due],
  ['depends_on', ({ dependsOn }) => list(dependsOn)],
  ['requester', ({ requester }) => requester],
  ['team', ({ team }) => team],
  ['body', ({ body }) => body],
]

/** What a version says that none of those before it said. */
function changesOf(now: CardState, before: readonly CardState[]): readonly Told[] {
  const isNew = (field: Field): boolean => before.every((state) => field(state) !== field(now))
  const events: Told[] = []
  const wasBlocked = before.some(({ blocked }) => blocked !== null)
  const isBlocked = now.blocked !== null
  if (before.every(({ blocked }) => (blocked !== null) !== isBlocked)) {
    events.push(
      isBlocked
        ? { kind: 'blocked', from: null, to: now.blocked?.reason ?? null }
        : { kind: 'unblocked', from: before[0]?.blocked?.reason ?? null, to: null },
    )
  }
  for (const [kind, field] of told) {
    const from = before[0] ? field(before[0]) : null
    if (isNew(field)) events.push({ kind, from, to: field(now) })
  }
  const names = edits.filter(([name, field]) => isNew(field) && (name !== 'blocked' || (isBlocked && wasBlocked)))
  const edited = names.map(([name]) => name).filter((name) => name !== 'status')
  if (edited.length > 0) events.push({ kind: 'edited', from: null, to: edited.join(', ') })
  // A merge that puts together what both sides say, says nothing of its own.
  else if (before.length === 1 && events.length === 0 && names.length === 0 && isNew(({ content }) => content))
    events.push({ kind: 'edited', from: null, to: 'other' })
  return events
}
