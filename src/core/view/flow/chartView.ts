import type { CardMark } from '../../flow/flowReport.ts'

/** The charts of the flow screen, in the order in which they are shown. */
export const chartIds = [
  'ageing',
  'cycleTime',
  'throughput',
  'cumulativeFlow',
  'blockedTime',
  'howMany',
  'when',
  'xmr',
  'flowEfficiency',
  'assumptions',
] as const
export type ChartId = (typeof chartIds)[number]

/** What the eye, the pointer and the keyboard can be on: a dot, a bar, a day. */
export interface ChartPoint {
  /** The numbers first, then the name. */
  readonly text: string
  /** The cards that it stands for. */
  readonly cards: readonly CardMark[]
}

export interface ChartTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  /** Days are `YYYY-MM-DD`. */
  readonly cells: readonly (string | number)[]
  /** The card that the row is about, named by its first cell. */
  readonly card: CardMark | null
}

/** A chart as it is said; what is drawn of it is each chart's own. */
export interface ChartView {
  readonly id: ChartId
  readonly title: string
  /** What the chart shows, in one sentence. */
  readonly says: string
  /** How many it is made of, the policy in use, and what was left out. */
  readonly basis: readonly string[]
  /** For whoever does not see the picture. */
  readonly alternative: string
  /** Why there is nothing to draw; null where there is. */
  readonly empty: string | null
  /** How many points there are, and one of them: thousands are made one by one. */
  readonly count: number
  readonly point: (at: number) => ChartPoint
  readonly table: () => ChartTable
}
