import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { dayNumber } from '../../../src/core/flow/day.ts'
import { flowCards } from '../../../src/core/flow/flowCards.ts'
import type { ReturnPolicy } from '../../../src/core/flow/flowCard.ts'
import type { FlowReport } from '../../../src/core/flow/flowReport.ts'
import { percentile } from '../../../src/core/flow/percentile.ts'
import { timedCards } from '../../../src/core/flow/timedCard.ts'
import { xmr } from '../../../src/core/flow/xmr.ts'
import type { CardLife } from '../../../src/core/history/cardLife.ts'
import { type LifeStep, lifeOf, steady } from '../../fixtures/lives.ts'
import { countsOf, fiveColumns, january, reportOf, workflowOf } from './flowOf.ts'

const threeColumns = workflowOf(
  'timezone: UTC\ncolumns: [{id: backlog}, {id: in-progress, started: true}, {id: done, finished: true}]',
)

function life(id: string, days: Readonly<Record<string, string>>): CardLife {
  return lifeOf(fiveColumns, id, steady(days))
}

/** A card that came to the first columns on these days of January. */
function januaryLife(id: string, days: readonly number[]): CardLife {
  const columns = fiveColumns.columns.map((column) => column.id)
  return life(id, Object.fromEntries(days.map((day, i) => [columns[i] ?? '', january(day)])))
}

describe('oracle 1: a day is a day', () => {
  it('counts the first day and the last', () => {
    const lives = [
      life('same-day', { backlog: '2017-12-01', build: '2017-12-15', done: '2017-12-15' }),
      life('next-day', { backlog: '2017-12-01', build: '2018-01-01', done: '2018-01-02' }),
    ]
    const { cycleTime } = reportOf(lives, fiveColumns, { to: '2018-01-10' })
    assert.deepEqual(
      cycleTime.items.map(({ card, started, finished, days }) => [card, started, finished, days]),
      [
        ['same-day', '2017-12-15', '2017-12-15', 1],
        ['next-day', '2018-01-01', '2018-01-02', 2],
      ],
    )
  })
})

describe('oracle 2: a cumulative flow', () => {
  it('is that of jira-agile-metrics', () => {
    const lives = [[1], [2, 3], [3, 3, 4, 5, 6], [4, 4]].map((days, i) => januaryLife(`A${i + 1}`, days))
    const { cumulativeFlow } = reportOf(lives, fiveColumns, { from: january(1), to: january(6) })
    const line = (column: string): readonly (number | undefined)[] =>
      cumulativeFlow.map(({ columns }) => columns[column])
    assert.deepEqual(cumulativeFlow[0]?.date, '2018-01-01')
    assert.deepEqual(line('backlog'), [1, 2, 3, 4, 4, 4])
    assert.deepEqual(line('committed'), [0, 0, 2, 3, 3, 3])
    assert.deepEqual(line('build'), [0, 0, 0, 1, 1, 1])
    assert.deepEqual(line('test'), [0, 0, 0, 0, 1, 1])
    assert.deepEqual(line('done'), [0, 0, 0, 0, 0, 1])
  })
})

describe('oracle 3: eighteen cards', () => {
  const committed = workflowOf(
    'timezone: UTC\ncolumns: [{id: backlog}, {id: committed, started: true}, {id: done, finished: true}]',
  )
  const done = [7, 7, 8, 8, 9, 9]
  const starts = [null, null, null, 2, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 5]
  const lives = starts.map((start, i) => {
    const finish = done[i - 12]
    const days = { backlog: january(1), ...(start ? { committed: january(start) } : {}) }
    return lifeOf(committed, `A${i + 1}`, steady({ ...days, ...(finish ? { done: january(finish) } : {}) }))
  })
  const report = reportOf(lives, committed, { from: january(1), to: january(9) })

  it('counts work in progress when a day ends', () => {
    assert.deepEqual(countsOf(report.wip), [0, 9, 13, 14, 15, 15, 13, 11, 9])
  })

  it('counts arrivals and departures', () => {
    assert.deepEqual(countsOf(report.arrivals), [0, 9, 4, 1, 1, 0, 0, 0, 0])
    assert.deepEqual(countsOf(report.throughput), [0, 0, 0, 0, 0, 0, 2, 2, 2])
  })

  it('knows cycle times and ages', () => {
    assert.deepEqual(
      report.cycleTime.items.map(({ days }) => days),
      [6, 6, 6, 6, 6, 5],
    )
    const { workItemAge } = reportOf(lives, committed, { to: january(10) })
    const ages = Object.fromEntries(workItemAge.map(({ card, days }) => [card, days - 1]))
    assert.deepEqual(ages, { A4: 8, A5: 7, A6: 7, A7: 8, A8: 8, A9: 8, A10: 8, A11: 8, A12: 8 })
  })
})

describe('oracle 4: returns', () => {
  const there: readonly LifeStep[] = [
    { at: '2018-01-01T08:00' },
    { at: '2018-01-01T20:30', to: 'in-progress' },
    { at: '2018-01-02T08:30', to: 'backlog' },
    { at: '2018-01-02T20:30', to: 'in-progress' },
    { at: '2018-01-03T08:30', to: 'done' },
  ]
  const again: readonly LifeStep[] = [
    { at: '2018-01-03T20:30', to: 'in-progress' },
    { at: '2018-01-05T08:30', to: 'done' },
  ]

  function only(
    steps: readonly LifeStep[],
    policy: ReturnPolicy,
  ): FlowReport['cycleTime']['items'][number] | undefined {
    const report = reportOf([lifeOf(threeColumns, 'A', steps)], threeColumns, { to: january(9), policy })
    assert.equal(report.policy, policy)
    return report.cycleTime.items[0]
  }

  it('begin anew, or have begun for good', () => {
    const restarted = only(there, 'restart')
    assert.deepEqual([restarted?.started, restarted?.finished, restarted?.days], ['2018-01-02', '2018-01-03', 2])
    const first = only(there, 'first-start')
    assert.deepEqual([first?.started, first?.finished, first?.days], ['2018-01-01', '2018-01-03', 3])
  })

  it('end with the last finish', () => {
    for (const policy of ['restart', 'first-start'] as const)
      assert.equal(only([...there, ...again], policy)?.finished, '2018-01-05')
  })
})

describe('oracle 5: nearest rank', () => {
  it('is a value that was observed', () => {
    const ten = [0, 2, 4, 4, 5, 6, 7, 8, 8, 10]
    assert.deepEqual(
      [50, 70, 85, 95].map((p) => percentile(ten, p)),
      [5, 7, 8, 10],
    )
    const twenty = Array.from({ length: 21 }, (_, i) => i)
    assert.deepEqual(
      [30, 50, 70, 85, 95].map((p) => percentile(twenty, p)),
      [6, 10, 14, 17, 19],
    )
  })

  it('is what a report says of cycle times', () => {
    const lives = [1, 3, 5, 5, 6, 7, 8, 9, 9, 11].map((days, i) =>
      life(`A${i}`, { backlog: january(1), build: january(2), done: january(1 + days) }),
    )
    const { cycleTime } = reportOf(lives, fiveColumns, { to: january(20) })
    assert.deepEqual([cycleTime.p50, cycleTime.p85, cycleTime.p95, cycleTime.max], [6, 9, 11, 11])
  })
})

describe('oracle 6: a process behaviour chart', () => {
  it('is that of the NIST e-Handbook', () => {
    const values = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    const chart = xmr(values.map((count, i) => ({ date: january(i + 1), count })))
    const shown = [chart.mean, chart.meanRange, chart.upper, chart.lower].map((value) => value?.toFixed(4))
    assert.deepEqual(shown, ['50.8100', '1.8778', '55.8049', '45.8151'])
    assert.equal(chart.upperRange?.toFixed(4), (1.877777 * 3.268).toFixed(4))
  })

  it('is drawn of the cards finished on each day', () => {
    const lives = [3, 4, 5].flatMap((count, day) =>
      Array.from({ length: count }, (_, i) =>
        life(`D${day}-${i}`, { backlog: january(1), build: january(1), done: january(day + 1) }),
      ),
    )
    const chart = reportOf(lives, fiveColumns, { from: january(1), to: january(3) }).xmr
    assert.deepEqual(
      chart.points.map(({ value }) => value),
      [3, 4, 5],
    )
    assert.deepEqual([chart.upper?.toFixed(3), chart.lower?.toFixed(3)], ['6.660', '1.340'])
  })
})

describe('oracle 10: a backward move', () => {
  it('takes the days of later columns away', () => {
    const steps = [
      [2, 'build'],
      [3, 'test'],
      [5, 'build'],
      [6, 'test'],
      [8, 'done'],
    ] as const
    const moves = steps.map(([day, to]): LifeStep => ({ at: january(day), to }))
    const lives = [lifeOf(fiveColumns, 'A', [{ at: january(1) }, ...moves])]
    const cards = flowCards(lives, { timezone: 'UTC', workflow: fiveColumns, folder: 'board' })
    const [timed] = timedCards(cards, 'restart', fiveColumns)
    const day = (n: number): number => dayNumber(january(n))
    assert.deepEqual(timed?.arrivals, [day(1), day(2), day(2), day(6), day(8)])
    const { cumulativeFlow } = reportOf(lives, fiveColumns, { from: january(1), to: january(8) })
    const line = (column: string): readonly (number | undefined)[] =>
      cumulativeFlow.map(({ columns }) => columns[column])
    assert.deepEqual(line('build'), [0, 1, 1, 1, 1, 1, 1, 1])
    assert.deepEqual(line('test'), [0, 0, 0, 0, 0, 1, 1, 1])
    assert.deepEqual(line('done'), [0, 0, 0, 0, 0, 0, 0, 1])
  })
})
