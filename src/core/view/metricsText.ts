import { byThiefAndBlocker } from '../flow/metricsJson.ts'
import type { FlowReport, Percentiles } from '../flow/flowReport.ts'
import { oneLine } from '../edit/text.ts'

/** A report for a terminal: no colours, no control characters, English, ends with LF. */
export function metricsText(report: FlowReport): string {
  const parts = [
    headLines(report),
    timeLines(report),
    ageLines(report),
    blockedLines(report),
    forecastLines(report),
    chartLines(report),
    report.notes.map((note) => `note: ${oneLine(note)}`),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function headLines({ from, to, timezone, policy, n, leftOut }: FlowReport): readonly string[] {
  return [
    `${from} to ${to}, days in ${timezone}, policy ${policy}`,
    `n = ${n} finished; left out: ${leftOut.noStart} without a recorded start, ${leftOut.noFinish} not finished, ${leftOut.abandoned} gone unfinished`,
  ]
}

function timeLines(report: FlowReport): readonly string[] {
  const { wip, throughput, cycleTime, leadTime, sle, flowEfficiency } = report
  const finished = throughput.reduce((sum, { count }) => sum + count, 0)
  const kept =
    sle === null ? [] : [`SLE         ${sle.percentile} % in ${days(sle.days)}: ${sle.met} of ${sle.of} kept it`]
  const share = flowEfficiency.share === null ? 'unknown' : `at most ${Math.round(100 * flowEfficiency.share)} %`
  return [
    `WIP         ${wip.at(-1)?.count ?? 0}`,
    `throughput  ${finished} in ${days(throughput.length)}`,
    `cycle time  ${percentileText(cycleTime)}, longest ${days(cycleTime.max)}`,
    ...(leadTime.n === 0 ? [] : [`lead time   ${percentileText(leadTime)}, n = ${leadTime.n}`]),
    ...kept,
    `efficiency  ${share}`,
  ]
}

/** So many cards are named; the rest is counted. */
const mostCards = 20

function ageLines({ workItemAge, columns }: FlowReport): readonly string[] {
  if (workItemAge.length === 0) return []
  const nameOf = new Map(columns.map(({ id, name }) => [id, oneLine(name)]))
  const items = workItemAge
    .slice(0, mostCards)
    .map(({ card, title, column, days: age, columnDays, band, isBlocked }) => {
      const facts = [`in ${nameOf.get(column) ?? column} ${days(columnDays)}`, ...(isBlocked ? ['blocked'] : [])]
      const where = band === null ? [] : [{ usual: 'up to p50', slow: 'over p50', late: 'over p85' }[band]]
      return `  ${days(age)}  ${oneLine(card)}  ${oneLine(title)}  (${[...where, ...facts].join(', ')})`
    })
  const more = workItemAge.length - items.length
  return ['ageing', ...items, ...(more > 0 ? [`  and ${more} more`] : [])]
}

function blockedLines({ blockedTime }: FlowReport): readonly string[] {
  const rows = byThiefAndBlocker(blockedTime).map(({ thief, on, days: taken, count }) => {
    return `  ${days(taken)}  ${oneLine(thief ?? 'no thief named')}${on === null ? '' : `  on ${oneLine(on)}`}  (${count} times)`
  })
  return rows.length === 0 ? [] : ['blocked', ...rows]
}

function forecastLines({ forecast: { howMany, when, window, seed } }: FlowReport): readonly string[] {
  return [
    `forecast from ${days(window)} of throughput, seed ${seed}`,
    `  in ${days(howMany.days)}: ${atLeast(howMany)}`,
    `  ${when.items} cards: ${percentileText(when)}`,
  ]
}

function atLeast({ p50, p85, p95 }: Percentiles): string {
  if (p50 === null) return 'unknown'
  return `${p50} cards or more (50 %), ${p85 ?? 0} (85 %), ${p95 ?? 0} (95 %)`
}

function chartLines({ xmr, assumptions }: FlowReport): readonly string[] {
  const outside = xmr.points.filter(({ isOutside }) => isOutside).length
  const { mean, lower, upper } = xmr
  const limits =
    mean === null || lower === null || upper === null
      ? null
      : [mean, Math.max(0, lower), upper].map((n) => n.toFixed(2))
  const chart =
    limits === null
      ? 'throughput per day: too few days for limits'
      : `throughput per day: mean ${limits[0]}, limits ${limits[1]} to ${limits[2]}, ${days(outside)} outside`
  return [chart, ...assumptions.map(({ holds, evidence }) => `${holds ? 'holds ' : 'broken'}  ${evidence}`)]
}

function percentileText({ p50, p85, p95 }: Percentiles): string {
  return p50 === null ? 'unknown' : `p50 ${days(p50)}, p85 ${days(p85)}, p95 ${days(p95)}`
}

function days(count: number | null): string {
  return count === null ? 'unknown' : `${count} ${count === 1 ? 'day' : 'days'}`
}
