import type { Workflow } from '../board/workflow.ts'
import { dayIn } from '../board/dayIn.ts'
import type { BlockSpan, CardLife, Stage } from '../history/cardLife.ts'
import type { CardEvent } from '../history/event.ts'
import { dayNumber } from '../flow/day.ts'

/** A card's stay in a column, or off the wall. */
export interface StayView {
  /** The column's name; null is off the wall. */
  readonly column: string | null
  readonly stage: Stage | null
  /** Milliseconds since 1970; `to` is null while it is still there. */
  readonly from: number
  readonly to: number | null
  /** From day to day in the board's zone: 0 is come and gone on one day. */
  readonly days: number
}

/** A time during which it was blocked. */
export interface BlockView extends Pick<BlockSpan, 'from' | 'to' | 'reason' | 'on' | 'commit'> {
  /** By its name; null is none. */
  readonly thief: string | null
  readonly days: number
}

/** A card's story, for its panel. */
export interface LifeView {
  readonly ids: readonly string[]
  readonly isImport: boolean
  readonly stays: readonly StayView[]
  readonly blocks: readonly BlockView[]
  /** Days in each column that it ever was in, in the order of its first visit. Off the wall is in none. */
  readonly columns: readonly { readonly name: string; readonly stage: Stage; readonly days: number }[]
  /** Oldest first; of columns and thieves the names. */
  readonly events: readonly CardEvent[]
  /** Of the board, else of the machine that reads it. */
  readonly timezone: string
}

/** A card's life as its panel tells it; `now` in milliseconds since 1970. */
export function lifeView(life: CardLife, workflow: Workflow, now: number): LifeView {
  const { timezone } = workflow
  const daysFrom = (from: number, to: number | null): number =>
    Math.max(0, dayNumber(dayIn(timezone, to ?? Math.max(from, now))) - dayNumber(dayIn(timezone, from)))
  const stays = life.visits.map((visit, i): StayView => {
    const to = life.visits[i + 1]?.at ?? null
    return {
      column: visit.column === null ? null : columnName(workflow, visit.column),
      stage: visit.stage,
      from: visit.at,
      to,
      days: daysFrom(visit.at, to),
    }
  })
  return {
    ids: life.ids,
    isImport: life.isImport,
    stays,
    blocks: life.blocks.map(({ from, to, thief, reason, on, commit }) => ({
      ...{ from, to, reason, on, commit },
      thief: thief === null ? null : thiefName(workflow, thief),
      days: daysFrom(from, to),
    })),
    columns: columnsOf(stays),
    events: life.events.map((event) => named(event, workflow)),
    timezone: timezone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

function columnsOf(stays: readonly StayView[]): LifeView['columns'] {
  const columns = new Map<string, LifeView['columns'][number]>()
  for (const { column: name, stage, days } of stays) {
    if (name === null || stage === null) continue
    columns.set(name, { name, stage: columns.get(name)?.stage ?? stage, days: (columns.get(name)?.days ?? 0) + days })
  }
  return [...columns.values()]
}

/** An event in the words of today's board, where it has them. */
function named(event: CardEvent, workflow: Workflow): CardEvent {
  const say = (word: (workflow: Workflow, id: string) => string): CardEvent => ({
    ...event,
    from: event.from === null ? null : word(workflow, event.from),
    to: event.to === null ? null : word(workflow, event.to),
  })
  switch (event.kind) {
    case 'created':
    case 'moved':
    case 'archived':
    case 'deleted':
      return say(columnName)
    case 'flagged':
      return say(thiefName)
    case 'blocked':
    case 'unblocked':
    case 'assigned':
    case 'ranked':
    case 'retitled':
    case 'edited':
      return event
  }
}

function columnName({ columns }: Workflow, id: string): string {
  const wanted = id.toLowerCase()
  const isCalled = (name: string): boolean => name.toLowerCase() === wanted
  return columns.find((column) => isCalled(column.id) || column.aliases.some(isCalled))?.name ?? id
}

function thiefName({ thieves }: Workflow, id: string): string {
  return thieves.find((thief) => thief.id.toLowerCase() === id.toLowerCase())?.name ?? id
}
