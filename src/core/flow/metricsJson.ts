import type { DayCount, FlowReport, Percentiles } from './flowReport.ts'

/** What `wtw metrics --json` prints: part of the command line's contract. Dates are `YYYY-MM-DD`, days are whole. */
export interface MetricsJson extends Pick<
  FlowReport,
  'timezone' | 'policy' | 'from' | 'to' | 'n' | 'leftOut' | 'wip' | 'throughput' | 'cumulativeFlow'
> {
  readonly cycleTime: Percentiles & {
    readonly n: number
    readonly max: number | null
    readonly items: readonly {
      readonly card: string
      readonly started: string
      readonly finished: string
      readonly days: number
    }[]
  }
  readonly workItemAge: readonly { readonly card: string; readonly column: string; readonly days: number }[]
  readonly blockedTime: readonly BlockedJson[]
  readonly forecast: {
    readonly howMany: Percentiles & { readonly days: number }
    readonly when: Percentiles & { readonly items: number }
    readonly window: number
    readonly sampled: number
    readonly seed: number
  }
  /** `of` says which values the chart is about. */
  readonly xmr: {
    readonly mean: number | null
    readonly upper: number | null
    readonly lower: number | null
    readonly of: 'throughput'
    readonly outside: readonly DayCount[]
  }
  readonly arrivals: readonly DayCount[]
  readonly leadTime: FlowReport['leadTime']
  readonly pace: FlowReport['pace']
  readonly sle: FlowReport['sle']
  readonly flowEfficiency: FlowReport['flowEfficiency']
  readonly assumptions: FlowReport['assumptions']
  readonly notes: readonly string[]
}

export interface BlockedJson {
  readonly thief: string | null
  readonly on: string | null
  readonly days: number
  readonly count: number
  readonly internal: boolean
}

/** A report as the command line prints it for programs. */
export function metricsJson(report: FlowReport): MetricsJson {
  const { timezone, policy, from, to, n, leftOut, cycleTime, forecast, xmr } = report
  return {
    timezone,
    policy,
    from,
    to,
    n,
    leftOut,
    wip: report.wip,
    throughput: report.throughput,
    cycleTime: {
      n: cycleTime.n,
      ...percentilesOnly(cycleTime),
      max: cycleTime.max,
      items: cycleTime.items.map(({ card, started, finished, days }) => ({ card, started, finished, days })),
    },
    workItemAge: report.workItemAge.map(({ card, column, days }) => ({ card, column, days })),
    cumulativeFlow: report.cumulativeFlow,
    blockedTime: byThiefAndBlocker(report.blockedTime),
    forecast: {
      howMany: { days: forecast.howMany.days, ...percentilesOnly(forecast.howMany) },
      when: { items: forecast.when.items, ...percentilesOnly(forecast.when) },
      window: forecast.window,
      sampled: forecast.sampled,
      seed: forecast.seed,
    },
    xmr: { mean: xmr.mean, upper: xmr.upper, lower: xmr.lower, of: 'throughput', outside: outsideOf(report) },
    arrivals: report.arrivals,
    leadTime: report.leadTime,
    pace: report.pace,
    sle: report.sle,
    flowEfficiency: report.flowEfficiency,
    assumptions: report.assumptions,
    notes: report.notes,
  }
}

function percentilesOnly({ p50, p85, p95 }: Percentiles): Percentiles {
  return { p50, p85, p95 }
}

/** The columns where it happened put together; the costliest first. */
export function byThiefAndBlocker(clusters: FlowReport['blockedTime']): readonly BlockedJson[] {
  const rows = new Map<string, BlockedJson>()
  for (const { thief, on, days, count, isInternal } of clusters) {
    const key = JSON.stringify([thief?.toLowerCase() ?? null, on?.toLowerCase() ?? null])
    const row = rows.get(key) ?? { thief, on, days: 0, count: 0, internal: isInternal }
    rows.set(key, { ...row, days: row.days + days, count: row.count + count })
  }
  return [...rows.values()].sort((a, b) => b.days - a.days || b.count - a.count)
}

function outsideOf({ xmr }: FlowReport): readonly DayCount[] {
  return xmr.points.filter(({ isOutside }) => isOutside).map(({ date, value }) => ({ date, count: value }))
}
