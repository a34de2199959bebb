import type { ReturnPolicy } from './flowCard.ts'

export interface DayCount {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly count: number
}

/** Observed values at 50, 85 and 95 % (nearest rank); null where nothing was observed. */
export interface Percentiles {
  readonly p50: number | null
  readonly p85: number | null
  readonly p95: number | null
}

/** Which card a dot, a bar or a row is about. */
export interface CardMark {
  readonly card: string
  readonly title: string
  /** Relative to the board folder; null where it is not on the wall any more. */
  readonly path: string | null
}

/** A finished card. `days` is finish − start + 1. */
export interface FinishedItem extends CardMark {
  readonly started: string
  readonly finished: string
  readonly days: number
}

/** An active card. `days` is today − start + 1, `columnDays` the same for its column. */
export interface AgeingItem extends CardMark {
  readonly column: string
  readonly started: string
  readonly days: number
  readonly columnDays: number
  readonly band: AgeBand
  readonly isBlocked: boolean
}

/** Where an age stands among the team's own: up to p50, up to p85, over it; null under 12 finished cards. */
export type AgeBand = 'usual' | 'slow' | 'late' | null

/** How old finished cards were when they left a column. */
export interface ColumnPace {
  readonly column: string
  readonly n: number
  readonly p50: number | null
  readonly p85: number | null
  /** Days of each stay in it, the first and the last counted. */
  readonly stay: { readonly n: number; readonly p50: number | null; readonly p85: number | null }
}

/** Days that closed and open blockers took, together. */
export interface BlockedCluster {
  readonly thief: string | null
  readonly on: string | null
  /** Column where the card stood. */
  readonly column: string | null
  readonly days: number
  readonly count: number
  /** What it waited for is a card or a person of this board. */
  readonly isInternal: boolean
  readonly cards: readonly CardMark[]
}

export interface XmrPoint {
  readonly date: string
  readonly value: number
  readonly isOutside: boolean
}

/** A process behaviour chart: mean ± 2.66 × mean moving range. */
export interface Xmr {
  readonly points: readonly XmrPoint[]
  readonly mean: number | null
  readonly upper: number | null
  readonly lower: number | null
  readonly meanRange: number | null
  readonly upperRange: number | null
}

/** Everything that the flow screen draws and `wtw metrics` prints: of the cards that a filter leaves, over some days. */
export interface FlowReport {
  /** IANA name; `isOwnZone` is false where the board names none and the machine's stands in. */
  readonly timezone: string
  readonly isOwnZone: boolean
  readonly policy: ReturnPolicy
  /** First and last day, both counted, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
  /** Finished cards in these days, with a start. */
  readonly n: number
  readonly leftOut: {
    /** Finished, and nothing tells when they were started. */
    readonly noStart: number
    /** Started, and not finished on the last day. */
    readonly noFinish: number
    /** Started, and gone from the wall without being finished. */
    readonly abandoned: number
    /** Of those without a start: came finished with an import, so that no throughput counts them either. */
    readonly undated: number
  }
  readonly columns: readonly { readonly id: string; readonly name: string; readonly isActive: boolean }[]
  /** Active cards at the end of each day. */
  readonly wip: readonly DayCount[]
  /** Cards started on each day, and finished; days without any are 0. */
  readonly arrivals: readonly DayCount[]
  readonly throughput: readonly DayCount[]
  readonly cycleTime: Percentiles & {
    readonly n: number
    readonly max: number | null
    readonly items: readonly FinishedItem[]
  }
  readonly leadTime: Percentiles & { readonly n: number }
  readonly workItemAge: readonly AgeingItem[]
  readonly pace: readonly ColumnPace[]
  /** The team's promise, and how many of the finished cards kept it; null where `board.md` has none. */
  readonly sle: { readonly percentile: number; readonly days: number; readonly met: number; readonly of: number } | null
  readonly cumulativeFlow: readonly { readonly date: string; readonly columns: Readonly<Record<string, number>> }[]
  readonly blockedTime: readonly BlockedCluster[]
  /** At most so much of the time was work: a share from 0 to 1; null where nothing was finished. */
  readonly flowEfficiency: { readonly share: number | null; readonly n: number }
  /** What Little's law asks for, and whether these days gave it. */
  readonly assumptions: readonly {
    readonly name: 'arrivals' | 'age' | 'unfinished'
    readonly holds: boolean
    readonly evidence: string
  }[]
  readonly forecast: {
    /** Days of throughput that are drawn from, and the cards finished in them. */
    readonly window: number
    readonly sampled: number
    readonly seed: number
    readonly howMany: Percentiles & { readonly days: number; readonly outcomes: readonly Outcome[] }
    readonly when: Percentiles & { readonly items: number; readonly outcomes: readonly Outcome[] }
  }
  /** Of the cards finished on each day. */
  readonly xmr: Xmr
  /** What has to be said beside any chart: one sentence each. */
  readonly notes: readonly string[]
}

/** How many of the runs ended with a value. */
export interface Outcome {
  readonly value: number
  readonly runs: number
}

/** What a report is asked for. Days are whole days since 1970. */
export interface FlowQuery {
  readonly from: number
  readonly to: number
  readonly policy: ReturnPolicy
  /** For "how many". */
  readonly days: number
  /** For "when". */
  readonly items: number
  /** Days of throughput, up to `to`, that a forecast draws from. */
  readonly window: number
  readonly seed: number
}
