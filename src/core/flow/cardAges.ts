import { ageBand, enoughCards, type Yardstick, yardstickOf } from './ageBand.ts'
import { cardSpan, isActiveAt } from './cardSpan.ts'
import { dayNumber } from './day.ts'
import type { Day, FlowCard } from './flowCard.ts'
import type { AgeBand, ColumnPace, FlowReport } from './flowReport.ts'
import { whereabouts } from './workItemAge.ts'

/** How old an active card is. A card's first day is its day 1. */
export interface CardAge {
  readonly days: number
  /** Id of the column where git saw it last, and its days there. */
  readonly column: string
  readonly columnDays: number
  /** Against the team's promise; where it made none, against its own p50 and p85. */
  readonly band: AgeBand
  /** What the age has passed: null where it is usual, or nobody knows. */
  readonly passed: { readonly what: 'sle' | 'p85' | 'p50' | 'halfSle'; readonly days: number } | null
  /** Older than promised or usual, or longer in its column than 85 % of the stays there. */
  readonly isStale: boolean
  /** Since the blocker came that stands there now; null: nothing blocks it. */
  readonly blockedDays: number | null
}

/** What ages are held against: a report has it all. */
export type AgeMeasures = Pick<FlowReport, 'policy' | 'columns' | 'cycleTime' | 'pace' | 'sle'>

/** The ages of the active cards on the wall, by path relative to the board folder. `today` is `YYYY-MM-DD`. */
export function cardAges(
  cards: readonly FlowCard[],
  measures: AgeMeasures,
  today: string,
): ReadonlyMap<string, CardAge> {
  const day = dayNumber(today)
  const yardstick = yardstickOf(measures.cycleTime, measures.sle)
  const ages = new Map<string, CardAge>()
  for (const card of cards) {
    const span = cardSpan(card, measures.policy)
    if (!card.isOnWall || span.started === null || !isActiveAt(span, day)) continue
    ages.set(card.path, ageOf(card, span.started, { measures, yardstick, day }))
  }
  return ages
}

function ageOf(
  card: FlowCard,
  started: Day,
  by: { readonly measures: AgeMeasures; readonly yardstick: Yardstick; readonly day: Day },
): CardAge {
  const { measures, yardstick, day } = by
  const { column, since } = whereabouts(card.visits)
  const [days, columnDays] = [day - started + 1, day - since + 1]
  const id = measures.columns[column]?.id ?? ''
  const band = ageBand(days, yardstick)
  const isStuck = columnDays > longStay(measures.pace, id)
  const block = card.blocks.find(({ to }) => to === null)
  return {
    days,
    column: id,
    columnDays,
    band,
    passed: passedBy(band, yardstick),
    isStale: band === 'late' || isStuck,
    blockedDays: block === undefined ? null : day - block.from,
  }
}

/** A promise goes before what was usual; until half of it is gone, where nothing else is known, an age is usual. */
function passedBy(band: AgeBand, { usual, usualIs, late, lateIs }: Yardstick): CardAge['passed'] {
  if (band === 'late' && late !== null) return { what: lateIs, days: late }
  return band === 'slow' && usual !== null ? { what: usualIs, days: usual } : null
}

function longStay(pace: readonly ColumnPace[], column: string): number {
  const stay = pace.find((each) => each.column === column)?.stay
  return stay === undefined || stay.n < enoughCards ? Infinity : (stay.p85 ?? Infinity)
}
