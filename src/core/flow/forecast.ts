import type { Outcome, Percentiles } from './flowReport.ts'
import { percentile } from './percentile.ts'
import { randomNumbers } from './randomNumbers.ts'

/** So often the future is played. */
export const forecastRuns = 10_000

/** Further ahead, in days, nothing is foretold: ten years. */
export const longestForecast = 3_650

/** What is drawn from: cards finished on each day, the days without any included. */
export interface Drawing {
  readonly daily: readonly number[]
  readonly seed: number
}

export type Forecast = Percentiles & { readonly outcomes: readonly Outcome[] }

/** How many cards will be finished in so many days. To be 85 % sure is the low tail: 15 % of the runs had fewer or as many. */
export function forecastHowMany({ daily, seed }: Drawing, days: number): Forecast {
  if (daily.length === 0 || days > longestForecast) return unknown
  const draw = drawer(daily, seed)
  const ends = Float64Array.from({ length: forecastRuns }, () => {
    let sum = 0
    for (let day = 0; day < days; day++) sum += draw()
    return sum
  }).sort()
  return { p50: at(ends, 50), p85: at(ends, 15), p95: at(ends, 5), outcomes: outcomesOf(ends) }
}

/**
 * On which day, counted from 1, so many cards will all be finished. Null where that many runs do not get there within
 * ten years.
 */
export function forecastWhen({ daily, seed }: Drawing, items: number): Forecast {
  if (daily.every((count) => count === 0)) return unknown
  const draw = drawer(daily, seed)
  const ends = Float64Array.from({ length: forecastRuns }, () => {
    let left = items
    let day = 0
    while (left > 0 && day <= longestForecast) {
      left -= draw()
      day++
    }
    return day
  }).sort()
  const within = (p: number): number | null => {
    const day = at(ends, p)
    return day === null || day > longestForecast ? null : day
  }
  const outcomes = outcomesOf(ends).filter(({ value }) => value <= longestForecast)
  return { p50: within(50), p85: within(85), p95: within(95), outcomes }
}

const unknown: Forecast = { p50: null, p85: null, p95: null, outcomes: [] }

function drawer(daily: readonly number[], seed: number): () => number {
  const next = randomNumbers(seed)
  const counts = Float64Array.from(daily)
  const { length } = counts
  return () => counts[Math.floor(next() * length)] ?? 0
}

function at(ends: Float64Array, p: number): number | null {
  return percentile(ends, p)
}

/** Of ascending ends: how many runs ended with each value. */
function outcomesOf(ends: Float64Array): readonly Outcome[] {
  const runs = new Map<number, number>()
  for (const value of ends) runs.set(value, (runs.get(value) ?? 0) + 1)
  return [...runs].map(([value, count]) => ({ value, runs: count }))
}
