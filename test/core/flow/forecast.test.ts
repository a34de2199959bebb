import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import {
  type Forecast,
  forecastHowMany,
  forecastRuns,
  forecastWhen,
  longestForecast,
} from '../../../src/core/flow/forecast.ts'
import { randomNumbers } from '../../../src/core/flow/randomNumbers.ts'
import { lifeOf, steady } from '../../fixtures/lives.ts'
import { fiveColumns, january, reportOf } from './flowOf.ts'

const history = [0, 1, 2, 0, 1]

/** Exactly how likely each sum of `days` days is, by convolution; sums from `cap` on are one. */
function sumsOf(daily: readonly number[], days: number, cap = Infinity): ReadonlyMap<number, number> {
  let sums = new Map([[0, 1]])
  for (let day = 0; day < days; day++) {
    const next = new Map<number, number>()
    for (const [sum, chance] of sums)
      for (const count of daily) {
        const to = Math.min(sum + count, cap)
        next.set(to, (next.get(to) ?? 0) + chance / daily.length)
      }
    sums = next
  }
  return sums
}

function atLeast(sums: ReadonlyMap<number, number>, least: number): number {
  return [...sums].reduce((total, [sum, chance]) => (sum >= least ? total + chance : total), 0)
}

/** The share of the runs that ended with a value that passes. */
function share({ outcomes }: Forecast, passes: (value: number) => boolean): number {
  return outcomes.reduce((sum, { value, runs }) => (passes(value) ? sum + runs : sum), 0) / forecastRuns
}

function near(actual: number, expected: number, tolerance = 0.015): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`)
}

const howManyOracle = [0.98976, 0.93856, 0.81056, 0.60576, 0.37536, 0.18592]
const whenOracle = [0.056, 0.1936, 0.37536, 0.55456, 0.70304, 0.81257, 0.88688, 0.93423]

describe('oracle 7: forecasts', () => {
  it('are computed right by this test', () => {
    howManyOracle.forEach((chance, i) => near(atLeast(sumsOf(history, 5), i + 1), chance, 1e-9))
    whenOracle.forEach((chance, i) => near(atLeast(sumsOf(history, i + 3, 5), 5), chance, 1e-5))
  })

  for (const seed of [1, 2, 77, -5, 2 ** 40])
    it(`say how many, within ± 0.015, with seed ${seed}`, () => {
      const forecast = forecastHowMany({ daily: history, seed }, 5)
      howManyOracle.forEach((chance, i) =>
        near(
          share(forecast, (sum) => sum >= i + 1),
          chance,
        ),
      )
      assert.deepEqual([forecast.p50, forecast.p85, forecast.p95], [4, 2, 1])
    })

  for (const seed of [1, 2, 77, -5, 2 ** 40])
    it(`say when, within ± 0.015, with seed ${seed}`, () => {
      const forecast = forecastWhen({ daily: history, seed }, 5)
      whenOracle.forEach((chance, i) =>
        near(
          share(forecast, (day) => day <= i + 3),
          chance,
        ),
      )
      assert.deepEqual([forecast.p50, forecast.p85], [6, 9])
    })

  it('reach from the days of cards to the report', () => {
    const lives = [2, 3, 3, 5].map((day, i) =>
      lifeOf(fiveColumns, `A${i}`, steady({ backlog: january(1), build: january(1), done: january(day) })),
    )
    const { forecast } = reportOf(lives, fiveColumns, { to: january(5), window: 5, days: 5, items: 5 })
    assert.deepEqual([forecast.window, forecast.sampled, forecast.seed], [5, 4, 1])
    assert.equal(forecast.howMany.p85, 2)
    assert.equal(forecast.when.p85, 9)
  })

  it('are the same for the same seed, and others for another', () => {
    const outcomes = (seed: number): Forecast => forecastHowMany({ daily: history, seed }, 30)
    assert.deepEqual(outcomes(1), outcomes(1))
    assert.notDeepEqual(outcomes(1), outcomes(2))
  })
})

describe('forecasts', () => {
  it('say nothing where nothing was finished, or nothing is known', () => {
    const nothing = { p50: null, p85: null, p95: null, outcomes: [] }
    assert.deepEqual(forecastWhen({ daily: [0, 0], seed: 1 }, 3), nothing)
    assert.deepEqual(forecastWhen({ daily: [], seed: 1 }, 3), nothing)
    assert.deepEqual(forecastHowMany({ daily: [], seed: 1 }, 3), nothing)
    assert.deepEqual(forecastHowMany({ daily: [0, 0], seed: 1 }, 3).p85, 0)
    assert.deepEqual(forecastHowMany({ daily: [1], seed: 1 }, longestForecast + 1), nothing)
  })

  it('end after ten years', () => {
    const far = forecastWhen({ daily: [...Array.from({ length: 89 }, () => 0), 1], seed: 1 }, 100_000)
    assert.deepEqual(far, { p50: null, p85: null, p95: null, outcomes: [] })
  })

  it('need no day for no cards', () => {
    assert.equal(forecastWhen({ daily: [0, 1], seed: 1 }, 0).p85, 0)
  })

  it('draw evenly', () => {
    const next = randomNumbers(42)
    const bins = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 100_000; i++) {
      const bin = Math.floor(next() * 10)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    assert.ok(
      bins.every((count) => Math.abs(count - 10_000) < 400),
      bins.join(' '),
    )
  })
})
