import type { CardMark, FlowReport } from '../../flow/flowReport.ts'
import { dayText, t } from '../../l10n/l10n.ts'
import { dayNumber } from '../../flow/day.ts'
import type { ChartView } from './chartView.ts'
import { cardsText, numberText, policyText, spanText } from './saidOfCards.ts'

export interface CumulativeView extends ChartView {
  /** Whole days since 1970, in a row. */
  readonly days: readonly number[]
  /** First column first: how many cards had come so far on each day. Each is at or above the next. */
  readonly layers: readonly { readonly name: string; readonly arrived: readonly number[] }[]
  /** What had left the last layer behind before the first day: the axis begins there. */
  readonly floor: number
}

/** How many cards have come into each column, day by day: the gap between two lines is what is in between. */
export function cumulativeView(report: FlowReport): CumulativeView {
  const { cumulativeFlow, columns, to } = report
  const layers = columns.map(({ id, name }) => ({ name, arrived: cumulativeFlow.map((day) => day.columns[id] ?? 0) }))
  const most = layers[0]?.arrived.at(-1) ?? 0
  const before = layers.at(-1)?.arrived[0] ?? 0
  // What is little compared to the rest may as well be seen.
  const floor = before > most / 3 ? before : 0
  return {
    id: 'cumulativeFlow',
    title: t('Cumulative flow'),
    says: says(report),
    basis: [
      t('n = {0}', most),
      policyText(report),
      ...(floor > 0 ? [t('the axis begins at {0}: so many were done before', numberText(floor))] : []),
    ],
    alternative: alternative(report),
    empty: most === 0 ? t('No card has come onto the wall.') : null,
    count: cumulativeFlow.length,
    point(at) {
      const day = cumulativeFlow[at]
      if (!day) return { text: '', cards: [] }
      const gaps = layers.map(({ name, arrived }, i) => {
        const next = layers[i + 1]
        return t('{0} {1}', name, (arrived[at] ?? 0) - (next ? (next.arrived[at] ?? 0) : 0))
      })
      return { text: [dayText(day.date, to), ...gaps].join(' · '), cards: activeOn(report, day.date) }
    },
    table: () => ({
      caption: t('Cards that had come into each column, {0}', spanText(report)),
      head: [t('Day'), ...columns.map(({ name }) => name)],
      rows: cumulativeFlow.map((day) => ({
        card: null,
        cells: [day.date, ...columns.map(({ id }) => day.columns[id] ?? 0)],
      })),
    }),
    days: cumulativeFlow.map(({ date }) => dayNumber(date)),
    layers,
    floor,
  }
}

/** The cards of the report that were started and not finished that day. Days compare as texts. */
function activeOn({ cycleTime, workItemAge }: FlowReport, date: string): readonly CardMark[] {
  return [
    ...cycleTime.items.filter(({ started, finished }) => started <= date && date < finished),
    ...workItemAge.filter(({ started }) => started <= date),
  ]
}

function says({ wip }: FlowReport): string {
  const [first, last] = [wip[0]?.count ?? 0, wip.at(-1)?.count ?? 0]
  if (first === last) return t('Work in progress is what it was: {0}.', cardsText(last))
  return last > first
    ? t('Work in progress grew from {0} to {1}.', first, cardsText(last))
    : t('Work in progress fell from {0} to {1}.', first, cardsText(last))
}

function alternative(report: FlowReport): string {
  const { columns, cumulativeFlow } = report
  const [first, last] = [cumulativeFlow[0], cumulativeFlow.at(-1)]
  const grown = columns.map(({ id, name }) =>
    t('{0} from {1} to {2}', name, first?.columns[id] ?? 0, last?.columns[id] ?? 0),
  )
  return t('Cards that had come into each column, {0}: {1}.', spanText(report), grown.join(', '))
}
