import type { FlowReport } from '../../flow/flowReport.ts'
import { t } from '../../l10n/l10n.ts'
import type { ChartView } from './chartView.ts'
import { leftOutText, policyText, sizeText, spanText } from './saidOfCards.ts'

export interface EfficiencyView extends ChartView {
  /** Whole percents; null where nothing was finished. */
  readonly percent: number | null
}

/** How much of the time between start and finish was work, at most. */
export function efficiencyView(report: FlowReport): EfficiencyView {
  const { share, n } = report.flowEfficiency
  const percent = share === null ? null : Math.round(100 * share)
  const empty = percent === null ? t('No card was finished in these days.') : null
  const says =
    percent === null ? (empty ?? '') : t('At most {0} % of the time between start and finish was work.', percent)
  return {
    id: 'flowEfficiency',
    title: t('Flow efficiency'),
    says,
    basis: [
      ...sizeText(n),
      t('time in queue columns and blocked days are no work; the rest may have been'),
      policyText(report),
      ...leftOutText(report.leftOut),
    ],
    alternative: says,
    empty,
    count: 0,
    point: () => ({ text: '', cards: [] }),
    table: () => ({
      caption: t('Flow efficiency, {0}', spanText(report)),
      head: [t('At most, %'), t('Cards')],
      rows: percent === null ? [] : [{ card: null, cells: [percent, n] }],
    }),
    percent,
  }
}
