import type { FlowReport } from '../../flow/flowReport.ts'
import { plural, t } from '../../l10n/l10n.ts'
import type { ChartView } from './chartView.ts'
import { policyText, spanText } from './saidOfCards.ts'

export interface AssumptionsView extends ChartView {
  readonly assumptions: readonly { readonly name: string; readonly holds: boolean; readonly evidence: string }[]
}

/** Whether what Little's law asks for was given: no forecast, only where it would be wrong. */
export function assumptionsView(report: FlowReport): AssumptionsView {
  const assumptions = report.assumptions.map(({ name, holds, evidence }) => ({ name: nameOf(name), holds, evidence }))
  const broken = assumptions.filter(({ holds }) => !holds).length
  const says =
    broken === 0
      ? t('All that Little’s law asks for was given in these days.')
      : plural(
          broken,
          '{0} of {1} assumptions of Little’s law is broken.',
          '{0} of {1} assumptions of Little’s law are broken.',
          assumptions.length,
        )
  return {
    id: 'assumptions',
    title: t('Little’s law'),
    says,
    basis: [spanText(report), policyText(report)],
    alternative: says,
    empty: assumptions.length === 0 ? t('There are too few days to tell.') : null,
    count: 0,
    point: () => ({ text: '', cards: [] }),
    table: () => ({
      caption: t('Assumptions of Little’s law, {0}', spanText(report)),
      head: [t('Assumption'), t('Holds'), t('Evidence')],
      rows: assumptions.map(({ name, holds, evidence }) => ({
        card: null,
        cells: [name, holds ? t('yes') : t('no'), evidence],
      })),
    }),
    assumptions,
  }
}

function nameOf(name: FlowReport['assumptions'][number]['name']): string {
  switch (name) {
    case 'arrivals':
      return t('As many are started as are finished')
    case 'age':
      return t('Work in progress does not grow older')
    case 'unfinished':
      return t('What is started is finished')
  }
}
