import type { FlowReport } from '../../flow/flowReport.ts'
import { type AgeingView, ageingView } from './ageingView.ts'
import { type AssumptionsView, assumptionsView } from './assumptionsView.ts'
import { type BlockedGrouping, type BlockedView, blockedView, type Names } from './blockedView.ts'
import { type CumulativeView, cumulativeView } from './cumulativeView.ts'
import { type CycleTimeView, cycleTimeView } from './cycleTimeView.ts'
import { type EfficiencyView, efficiencyView } from './efficiencyView.ts'
import { type ForecastView, howManyView, whenView } from './forecastView.ts'
import { spanText } from './saidOfCards.ts'
import { type ThroughputView, throughputView } from './throughputView.ts'
import { type XmrView, xmrView } from './xmrView.ts'

/** What the flow screen shows: every sentence, every row, and the numbers that are drawn. */
export interface FlowView {
  /** Days that are looked at, and whose: `26 Aug – 24 Nov · Europe/Berlin`. */
  readonly span: string
  /** What has to be said beside any chart. */
  readonly notes: readonly string[]
  readonly ageing: AgeingView
  readonly cycleTime: CycleTimeView
  readonly throughput: ThroughputView
  readonly cumulativeFlow: CumulativeView
  readonly blockedTime: BlockedView
  readonly howMany: ForecastView
  readonly when: ForecastView
  readonly xmr: XmrView
  readonly flowEfficiency: EfficiencyView
  readonly assumptions: AssumptionsView
}

/** What a person has chosen of how it is shown. */
export interface FlowShape {
  readonly blockedBy: BlockedGrouping
  /** Names of the thieves by id. */
  readonly thieves: Names
}

export function flowView(report: FlowReport, { blockedBy, thieves }: FlowShape): FlowView {
  return {
    span: `${spanText(report)} · ${report.timezone}`,
    notes: report.notes,
    ageing: ageingView(report),
    cycleTime: cycleTimeView(report),
    throughput: throughputView(report),
    cumulativeFlow: cumulativeView(report),
    blockedTime: blockedView(report, blockedBy, thieves),
    howMany: howManyView(report),
    when: whenView(report),
    xmr: xmrView(report),
    flowEfficiency: efficiencyView(report),
    assumptions: assumptionsView(report),
  }
}
