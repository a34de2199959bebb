import type { Board } from '../../board/board.ts'
import { columnIndexOf } from '../../board/buildBoard.ts'
import { statusIndex } from '../../board/findColumn.ts'
import type { Signal } from '../../board/signals.ts'
import { isActiveColumn } from '../../board/wip.ts'
import type { Column, Workflow } from '../../board/workflow.ts'
import type { Card } from '../../card/card.ts'
import type { CardLife, Visit } from '../../history/cardLife.ts'
import { dayCounter } from '../dayCounter.ts'
import type { Day } from '../flowCard.ts'
import { flowCards } from '../flowCards.ts'
import { daysSince, type IterationDays, iterationAt } from '../iteration.ts'
import { type TimedCard, timedCards } from '../timedCard.ts'
import { type Thresholds, thresholdsOf } from './thresholdsOf.ts'

/** What thieves are looked for in. */
export interface FindingsInput {
  /** As it is now: limits and places are judged on it. */
  readonly board: Board
  readonly lives: readonly CardLife[]
  /** IANA name of the zone that days are counted in. */
  readonly timezone: string
  /** The board folder, relative to the top of the repository, with `/`; empty is the top itself. */
  readonly folder: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Ids in lower case of the cards that were planned last; null: no planning is known. */
  readonly planned: ReadonlySet<string> | null
  /** Ids in lower case of cards that were changed since the newest commit: nobody has neglected them. */
  readonly touched: ReadonlySet<string>
}

/** A card of the board that is not finished. */
export interface OpenCard {
  readonly card: Card
  readonly columnIndex: number
  readonly column: Column
  readonly isActive: boolean
}

/** One whose life is known, and which stands where its last visit took it. */
export interface Subject extends OpenCard {
  readonly life: CardLife
  readonly timed: TimedCard
}

/** All that the signals ask, worked out once. */
export interface Scene {
  readonly board: Board
  readonly workflow: Workflow
  readonly today: Day
  readonly dayOf: (at: number) => Day
  /** In the order of the wall, from left to right and top to bottom. */
  readonly open: readonly OpenCard[]
  readonly subjects: readonly Subject[]
  readonly lives: readonly CardLife[]
  /** Of each life, in the same order. */
  readonly timed: readonly TimedCard[]
  /** First day of the history; null where there is none. */
  readonly since: Day | null
  readonly iteration: IterationDays | null
  readonly planned: ReadonlySet<string> | null
  readonly isTouched: (card: Card) => boolean
  /** Days since an instant, the first not counted; workdays where the team has said which. */
  readonly idleDays: (at: number) => number
  /** null: the team does not look for that signal. */
  readonly thresholds: <S extends Signal>(signal: S) => Thresholds<S> | null
}

export function sceneOf({ board, lives, timezone, folder, now, planned, touched }: FindingsInput): Scene {
  const { workflow } = board
  const dayOf = dayCounter(timezone)
  const today = dayOf(now)
  const timed = timedCards(flowCards(lives, { timezone, workflow, folder }), 'restart', workflow)
  const open = openCards(board)
  const first = firstDay(lives, dayOf)
  return {
    board,
    workflow,
    today,
    dayOf,
    open,
    subjects: subjectsOf(open, lives, timed),
    lives,
    timed,
    since: first,
    iteration: workflow.iteration && iterationAt(workflow.iteration, today),
    planned,
    isTouched: (card) => touched.has(card.id.toLowerCase()),
    idleDays: (at) => daysSince(dayOf(at), today, workflow.iteration),
    thresholds: (signal) => thresholdsOf(workflow, signal),
  }
}

function firstDay(lives: readonly CardLife[], dayOf: (at: number) => Day): Day | null {
  const first = lives.reduce((least, { events }) => Math.min(least, events[0]?.at ?? Infinity), Infinity)
  return Number.isFinite(first) ? dayOf(first) : null
}

function openCards({ columns, workflow }: Board): readonly OpenCard[] {
  return columns.slice(0, workflow.finishedPoint).flatMap(({ column, cards }, columnIndex) => {
    const isActive = isActiveColumn(workflow, columnIndex)
    return cards.filter((card) => !card.isUnreadable).map((card) => ({ card, columnIndex, column, isActive }))
  })
}

function subjectsOf(
  open: readonly OpenCard[],
  lives: readonly CardLife[],
  timed: readonly TimedCard[],
): readonly Subject[] {
  const byPath = new Map<string, number>()
  timed.forEach(({ card }, i) => {
    if (card.isOnWall) byPath.set(card.path, i)
  })
  return open.flatMap((one) => {
    const at = byPath.get(one.card.path)
    const [life, its] = at === undefined ? [] : [lives[at], timed[at]]
    if (life === undefined || its === undefined || life.visits.at(-1)?.index !== one.columnIndex) return []
    return [{ ...one, life, timed: its }]
  })
}

/** The visit with which an active card was started; null where that is not recorded. */
export function startOf({ life: { visits }, timed: { span } }: Subject): Visit | null {
  if (span.started === null) return null
  const behind = visits.findLastIndex(({ stage }) => stage === 'waiting' || stage === null)
  return visits.slice(behind + 1).find(({ stage }) => stage === 'active') ?? null
}

/** When a card was touched last: format-only edits are no events, and naming its thief is no work on it. */
export function lastEvent({ life: { events } }: Subject): { readonly at: number; readonly commit: string } {
  return (
    events.findLast(({ kind, to }) => kind !== 'flagged' && (kind !== 'edited' || to !== null)) ?? { at: 0, commit: '' }
  )
}

/** The column of a card, whatever it says. */
export function columnOf(board: Board, card: Card): number {
  return columnIndexOf(card, statusIndex(board.workflow))
}
