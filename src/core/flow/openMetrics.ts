import type { FlowReport } from './flowReport.ts'
import { byThiefAndBlocker } from './metricsJson.ts'

type Labels = Readonly<Record<string, string>>
type Sample = readonly [labels: Labels, value: number | null]

interface Family {
  /** Ends with its unit where it has one. */
  readonly name: string
  readonly unit: 'days' | 'cards' | 'ratio' | null
  readonly help: string
  readonly samples: readonly Sample[]
}

/**
 * A report in the text format of OpenMetrics 1.0, for Prometheus and what reads it. All numbers are gauges: they are about
 * the days of the report, and can fall. What is not known has no sample.
 */
export function openMetrics(report: FlowReport, boardTitle: string): string {
  const lines = families(report).flatMap((family) => familyLines(family, boardTitle))
  const { timezone, policy, from, to } = report
  const info = labelText({ board: boardTitle, timezone, policy, from, to })
  return [
    '# TYPE wtw_report info',
    '# HELP wtw_report What the numbers are about.',
    `wtw_report_info${info} 1`,
    ...lines,
    '# EOF',
    '',
  ].join('\n')
}

function families(report: FlowReport): readonly Family[] {
  return [...timeFamilies(report), ...countFamilies(report), ...ratioFamilies(report), ...chartFamilies(report)]
}

function timeFamilies({ cycleTime, leadTime, workItemAge, blockedTime, sle }: FlowReport): readonly Family[] {
  const age: Percentile = { max: workItemAge[0]?.days ?? null }
  const blocked = byThiefAndBlocker(blockedTime)
  const thieves = [...new Set(blocked.map(({ thief }) => thief ?? ''))]
  const stolen = (wanted: string): number =>
    blocked.filter(({ thief }) => (thief ?? '') === wanted).reduce((sum, { days }) => sum + days, 0)
  return [
    days('wtw_cycle_time_days', 'Cycle time of finished cards, first and last day counted.', byPercentile(cycleTime)),
    days('wtw_lead_time_days', 'Days from committed to finished.', byPercentile(leadTime)),
    days('wtw_work_item_age_days', 'Age of active cards.', byPercentile(age)),
    days('wtw_sle_days', 'What the team promises.', [[{}, sle?.days ?? null]]),
    days(
      'wtw_blocked_days',
      'Days that blockers took from active cards.',
      thieves.map((thief): Sample => [{ thief }, stolen(thief)]),
    ),
  ]
}

function countFamilies(report: FlowReport): readonly Family[] {
  const { wip, workItemAge, leftOut, throughput, n } = report
  const band = (wanted: string | null): number => workItemAge.filter((item) => item.band === wanted).length
  const finished = throughput.reduce((sum, { count }) => sum + count, 0)
  return [
    cards('wtw_wip_cards', 'Active cards at the end of the last day.', [[{}, wip.at(-1)?.count ?? null]]),
    cards('wtw_column_cards', 'Cards in each column at the end of the last day.', columnSamples(report)),
    cards(
      'wtw_ageing_cards',
      'Active cards by their age among the team’s own cycle times.',
      ['usual', 'slow', 'late', null].map((name): Sample => [{ band: name ?? 'unknown' }, band(name)]),
    ),
    cards('wtw_finished_cards', 'Cards finished in the days of the report.', [[{}, finished]]),
    cards('wtw_measured_cards', 'Finished cards whose start is recorded.', [[{}, n]]),
    cards('wtw_left_out_cards', 'Cards that cycle times leave out.', [
      [{ reason: 'no_start' }, leftOut.noStart],
      [{ reason: 'no_finish' }, leftOut.noFinish],
      [{ reason: 'abandoned' }, leftOut.abandoned],
    ]),
  ]
}

function ratioFamilies({ sle, flowEfficiency }: FlowReport): readonly Family[] {
  const met = sle === null || sle.of === 0 ? null : sle.met / sle.of
  return [
    { name: 'wtw_sle_met_ratio', unit: 'ratio', help: 'Finished cards that kept the promise.', samples: [[{}, met]] },
    {
      name: 'wtw_flow_efficiency_ratio',
      unit: 'ratio',
      help: 'At most so much of the cycle time was work.',
      samples: [[{}, flowEfficiency.share]],
    },
  ]
}

function chartFamilies({ forecast, xmr }: FlowReport): readonly Family[] {
  const limits: readonly Sample[] = [
    [{ line: 'mean' }, xmr.mean],
    [{ line: 'upper' }, xmr.upper],
    [{ line: 'lower' }, xmr.lower === null ? null : Math.max(0, xmr.lower)],
  ]
  return [
    cards('wtw_forecast_cards', 'How many cards the next days will finish.', byPercentile(forecast.howMany)),
    days('wtw_forecast_days', 'In how many days the cards under way will be finished.', byPercentile(forecast.when)),
    cards('wtw_daily_throughput_cards', 'Cards finished on the last day.', [[{}, xmr.points.at(-1)?.value ?? null]]),
    cards('wtw_throughput_limit_cards', 'Process behaviour of daily throughput.', limits),
  ]
}

type Percentile = Readonly<Partial<Record<'p50' | 'p85' | 'p95' | 'max', number | null>>>

function byPercentile({ p50, p85, p95, max }: Percentile): readonly Sample[] {
  return [
    [{ percentile: '50' }, p50 ?? null],
    [{ percentile: '85' }, p85 ?? null],
    [{ percentile: '95' }, p95 ?? null],
    [{ percentile: '100' }, max ?? null],
  ]
}

/** Who has arrived at a column, and not at the next one. */
function columnSamples({ columns, cumulativeFlow }: FlowReport): readonly Sample[] {
  const last = cumulativeFlow.at(-1)?.columns ?? {}
  return columns.map(({ id }, i): Sample => {
    const next = columns[i + 1]
    return [{ column: id }, (last[id] ?? 0) - (next === undefined ? 0 : (last[next.id] ?? 0))]
  })
}

function days(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, unit: 'days', help, samples }
}

function cards(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, unit: 'cards', help, samples }
}

function familyLines({ name, unit, help, samples }: Family, board: string): readonly string[] {
  return [
    `# TYPE ${name} gauge`,
    ...(unit === null ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escaped(help)}`,
    ...samples.flatMap(([labels, value]) =>
      value === null ? [] : [`${name}${labelText({ board, ...labels })} ${value}`],
    ),
  ]
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return `{${pairs.join(',')}}`
}

/** Backslash, quote and line feed are all that the format escapes; other control characters would only spoil a line. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\0-\x09\x0b-\x1f\x7f\u2028\u2029]/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
}
