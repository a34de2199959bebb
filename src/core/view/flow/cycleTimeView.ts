import type { FinishedItem, FlowReport } from '../../flow/flowReport.ts'
import { dayText, plural, t } from '../../l10n/l10n.ts'
import { dayNumber } from '../../flow/day.ts'
import type { ChartPoint, ChartTable, ChartView } from './chartView.ts'
import { groupBy } from './groupBy.ts'
import { cardsText, cardText, daysText, leftOutText, policyText, sizeText, spanText } from './saidOfCards.ts'

/** Cards that were finished on one day after equally many days. */
export interface CycleDot {
  /** Whole days since 1970. */
  readonly day: number
  readonly days: number
  readonly cards: readonly FinishedItem[]
}

export interface CycleTimeView extends ChartView {
  readonly first: number
  readonly last: number
  /** Oldest first, then the quickest first. */
  readonly dots: readonly CycleDot[]
  /** Lowest first. */
  readonly lines: readonly { readonly percent: number; readonly days: number }[]
  readonly sle: { readonly percentile: number; readonly days: number } | null
  /** Days at the upper end of the axis: dots over it stand at the edge, so that a few do not press all others down. */
  readonly top: number
}

/** Every finished card by how long it took. */
export function cycleTimeView(report: FlowReport): CycleTimeView {
  const { cycleTime, sle, leftOut } = report
  const dots = dotsOf(cycleTime.items)
  const lines = percentLines(cycleTime)
  const top = topOf(dots, Math.max(5, sle?.days ?? 0, ...lines.map(({ days }) => days)))
  const over = cycleTime.items.filter(({ days }) => days > top).length
  return {
    id: 'cycleTime',
    title: t('Cycle time'),
    says: says(report),
    basis: [...sizeText(cycleTime.n), policyText(report), ...leftOutText(leftOut), ...overText(over, top)],
    alternative: alternative(report),
    empty: cycleTime.n === 0 ? t('No card was finished in these days.') : null,
    count: dots.length,
    point: (at) => pointOf(dots[at], report.to),
    table: () => table(cycleTime.items, report),
    first: dayNumber(report.from),
    last: dayNumber(report.to),
    dots,
    lines,
    sle,
    top,
  }
}

/** The longest time; twice what is usual where the longest is many times as long. */
function topOf(dots: readonly CycleDot[], usual: number): number {
  const longest = dots.reduce((most, { days }) => Math.max(most, days), usual)
  return longest > 4 * usual ? 2 * usual : longest
}

function overText(count: number, top: number): readonly string[] {
  if (count === 0) return []
  return [plural(count, '{0} card over {1} stands at the edge', '{0} cards over {1} stand at the edge', daysText(top))]
}

function percentLines({ p50, p85, p95 }: FlowReport['cycleTime']): CycleTimeView['lines'] {
  const lines = [
    { percent: 50, days: p50 },
    { percent: 85, days: p85 },
    { percent: 95, days: p95 },
  ]
  return lines.flatMap(({ percent, days }) => (days === null ? [] : [{ percent, days }]))
}

function dotsOf(items: readonly FinishedItem[]): readonly CycleDot[] {
  return [...groupBy(items, ({ finished, days }) => `${finished} ${days}`).values()]
    .flatMap((cards) => (cards[0] ? [{ day: dayNumber(cards[0].finished), days: cards[0].days, cards }] : []))
    .sort((one, other) => one.day - other.day || one.days - other.days)
}

function says({ cycleTime: { p85 }, sle }: FlowReport): string {
  if (p85 === null) return t('No card was finished in these days.')
  const usual = plural(p85, '85 % of cards took {0} day or less.', '85 % of cards took {0} days or less.')
  if (!sle) return usual
  const promise = t('SLE: {0} % in {1} or less', sle.percentile, daysText(sle.days))
  return `${usual} ${t('{0}; {1} of {2} kept it.', promise, sle.met, cardsText(sle.of))}`
}

function alternative(report: FlowReport): string {
  const { p50, p85, p95, max, n } = report.cycleTime
  if (p50 === null || p85 === null || p95 === null || max === null) return t('No card was finished in these days.')
  return t(
    '{0} finished {1}: half of them took {2} or less, 85 % {3}, 95 % {4}, and the longest {5}.',
    cardsText(n),
    spanText(report),
    daysText(p50),
    daysText(p85),
    daysText(p95),
    daysText(max),
  )
}

function pointOf(dot: CycleDot | undefined, today: string): ChartPoint {
  const [first, ...others] = dot?.cards ?? []
  if (!dot || !first) return { text: '', cards: [] }
  const name = others.length === 0 ? cardText(first) : cardsText(dot.cards.length)
  const text = [daysText(dot.days), t('finished {0}', dayText(first.finished, today)), name].join(' · ')
  return { text, cards: dot.cards }
}

function table(items: readonly FinishedItem[], report: FlowReport): ChartTable {
  return {
    caption: t('Cards finished {0}', spanText(report)),
    head: [t('Card'), t('Title'), t('Started'), t('Finished'), t('Days')],
    rows: items.map((item) => ({ card: item, cells: [item.card, item.title, item.started, item.finished, item.days] })),
  }
}
