import type { BlockedCluster, CardMark, FlowReport } from '../../flow/flowReport.ts'
import { plural, t } from '../../l10n/l10n.ts'
import { plainLabel } from '../plain.ts'
import type { ChartView } from './chartView.ts'
import { groupBy } from './groupBy.ts'
import { cardsText, cardText, daysText, spanText } from './saidOfCards.ts'

/** What blocked days are gathered by. */
export const blockedGroupings = ['thief', 'on', 'column'] as const
export type BlockedGrouping = (typeof blockedGroupings)[number]

/** Blocked days that belong together. */
export interface BlockedBar {
  readonly name: string
  readonly days: number
  /** Of these days: what somebody outside of this board was waited for. */
  readonly externalDays: number
  /** Blockers. */
  readonly count: number
  readonly cards: readonly CardMark[]
}

export interface BlockedView extends ChartView {
  /** Most days first. */
  readonly bars: readonly BlockedBar[]
}

/** Names by id, where the report has ids only. */
export type Names = ReadonlyMap<string, string>

/** Further ones are one bar together. */
const mostBars = 12

/** The days that blockers took, by thief, by what was waited for, or by column. */
export function blockedView(report: FlowReport, by: BlockedGrouping, thieves: Names): BlockedView {
  const columns = new Map(report.columns.map(({ id, name }) => [id, name]))
  const all = gather(report.blockedTime, (cluster) => nameOf(cluster, by, { thieves, columns }))
  const bars = withoutTheMany(all)
  const days = all.reduce((sum, bar) => sum + bar.days, 0)
  const count = all.reduce((sum, bar) => sum + bar.count, 0)
  return {
    id: 'blockedTime',
    title: t('Blocked days'),
    says: says(all, days),
    basis: [
      t('n = {0}', plural(count, '{0} blocker', '{0} blockers')),
      t('from the day it was blocked to the day it was not; days before the start and after the finish do not count'),
    ],
    alternative: bars.map(barText).join('; '),
    empty: count === 0 ? t('Nothing was blocked in these days.') : null,
    count: bars.length,
    point: (at) => pointOf(bars[at]),
    table: () => ({
      caption: t('Blocked days, {0}', spanText(report)),
      head: [t('Blocked by'), t('Days'), t('Of them external'), t('Blockers'), t('Cards')],
      rows: all.map((bar) => ({
        card: null,
        cells: [bar.name, bar.days, bar.externalDays, bar.count, bar.cards.map(({ card }) => card).join(' ')],
      })),
    }),
    bars,
  }
}

interface Known {
  readonly thieves: Names
  readonly columns: Names
}

function nameOf(cluster: BlockedCluster, by: BlockedGrouping, { thieves, columns }: Known): string {
  const id = cluster[by]
  if (id === null) return noName(by)
  return plainLabel((by === 'thief' ? thieves.get(id) : by === 'column' ? columns.get(id) : undefined) ?? id)
}

function noName(by: BlockedGrouping): string {
  if (by === 'thief') return t('No thief named')
  return by === 'on' ? t('Nothing named') : t('No column')
}

function gather(
  clusters: readonly BlockedCluster[],
  nameOf: (cluster: BlockedCluster) => string,
): readonly BlockedBar[] {
  const groups = groupBy(clusters, nameOf)
  const bars = [...groups].map(([name, clusters]) => ({
    name,
    days: sum(clusters, ({ days }) => days),
    externalDays: sum(clusters, ({ days, isInternal }) => (isInternal ? 0 : days)),
    count: sum(clusters, ({ count }) => count),
    cards: distinct(clusters.flatMap(({ cards }) => cards)),
  }))
  return bars.sort((one, other) => other.days - one.days || other.count - one.count || (one.name < other.name ? -1 : 1))
}

function withoutTheMany(bars: readonly BlockedBar[]): readonly BlockedBar[] {
  if (bars.length <= mostBars) return bars
  const others = bars.slice(mostBars - 1)
  const rest = {
    name: t('{0} others', others.length),
    days: sum(others, ({ days }) => days),
    externalDays: sum(others, ({ externalDays }) => externalDays),
    count: sum(others, ({ count }) => count),
    cards: distinct(others.flatMap(({ cards }) => cards)),
  }
  return [...bars.slice(0, mostBars - 1), rest]
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}

function distinct(cards: readonly CardMark[]): readonly CardMark[] {
  return [...new Map(cards.map((card) => [`${card.card}\n${card.path ?? ''}`, card])).values()]
}

function says([first]: readonly BlockedBar[], days: number): string {
  if (!first) return t('Nothing was blocked in these days.')
  return t('{0} went to blockers; {1} of them: {2}.', daysText(days), first.days, first.name)
}

function barText({ name, days, externalDays, cards }: BlockedBar): string {
  const parts = [daysText(days), externalDays > 0 ? t('{0} external', externalDays) : '', cardsText(cards.length)]
  return t('{0}: {1}', name, parts.filter((part) => part !== '').join(', '))
}

function pointOf(bar: BlockedBar | undefined): { readonly text: string; readonly cards: readonly CardMark[] } {
  if (!bar) return { text: '', cards: [] }
  const [card] = bar.cards
  const text = bar.cards.length === 1 && card ? `${barText(bar)} · ${cardText(card)}` : barText(bar)
  return { text, cards: bar.cards }
}
