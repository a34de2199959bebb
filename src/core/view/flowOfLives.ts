import { dayIn } from '../board/dayIn.ts'
import type { Workflow } from '../board/workflow.ts'
import { type CardAge, cardAges } from '../flow/cardAges.ts'
import { dayNumber } from '../flow/day.ts'
import { defaultQuery } from '../flow/defaultQuery.ts'
import type { FlowCard } from '../flow/flowCard.ts'
import { flowCards } from '../flow/flowCards.ts'
import type { FlowQuery, FlowReport } from '../flow/flowReport.ts'
import { type FlowSubject, flowReport } from '../flow/reportFlow.ts'
import type { CardLife } from '../history/cardLife.ts'
import type { HistoryGaps } from '../history/history.ts'
import type { FilterRemark } from './filter/compileFilter.ts'
import { filterLives } from './filter/filterLives.ts'
import type { ShownCounts } from './filter/shownSentence.ts'
import { gapSentences } from './gapSentences.ts'
import type { GitUser } from './myNames.ts'

/** Whose flow is measured, and where it is looked at. */
export interface LivedBoard {
  /** All that its history has. */
  readonly lives: readonly CardLife[]
  /** What it lacks: whatever is measured of it says so. */
  readonly gaps: HistoryGaps
  /** As it is today. */
  readonly workflow: Workflow
  /** From the top of the repository to the board's folder, with `/` at the end; empty at the top. */
  readonly prefix: string
  /** IANA name: of the zone that counts where `board.md` names none. */
  readonly machineZone: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Who git says sits here; null where nobody asked. */
  readonly user: GitUser | null
}

/** What somebody wants to know. */
export interface AskedFlow {
  /** null or empty: all cards. */
  readonly filter: string | null
  /** What is not given is as `defaultQuery` has it, of the cards that the filter leaves. */
  readonly query: (calendar: FlowCalendar) => Partial<FlowQuery>
}

/** What days can be counted from. */
export interface FlowCalendar {
  /** `YYYY-MM-DD` in the zone that counts. */
  readonly today: string
  /** The first day of which anything is known of the cards that the filter leaves; null is none. */
  readonly first: number | null
}

/** A report, and what it was made from. */
export interface LivesFlow {
  readonly report: FlowReport
  /** Those that the filter leaves. */
  readonly cards: readonly FlowCard[]
  readonly query: FlowQuery
  /** null without a filter. */
  readonly counts: ShownCounts | null
  /** Of the filter. */
  readonly remarks: readonly FilterRemark[]
}

/** Measures the flow of a board, or of those of its cards that a filter leaves. */
export function flowOfLives(board: LivedBoard, { filter, query: wanted }: AskedFlow): LivesFlow {
  const { lives, workflow, prefix, machineZone, now, user } = board
  const timezone = workflow.timezone ?? machineZone
  const today = dayIn(timezone, now)
  const all = flowCards(lives, { timezone, workflow, folder: prefix.replace(/\/$/, '') })
  const isOwnZone = workflow.timezone !== null
  const ages = (): ReadonlyMap<string, CardAge> => agesByKey({ cards: all, workflow, timezone, isOwnZone, today })
  const filtered =
    filter === null || filter.trim() === '' ? null : filterLives(lives, { workflow, user, today, ages }, filter)
  const cards = filtered === null ? all : all.filter((_, i) => filtered.isShown[i])
  const query = bounded(defaultQuery(cards, workflow, today, wanted({ today, first: firstDay(cards) })), today)
  const measured = flowReport({ cards, workflow, timezone, isOwnZone, query, today })
  const report = { ...measured, notes: [...gapSentences(board.gaps), ...measured.notes] }
  return { report, cards, query, counts: filtered?.counts ?? null, remarks: filtered?.remarks ?? [] }
}

/** Ages are held against what the whole board does, whatever a filter leaves of it. */
function agesByKey(board: Omit<FlowSubject, 'query'>): ReadonlyMap<string, CardAge> {
  const { cards, workflow, today } = board
  const report = flowReport({ ...board, query: defaultQuery(cards, workflow, today) })
  const ages = cardAges(cards, report, today)
  return new Map(
    cards.flatMap(({ key, path, isOnWall }): [string, CardAge][] => {
      const age = isOnWall ? ages.get(path) : undefined
      return age === undefined ? [] : [[key, age]]
    }),
  )
}

/** Days that a report may look ahead, and look back: a date of a far century would make a report of millions of days. */
const mostAhead = 366
const mostBack = 36_600

function bounded(query: FlowQuery, today: string): FlowQuery {
  const to = Math.min(query.to, dayNumber(today) + mostAhead)
  return { ...query, to, from: Math.max(query.from, to - mostBack) }
}

function firstDay(cards: readonly FlowCard[]): number | null {
  return cards.reduce<number | null>((first, { visits }) => {
    const day = visits[0]?.day ?? null
    return first === null || (day !== null && day < first) ? day : first
  }, null)
}
