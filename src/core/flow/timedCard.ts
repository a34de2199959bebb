import { arrivalDays, type ColumnLine } from './arrivalDays.ts'
import { type CardSpan, cardSpan } from './cardSpan.ts'
import { dateOf } from './day.ts'
import type { Day, FlowCard, ReturnPolicy } from './flowCard.ts'
import type { CardMark } from './flowReport.ts'

/** A card with the days that all measures ask for. */
export interface TimedCard {
  readonly card: FlowCard
  readonly span: CardSpan
  /** See `arrivalDays`. */
  readonly arrivals: readonly (Day | null)[]
}

/** A card whose start and finish are both known. */
export interface FinishedCard extends TimedCard {
  readonly started: Day
  readonly finished: Day
}

/** First and last day, both counted. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

/** Reads the days of cards off their visits, once for all measures. */
export function timedCards(cards: readonly FlowCard[], policy: ReturnPolicy, line: ColumnLine): readonly TimedCard[] {
  return cards.map((card) => ({
    card,
    span: cardSpan(card, policy),
    arrivals: arrivalDays(card.visits, policy, line),
  }))
}

/** Those that were finished in these days and whose start is known, the first finished first. */
export function finishedIn(cards: readonly TimedCard[], { from, to }: DayRange): readonly FinishedCard[] {
  return cards
    .flatMap((timed): FinishedCard[] => {
      const { started, finished } = timed.span
      if (started === null || finished === null || finished < from || finished > to) return []
      return [{ ...timed, started, finished }]
    })
    .sort((a, b) => a.finished - b.finished)
}

/** Days that a finished card took, both its first and its last counted. */
export function cycleDays({ started, finished }: Pick<FinishedCard, 'started' | 'finished'>): number {
  return finished - started + 1
}

/** How a dot or a row names its card. */
export function markOf({ card, title, path, isOnWall }: FlowCard): CardMark {
  return { card, title, path: isOnWall ? path : null }
}

/** What is counted by the day, as charts have it. */
export function dayCounts(counts: readonly number[], from: Day): readonly { date: string; count: number }[] {
  return counts.map((count, i) => ({ date: dateOf(from + i), count }))
}
