import { ageBand, enoughCards, ownBounds } from '../../flow/ageBand.ts'
import type { AgeBand, AgeingItem, FlowReport } from '../../flow/flowReport.ts'
import { dayText, plural, t } from '../../l10n/l10n.ts'
import type { ChartTable, ChartView } from './chartView.ts'
import { cardsText, cardText, daysText, numberText, policyText } from './saidOfCards.ts'

/** A column with what is on it, and how old finished cards were when they left it. */
export interface AgeingColumn {
  readonly name: string
  readonly count: number
  readonly p50: number | null
  readonly p85: number | null
}

export interface AgeingDot {
  /** Index into `columns`. */
  readonly column: number
  readonly days: number
  readonly band: AgeBand
  readonly isBlocked: boolean
}

export interface AgeingView extends ChartView {
  readonly columns: readonly AgeingColumn[]
  /** Column by column, the youngest first. */
  readonly dots: readonly AgeingDot[]
  readonly sle: number | null
}

/** Every active card by its age, over what is usual where it stands. */
export function ageingView(report: FlowReport): AgeingView {
  const columns = report.columns
    .filter(({ isActive }) => isActive)
    .map(({ id, name }) => {
      const pace = report.pace.find(({ column }) => column === id)
      const bounds = ownBounds(pace ?? { n: 0, p50: null, p85: null })
      const items = report.workItemAge
        .filter(({ column }) => column === id)
        .map((item) => ({ ...item, band: ageBand(item.days, bounds) }))
        .sort((one, other) => one.days - other.days)
      return { name, items, bounds }
    })
  const items = columns.flatMap(({ items }) => items)
  const names = new Map(report.columns.map(({ id, name }) => [id, name]))
  const drawn = columns.map(({ name, items, bounds }) => ({
    name,
    count: items.length,
    p50: bounds.usual,
    p85: bounds.late,
  }))
  return {
    id: 'ageing',
    title: t('Age of work in progress'),
    says: says(items),
    basis: [t('n = {0}', items.length), ...paceText(report), policyText(report)],
    alternative: drawn.map((column, at) => columnText(column, columns[at]?.items ?? [])).join(' '),
    empty: items.length === 0 ? t('No card is between started and finished.') : null,
    count: items.length,
    point: (at) => ({ text: pointText(items[at], names), cards: items.slice(at, at + 1) }),
    table: () => table(items, names, report),
    columns: drawn,
    dots: columns.flatMap(({ items }, column) =>
      items.map(({ days, band, isBlocked }) => ({ column, days, band, isBlocked })),
    ),
    sle: report.sle?.days ?? null,
  }
}

/** `over p85`, or nothing where a team has no pace yet. */
export function bandText(band: AgeBand): string {
  if (band === 'late') return t('over p85')
  if (band === 'slow') return t('over p50')
  return band === 'usual' ? t('usual') : ''
}

function says(items: readonly AgeingItem[]): string {
  const oldest = Math.max(0, ...items.map(({ days }) => days))
  const late = items.filter(({ band }) => band === 'late').length
  if (items.every(({ band }) => band === null)) return t('The oldest active card is {0} old.', daysText(oldest))
  if (late === 0) return t('No active card is older than 85 % of cards were when they left its column.')
  return plural(
    late,
    '{0} of {1} active cards is older than 85 % of cards were when they left its column.',
    '{0} of {1} active cards are older than 85 % of cards were when they left their column.',
    items.length,
  )
}

function paceText({ n }: FlowReport): readonly string[] {
  return n < enoughCards
    ? [t('no p50 and p85 before {0} finished cards', enoughCards)]
    : [t('p50 and p85 of {0} finished cards', numberText(n))]
}

function columnText({ name, count, p50, p85 }: AgeingColumn, items: readonly AgeingItem[]): string {
  const pace = p50 === null || p85 === null ? '' : t('; p50 {0}, p85 {1}', daysText(p50), daysText(p85))
  if (count === 0) return t('{0}: no card{1}.', name, pace)
  const oldest = daysText(items.at(-1)?.days ?? 0)
  return t('{0}: {1}, the oldest {2}{3}.', name, cardsText(count), oldest, pace)
}

function pointText(item: AgeingItem | undefined, names: ReadonlyMap<string, string>): string {
  if (!item) return ''
  const parts = [
    plural(item.days, '{0} day old', '{0} days old'),
    t('{0} in {1}', daysText(item.columnDays), names.get(item.column) ?? item.column),
    bandText(item.band),
    item.isBlocked ? t('blocked') : '',
    cardText(item),
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

function table(items: readonly AgeingItem[], names: ReadonlyMap<string, string>, { to }: FlowReport): ChartTable {
  return {
    caption: t('Active cards on {0}', dayText(to, to)),
    head: [t('Card'), t('Title'), t('Column'), t('Started'), t('Days'), t('Days in column'), t('Band'), t('Blocked')],
    rows: items.map((item) => ({
      card: item,
      cells: [
        item.card,
        item.title,
        names.get(item.column) ?? item.column,
        item.started,
        item.days,
        item.columnDays,
        bandText(item.band),
        item.isBlocked ? t('yes') : '',
      ],
    })),
  }
}
