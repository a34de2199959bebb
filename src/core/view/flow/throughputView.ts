import type { FinishedItem, FlowReport } from '../../flow/flowReport.ts'
import { plural, t } from '../../l10n/l10n.ts'
import { dayNumber } from '../../flow/day.ts'
import type { ChartView } from './chartView.ts'
import { groupBy } from './groupBy.ts'
import { cardsText, daysText, sizeText, spanText } from './saidOfCards.ts'
import { type Span, spanName, spansOf, type SpanUnit, unitFor } from './spans.ts'

export interface ThroughputView extends ChartView {
  readonly unit: SpanUnit
  readonly bars: readonly Span[]
}

/** How many cards were finished, day by day. */
export function throughputView(report: FlowReport): ThroughputView {
  const { throughput, cycleTime, to } = report
  const unit = unitFor(throughput.length)
  const bars = spansOf(throughput, unit)
  const total = throughput.reduce((sum, { count }) => sum + count, 0)
  const finished = finishedBy(cycleTime.items)
  return {
    id: 'throughput',
    title: t('Throughput'),
    says: total === 0 ? t('No card was finished in these days.') : says(report, total),
    basis: [...sizeText(total), unitText(unit), ...unknownText(total - cycleTime.n)],
    alternative: alternative(report, bars, unit),
    empty: total === 0 ? t('No card was finished in these days.') : null,
    count: bars.length,
    point(at) {
      const bar = bars[at]
      if (!bar) return { text: '', cards: [] }
      return {
        text: [t('{0} finished', cardsText(bar.count)), spanName(bar, to)].join(' · '),
        cards: finished(bar),
      }
    },
    table: () => ({
      caption: t('Cards finished on each day, {0}', spanText(report)),
      head: [t('Day'), t('Finished')],
      rows: throughput.map(({ date, count }) => ({ card: null, cells: [date, count] })),
    }),
    unit,
    bars,
  }
}

/** The cards that were finished in some days. */
export function finishedBy(
  items: readonly FinishedItem[],
): (span: Pick<Span, 'first' | 'last'>) => readonly FinishedItem[] {
  let byDay: ReadonlyMap<number, readonly FinishedItem[]> | null = null
  return ({ first, last }) => {
    byDay ??= groupBy(items, ({ finished }) => dayNumber(finished))
    const found: FinishedItem[] = []
    for (let day = first; day <= last; day++) found.push(...(byDay.get(day) ?? []))
    return found
  }
}

/** One bar is … */
export function unitText(unit: SpanUnit): string {
  if (unit === 'day') return t('a bar is a day')
  return unit === 'week' ? t('a bar is a week') : t('a bar is a month')
}

function says({ throughput }: FlowReport, total: number): string {
  const most = Math.max(0, ...throughput.map(({ count }) => count))
  const idle = throughput.filter(({ count }) => count === 0).length
  const sum = t('{0} finished in {1}.', cardsText(total), daysText(throughput.length))
  return `${sum} ${plural(idle, 'On {0} day none, on the busiest {1}.', 'On {0} days none, on the busiest {1}.', most)}`
}

function unknownText(count: number): readonly string[] {
  return count > 0 ? [t('{0} of them with no start recorded', count)] : []
}

function alternative(report: FlowReport, bars: readonly Span[], unit: SpanUnit): string {
  const best = bars.reduce<Span | null>((most, bar) => (most && most.count >= bar.count ? most : bar), null)
  if (!best || best.count === 0) return t('No card was finished in these days.')
  return t(
    '{0} bars, {1}; {2}. The highest: {3}, {4}.',
    bars.length,
    spanText(report),
    unitText(unit),
    spanName(best, report.to),
    cardsText(best.count),
  )
}
