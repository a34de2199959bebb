import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { dayNumber } from '../../../src/core/flow/day.ts'
import { defaultQuery } from '../../../src/core/flow/defaultQuery.ts'
import type { FlowCard, FlowVisit, ReturnPolicy } from '../../../src/core/flow/flowCard.ts'
import type { FlowReport } from '../../../src/core/flow/flowReport.ts'
import { percentile } from '../../../src/core/flow/percentile.ts'
import { flowReport } from '../../../src/core/flow/reportFlow.ts'
import { countsOf, fiveColumns } from './flowOf.ts'

const stages = ['waiting', 'waiting', 'active', 'active', 'finished'] as const
const [from, to] = [dayNumber('2026-01-01'), dayNumber('2026-03-31')]

/** Any way through the columns and off the wall, back moves included, also before and after the days of the report. */
const visits = fc
  .array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.nat({ max: 9 })), { minLength: 1, maxLength: 20 })
  .chain((steps) => fc.tuple(fc.constant(steps), fc.integer({ min: from - 20, max: to })))
  .map(([steps, begin]) => {
    let day = begin
    return steps.map(([column, days]): FlowVisit => {
      day += days
      return { column, day, at: day * 86_400_000, isQueue: column === 3, stage: stages[column] ?? null }
    })
  })

const cards = fc.array(fc.tuple(visits, fc.boolean()), { maxLength: 30 }).map((lives) =>
  lives.map(([visits, isImport], i): FlowCard => ({
    key: String(i),
    card: `C${i}`,
    title: `Card ${i}`,
    path: `c${i}.md`,
    isOnWall: visits.at(-1)?.column !== -1,
    isImport,
    classOfService: 'standard',
    labels: [],
    visits,
    blocks: [],
  })),
)

function reportOf(cards: readonly FlowCard[], policy: ReturnPolicy): FlowReport {
  const query = defaultQuery(cards, fiveColumns, '2026-03-31', { from, to, policy, days: 3, items: 2 })
  return flowReport({ cards, workflow: fiveColumns, timezone: 'UTC', isOwnZone: true, query, today: '2026-03-31' })
}

const policies: readonly ReturnPolicy[] = ['restart', 'first-start']

for (const policy of policies)
  describe(`flow of any cards, ${policy}`, () => {
    it('oracle 9: cycle times add up to the days on which cards were active', () => {
      fc.assert(
        fc.property(cards, (cards) => {
          const { items } = reportOf(cards, policy).cycleTime
          const sum = items.reduce((total, { days }) => total + days, 0)
          let active = 0
          for (let day = from - 210; day <= to; day++)
            active += items.filter(
              ({ started, finished }) => dayNumber(started) <= day && day <= dayNumber(finished),
            ).length
          assert.equal(sum, active)
          assert.ok(items.every(({ days }) => days >= 1))
        }),
        { numRuns: 40 },
      )
    })

    it('changes WIP by what arrives and what leaves', () => {
      const staying = cards.map((all) => all.filter(({ visits }) => visits.every(({ column }) => column >= 0)))
      fc.assert(
        fc.property(staying, (cards) => {
          const { wip, arrivals, cycleTime } = reportOf(cards, policy)
          const departures = wip.map(({ date }) => cycleTime.items.filter(({ finished }) => finished === date).length)
          const changes = countsOf(wip).map((count, i) => count - (wip[i - 1]?.count ?? 0))
          const expected = countsOf(arrivals).map((count, i) => count - (departures[i] ?? 0))
          assert.deepEqual(changes.slice(1), expected.slice(1))
        }),
        { numRuns: 40 },
      )
    })

    it('never lets a line of the cumulative flow fall, or cross the next', () => {
      fc.assert(
        fc.property(cards, (cards) => {
          const { cumulativeFlow, columns } = reportOf(cards, policy)
          cumulativeFlow.forEach((day, i) => {
            columns.forEach(({ id }, column) => {
              const count = day.columns[id] ?? NaN
              assert.ok(count >= (cumulativeFlow[i - 1]?.columns[id] ?? 0))
              assert.ok(count <= (day.columns[columns[column - 1]?.id ?? ''] ?? Infinity))
            })
          })
        }),
        { numRuns: 40 },
      )
    })

    it('has the WIP between two lines of the cumulative flow, where no card left or came finished', () => {
      const staying = cards.map((all) =>
        all.filter(({ visits }) => visits[0]?.stage !== 'finished' && visits.every(({ column }) => column >= 0)),
      )
      fc.assert(
        fc.property(staying, (cards) => {
          const { cumulativeFlow, wip } = reportOf(cards, policy)
          const gaps = cumulativeFlow.map(({ columns }) => (columns['build'] ?? NaN) - (columns['done'] ?? NaN))
          assert.deepEqual(gaps, countsOf(wip))
        }),
        { numRuns: 40 },
      )
    })

    it('is all numbers or nothing', () => {
      fc.assert(
        fc.property(cards, (cards) => {
          const text = JSON.stringify(reportOf(cards, policy), (_, value: unknown) => {
            assert.ok(typeof value !== 'number' || Number.isFinite(value))
            return value
          })
          assert.ok(!text.includes('undefined'))
        }),
        { numRuns: 30 },
      )
    })
  })

describe('a percentile', () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 })

  it('is the smallest value with so many at or below it', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (values, p) => {
        const sorted = [...values].sort((a, b) => a - b)
        const atOrBelow = (limit: number): number => sorted.filter((value) => value <= limit).length
        const isEnough = (limit: number): boolean => atOrBelow(limit) * 100 >= p * sorted.length
        assert.equal(percentile(sorted, p), sorted.find(isEnough))
      }),
    )
  })

  it('is nothing of nothing', () => {
    assert.equal(percentile([], 85), null)
  })
})
