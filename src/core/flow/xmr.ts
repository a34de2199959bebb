import type { DayCount, Xmr, XmrPoint } from './flowReport.ts'

/** Wheeler's factors of a mean moving range: for the values, and for the moving ranges themselves. */
const [valueFactor, rangeFactor] = [2.66, 3.268]

/**
 * A process behaviour chart of values one a day: mean ± 2.66 × mean moving range, from two values on. The lower limit is
 * as computed, below zero too.
 */
export function xmr(values: readonly DayCount[]): Xmr {
  const ranges = values.slice(1).map(({ count }, i) => Math.abs(count - (values[i]?.count ?? count)))
  const [mean, meanRange] = [average(values.map(({ count }) => count)), average(ranges)]
  if (mean === null || meanRange === null)
    return { points: values.map(pointWithin), mean, upper: null, lower: null, meanRange, upperRange: null }
  const [upper, lower] = [mean + valueFactor * meanRange, mean - valueFactor * meanRange]
  const points = values.map(({ date, count }): XmrPoint => {
    return { date, value: count, isOutside: count > upper || count < lower }
  })
  return { points, mean, upper, lower, meanRange, upperRange: rangeFactor * meanRange }
}

function pointWithin({ date, count }: DayCount): XmrPoint {
  return { date, value: count, isOutside: false }
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
