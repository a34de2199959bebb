import { enoughCards } from '../../flow/ageBand.ts'
import { forecastRuns } from '../../flow/forecast.ts'
import type { FlowReport, Outcome } from '../../flow/flowReport.ts'
import { dayText, plural, t } from '../../l10n/l10n.ts'
import type { ChartView } from './chartView.ts'
import { dateOf, dayNumber } from '../../flow/day.ts'
import { groupBy } from './groupBy.ts'
import { numberText, cardsText } from './saidOfCards.ts'

/** How sure one may be of a value. */
export interface Certainty {
  readonly percent: number
  readonly value: number
}

/** Neighbouring values, both counted: one, unless there are too many to be drawn. */
export interface ForecastBar {
  readonly first: number
  readonly last: number
  /** Of the runs, in percent. */
  readonly share: number
}

export interface ForecastView extends ChartView {
  /** By value, the lowest first. */
  readonly bars: readonly ForecastBar[]
  readonly marks: readonly Certainty[]
  /** The day that values are counted from, whole days since 1970; null where they are cards. */
  readonly today: number | null
}

/** More are too narrow to be hit on a narrow screen. */
const mostBars = 48

/** How many cards will be finished in so many days; the more is promised, the less sure it is. */
export function howManyView(report: FlowReport): ForecastView {
  const { howMany } = report.forecast
  const by = dateAfter(report, howMany.days)
  const marks = marksOf(howMany)
  const sentence = ({ percent, value }: Certainty): string =>
    plural(value, '{1} % sure: {0} card or more by {2}', '{1} % sure: {0} cards or more by {2}', percent, by)
  const bars = barsOf(howMany.outcomes)
  return {
    ...shared(report, marks, bars),
    id: 'howMany',
    title: t('Forecast: how many'),
    says: says(marks, sentence),
    alternative: marks.map((mark) => closed(sentence(mark))).join(' '),
    point(at) {
      const bar = bars[at]
      if (!bar) return { text: '', cards: [] }
      const sure = reached(howMany.outcomes, (value) => value >= bar.first)
      return { text: sentence({ percent: sure, value: bar.first }), cards: [] }
    },
    table: () => ({
      caption: t('Cards finished by {0}, of {1} runs', by, numberText(forecastRuns)),
      head: [t('Cards'), t('Runs'), t('So many or more, %')],
      rows: howMany.outcomes.map(({ value, runs }) => ({
        card: null,
        cells: [value, runs, reached(howMany.outcomes, (other) => other >= value)],
      })),
    }),
    today: null,
  }
}

/** When so many cards will be finished; the later, the surer. */
export function whenView(report: FlowReport): ForecastView {
  const { when } = report.forecast
  const marks = marksOf(when)
  const sentence = ({ percent, value }: Certainty): string =>
    plural(
      when.items,
      '{1} % sure: the next card is finished by {2}',
      '{1} % sure: the next {0} cards are finished by {2}',
      percent,
      dateAfter(report, value),
    )
  const bars = barsOf(when.outcomes)
  return {
    ...shared(report, marks, bars),
    ...(when.items === 0 ? { empty: t('Nothing is waiting to be finished.') } : {}),
    id: 'when',
    title: t('Forecast: when'),
    says: says(marks, sentence),
    alternative: marks.map((mark) => closed(sentence(mark))).join(' '),
    point(at) {
      const bar = bars[at]
      if (!bar) return { text: '', cards: [] }
      const percent = reached(when.outcomes, (value) => value <= bar.last)
      return { text: sentence({ percent, value: bar.last }), cards: [] }
    },
    table: () => ({
      caption: t('Day on which {0} are finished, of {1} runs', cardsText(when.items), numberText(forecastRuns)),
      head: [t('Day'), t('Runs'), t('By this day, %')],
      rows: when.outcomes.map(({ value, runs }) => ({
        card: null,
        cells: [dateOf(dayNumber(report.to) + value), runs, reached(when.outcomes, (other) => other <= value)],
      })),
    }),
    today: dayNumber(report.to),
  }
}

function shared({ forecast }: FlowReport, marks: readonly Certainty[], bars: readonly ForecastBar[]) {
  const { window, sampled, seed } = forecast
  return {
    basis: [
      sampled < enoughCards
        ? t('n = {0}, fewer than {1}: read it with care', sampled, enoughCards)
        : t('n = {0} finished in the last {1} days', sampled, window),
      t('days without a finished card are drawn too'),
      t('{0} runs, seed {1}', numberText(forecastRuns), seed),
    ],
    empty: marks.length === 0 || bars.length === 0 ? noForecast(forecast) : null,
    count: bars.length,
    bars,
    marks,
  }
}

function noForecast({ sampled, window }: FlowReport['forecast']): string {
  return sampled === 0
    ? t('Nothing was finished in the last {0} days: there is nothing to forecast from.', window)
    : t('There is nothing to forecast.')
}

function marksOf({
  p50,
  p85,
  p95,
}: {
  readonly p50: number | null
  readonly p85: number | null
  readonly p95: number | null
}): readonly Certainty[] {
  const marks = [
    { percent: 50, value: p50 },
    { percent: 85, value: p85 },
    { percent: 95, value: p95 },
  ]
  return marks.flatMap(({ percent, value }) => (value === null ? [] : [{ percent, value }]))
}

function says(marks: readonly Certainty[], sentence: (mark: Certainty) => string): string {
  const mark = marks.find(({ percent }) => percent === 85)
  return mark ? closed(sentence(mark)) : t('Fewer than 85 % of the runs get there within ten years.')
}

/** Ends a sentence; a day may end with a dot of its own. */
function closed(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}

function barsOf(outcomes: readonly Outcome[]): readonly ForecastBar[] {
  const lowest = Math.min(...outcomes.map(({ value }) => value))
  const highest = Math.max(...outcomes.map(({ value }) => value))
  const step = Math.ceil((highest - lowest + 1) / mostBars)
  const bars = groupBy(outcomes, ({ value }) => Math.floor((value - lowest) / step))
  return [...bars]
    .sort(([one], [other]) => one - other)
    .map(([at, own]) => {
      const first = lowest + at * step
      return { first, last: first + step - 1, share: (100 * runsOf(own)) / forecastRuns }
    })
}

function runsOf(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, { runs }) => sum + runs, 0)
}

/** Whole percents of the runs; never 100 where one run says otherwise. */
function reached(outcomes: readonly Outcome[], isReached: (value: number) => boolean): number {
  const there = runsOf(outcomes.filter(({ value }) => isReached(value)))
  return Math.floor((100 * there) / forecastRuns)
}

function dateAfter({ to }: FlowReport, days: number): string {
  return dayText(dateOf(dayNumber(to) + days), to)
}
