import { enoughCards } from '../../flow/ageBand.ts'
import type { FlowReport } from '../../flow/flowReport.ts'
import { dayText, plural, t } from '../../l10n/l10n.ts'
import { dayNumber } from '../../flow/day.ts'
import type { ChartView } from './chartView.ts'
import { cardsText, numberText, spanText } from './saidOfCards.ts'
import { finishedBy } from './throughputView.ts'

export interface XmrView extends ChartView {
  readonly points: readonly { readonly day: number; readonly value: number; readonly isOutside: boolean }[]
  readonly mean: number | null
  readonly upper: number | null
  /** null where it would be under 0: fewer than no cards are never finished. */
  readonly lower: number | null
}

/** Whether the throughput of a day is routine, or tells that something happened. */
export function xmrView(report: FlowReport): XmrView {
  const { xmr, to, cycleTime } = report
  const { mean, upper } = xmr
  const lower = xmr.lower !== null && xmr.lower > 0 ? xmr.lower : null
  const finished = finishedBy(cycleTime.items)
  const points = xmr.points.map(({ date, value, isOutside }) => ({ day: dayNumber(date), value, isOutside }))
  return {
    id: 'xmr',
    title: t('Process behaviour'),
    says: says(report),
    basis: [
      t('n = {0}', plural(points.length, '{0} day', '{0} days')),
      ...(points.length < enoughCards ? [t('fewer than {0}: read it with care', enoughCards)] : []),
      t('limits: mean ± 2.66 × mean moving range'),
      ...(xmr.lower !== null && lower === null ? [t('a lower limit under 0 is none')] : []),
    ],
    alternative: `${t('Cards finished on each day, {0}', spanText(report))}. ${limitsText(mean, upper, lower)} ${says(report)}`,
    empty: mean === null || upper === null ? t('There are too few days to tell routine from news.') : null,
    count: points.length,
    point(at) {
      const point = xmr.points[at]
      if (!point) return { text: '', cards: [] }
      const day = dayNumber(point.date)
      const text = [t('{0} finished', cardsText(point.value)), dayText(point.date, to)]
      return {
        text: [...text, ...(point.isOutside ? [t('outside the limits')] : [])].join(' · '),
        cards: finished({ first: day, last: day }),
      }
    },
    table: () => ({
      caption: `${t('Cards finished on each day, {0}', spanText(report))}. ${limitsText(mean, upper, lower)}`,
      head: [t('Day'), t('Finished'), t('Outside the limits')],
      rows: xmr.points.map(({ date, value, isOutside }) => ({
        card: null,
        cells: [date, value, isOutside ? t('yes') : ''],
      })),
    }),
    points,
    mean,
    upper,
    lower,
  }
}

function says({ xmr }: FlowReport): string {
  const outside = xmr.points.filter(({ isOutside }) => isOutside).length
  if (outside === 0) return t('Every day is within the limits: the differences are routine.')
  return plural(
    outside,
    '{0} day is outside the limits: something happened there.',
    '{0} days are outside the limits: something happened there.',
  )
}

function limitsText(mean: number | null, upper: number | null, lower: number | null): string {
  if (mean === null || upper === null) return ''
  return t(
    'Mean {0}, upper limit {1}, lower limit {2}.',
    numberText(mean),
    numberText(upper),
    lower === null ? t('none') : numberText(lower),
  )
}
