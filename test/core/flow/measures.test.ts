import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { CardLife } from '../../../src/core/history/cardLife.ts'
import { type LifeStep, lifeOf, steady } from '../../fixtures/lives.ts'
import { countsOf, fiveColumns, january, reportOf, workflowOf } from './flowOf.ts'

/** Columns and days of January: `[[1, 'backlog'], [2, 'build']]`. */
type Moves = readonly (readonly [number, string | null])[]

function life(id: string, moves: Moves, isImport = false): CardLife {
  const steps = moves.map(([day, to]): LifeStep => ({ at: january(day), to }))
  return lifeOf(fiveColumns, id, steps, { isImport })
}

/** Finished cards with these cycle times, all begun on 1 January. */
function finishedWith(times: readonly number[]): readonly CardLife[] {
  return times.map((days, i) =>
    life(`F${i}`, [
      [1, 'backlog'],
      [1, 'build'],
      [days, 'done'],
    ]),
  )
}

const days = { from: january(1), to: january(20) }

describe('what has no start', () => {
  it('is left out, counted, and in no percentile', () => {
    const lives = [
      life('seen-done', [[3, 'done']]),
      life('worked', [
        [1, 'backlog'],
        [2, 'build'],
        [4, 'done'],
      ]),
    ]
    const report = reportOf(lives, fiveColumns, days)
    assert.deepEqual(report.leftOut, { noStart: 1, noFinish: 0, abandoned: 0, undated: 0 })
    assert.equal(report.n, 1)
    assert.deepEqual(
      report.cycleTime.items.map(({ card }) => card),
      ['worked'],
    )
    assert.equal(report.leadTime.n, 1)
    assert.ok(report.notes.includes('1 finished card is left out: no start recorded.'))
  })

  it('is throughput on the day when it was recorded, but not out of an import', () => {
    const lives = [life('alone', [[3, 'done']]), life('A', [[5, 'done']], true), life('B', [[5, 'done']], true)]
    const report = reportOf(lives, fiveColumns, days)
    assert.equal(
      countsOf(report.throughput).reduce((sum, count) => sum + count, 0),
      1,
    )
    assert.deepEqual(report.leftOut, { noStart: 3, noFinish: 0, abandoned: 0, undated: 2 })
    assert.equal(report.forecast.sampled, 1)
  })

  it('begins where it is seen active', () => {
    for (const policy of ['restart', 'first-start'] as const) {
      const lives = [
        life(
          'reopened',
          [
            [3, 'done'],
            [5, 'build'],
            [8, 'done'],
          ],
          true,
        ),
      ]
      const [item] = reportOf(lives, fiveColumns, { ...days, policy }).cycleTime.items
      assert.deepEqual([item?.started, item?.finished], [january(5), january(8)])
    }
  })

  it('is not what went from waiting to done at once: that took a day', () => {
    const [item] = reportOf(
      [
        life('quick', [
          [1, 'backlog'],
          [6, 'done'],
        ]),
      ],
      fiveColumns,
      days,
    ).cycleTime.items
    assert.deepEqual([item?.started, item?.finished, item?.days], [january(6), january(6), 1])
  })
})

describe('what leaves the wall', () => {
  it('leaves WIP on that day where it was unfinished, and is nothing else', () => {
    const report = reportOf(
      [
        life('gone', [
          [1, 'backlog'],
          [2, 'build'],
          [5, null],
        ]),
      ],
      fiveColumns,
      days,
    )
    assert.deepEqual(countsOf(report.wip).slice(0, 6), [0, 1, 1, 1, 0, 0])
    assert.deepEqual(report.leftOut, { noStart: 0, noFinish: 0, abandoned: 1, undated: 0 })
    assert.equal(
      countsOf(report.throughput).some((count) => count > 0),
      false,
    )
    assert.equal(report.cumulativeFlow.at(-1)?.columns['build'], 0)
    assert.deepEqual(report.workItemAge, [])
    assert.equal(report.assumptions.find(({ name }) => name === 'unfinished')?.holds, false)
  })

  it('stays finished where it was done', () => {
    const report = reportOf(
      [
        life('kept', [
          [1, 'backlog'],
          [2, 'build'],
          [4, 'done'],
          [9, null],
        ]),
      ],
      fiveColumns,
      days,
    )
    assert.equal(report.n, 1)
    assert.equal(report.cumulativeFlow.at(-1)?.columns['done'], 1)
    assert.equal(report.cycleTime.items[0]?.path, null)
  })

  it('goes on where it comes back the same day, and begins anew on a later one', () => {
    const moves: Moves = [
      [1, 'backlog'],
      [2, 'build'],
      [5, null],
    ]
    const lives = [life('undone', [...moves, [5, 'build']]), life('revived', [...moves, [9, 'build']])]
    const started = Object.fromEntries(
      reportOf(lives, fiveColumns, days).workItemAge.map((item) => [item.card, item.started]),
    )
    assert.deepEqual(started, { undone: january(2), revived: january(9) })
    const first = reportOf(lives, fiveColumns, { ...days, policy: 'first-start' }).workItemAge
    assert.deepEqual(
      first.map((item) => item.started),
      [january(2), january(2)],
    )
  })
})

describe('a report on days gone by', () => {
  it('knows nothing of what came later', () => {
    const lives = [
      life('A', [
        [1, 'backlog'],
        [2, 'build'],
        [6, 'test'],
        [9, 'done'],
      ]),
      life('later', [[8, 'build']]),
    ]
    const report = reportOf(lives, fiveColumns, { from: january(1), to: january(7) })
    assert.deepEqual(
      report.workItemAge.map(({ card, column, days, columnDays }) => [card, column, days, columnDays]),
      [['A', 'test', 6, 2]],
    )
    assert.deepEqual([report.n, report.leftOut.noFinish], [0, 1])
    assert.equal(report.forecast.when.items, 1)
  })
})

describe('ages', () => {
  it('stand in the bands of twelve cards or more', () => {
    const active = [3, 8, 19].map((day) =>
      life(`A${day}`, [
        [1, 'backlog'],
        [day, 'build'],
      ]),
    )
    const twelve = finishedWith([1, 1, 2, 2, 3, 4, 5, 6, 10, 14, 15, 16])
    const bands = (lives: readonly CardLife[]): unknown =>
      reportOf(lives, fiveColumns, days).workItemAge.map(({ days, band }) => [days, band])
    assert.deepEqual(bands([...active, ...twelve]), [
      [18, 'late'],
      [13, 'slow'],
      [2, 'usual'],
    ])
    assert.deepEqual(bands([...active, ...twelve.slice(1)]), [
      [18, null],
      [13, null],
      [2, null],
    ])
  })

  it('say so under n = 12', () => {
    const [note] = reportOf(finishedWith([1, 2]), fiveColumns, days).notes
    assert.equal(note, 'n is under 12: percentiles of 2 finished cards say little.')
    assert.ok(
      !reportOf(finishedWith(Array.from({ length: 12 }, () => 3)), fiveColumns, days)
        .notes.join()
        .includes('n is'),
    )
  })
})

describe('pace', () => {
  it('is the age at which finished cards left each active column', () => {
    const lives = [
      life('A', [
        [1, 'backlog'],
        [2, 'build'],
        [4, 'test'],
        [7, 'done'],
      ]),
      life('skips', [
        [1, 'backlog'],
        [2, 'build'],
        [3, 'done'],
      ]),
    ]
    const { pace } = reportOf(lives, fiveColumns, days)
    assert.deepEqual(pace, [
      { column: 'build', n: 2, p50: 2, p85: 3, stay: { n: 2, p50: 2, p85: 3 } },
      { column: 'test', n: 2, p50: 2, p85: 6, stay: { n: 1, p50: 4, p85: 4 } },
    ])
  })
})

describe('lead time', () => {
  it('begins with the committed column and is no cycle time', () => {
    const { leadTime, cycleTime } = reportOf(
      [
        life('A', [
          [1, 'backlog'],
          [2, 'committed'],
          [5, 'build'],
          [6, 'done'],
        ]),
      ],
      fiveColumns,
      days,
    )
    assert.deepEqual([leadTime.p50, leadTime.n, cycleTime.p50], [5, 1, 2])
  })

  it('is nothing where no column is committed', () => {
    const plainBoard = workflowOf('columns: [{id: todo}, {id: doing, started: true}, {id: done, finished: true}]')
    const lives = [lifeOf(plainBoard, 'A', steady({ todo: january(1), doing: january(2), done: january(3) }))]
    const { leadTime, forecast } = reportOf(lives, plainBoard, days)
    assert.deepEqual(leadTime, { p50: null, p85: null, p95: null, n: 0 })
    assert.equal(forecast.when.items, 0)
  })
})

describe('a promise', () => {
  it('is kept up to its last day', () => {
    const promising = { ...fiveColumns, sle: { percentile: 85, days: 4 } }
    assert.deepEqual(reportOf(finishedWith([1, 4, 5]), promising, days).sle, { percentile: 85, days: 4, met: 2, of: 3 })
    assert.equal(reportOf(finishedWith([1]), fiveColumns, days).sle, null)
  })
})

describe('the assumptions of Little’s law', () => {
  it('hold where as much leaves as arrives, and nothing grows old', () => {
    const even = Array.from({ length: 18 }, (_, i) =>
      life(`E${i}`, [
        [1, 'backlog'],
        [i + 1, 'build'],
        [i + 2, 'done'],
      ]),
    )
    const { assumptions } = reportOf(even, fiveColumns, { from: january(2), to: january(18) })
    assert.deepEqual(
      assumptions.map(({ name, holds }) => [name, holds]),
      [
        ['arrivals', true],
        ['age', true],
        ['unfinished', true],
      ],
    )
  })

  it('break, and say with which numbers', () => {
    const piled = Array.from({ length: 5 }, (_, i) =>
      life(`P${i}`, [
        [1, 'backlog'],
        [2 + i, 'build'],
      ]),
    )
    const { assumptions } = reportOf(piled, fiveColumns, days)
    assert.deepEqual(
      assumptions.map(({ holds }) => holds),
      [false, false, true],
    )
    assert.equal(assumptions[0]?.evidence, '5 started, 0 finished.')
  })
})

describe('a report of little', () => {
  it('has nulls and a note, and every day', () => {
    const report = reportOf([], fiveColumns, { to: january(20) })
    assert.deepEqual([report.from, report.to, report.wip.length], ['2017-10-22', january(20), 91])
    assert.deepEqual([report.cycleTime.p85, report.xmr.mean, report.forecast.howMany.p85], [null, null, null])
    assert.deepEqual(report.notes, ['No card was there in these days: there is nothing to measure.'])
  })

  it('draws from no day before the first card, and says so', () => {
    const report = reportOf(finishedWith([3]), fiveColumns, { to: january(10) })
    assert.equal(report.forecast.window, 10)
    assert.equal(report.xmr.points.length, 10)
    assert.ok(report.notes.includes('The forecast draws from 10 days: no card is older.'))
  })
})

describe('a big report', () => {
  it('is made of 5,000 finished cards in less than 150 ms', () => {
    const lives = Array.from({ length: 5_400 }, (_, i) => {
      const day = (n: number): string => new Date(Date.UTC(2025, 9, 1 + n)).toISOString().slice(0, 10)
      const start = i % 85
      const done = { test: day(start + (i % 5)), done: day(start + (i % 7) + 1) }
      return lifeOf(fiveColumns, `A${i}`, steady({ backlog: day(0), build: day(start), ...(i < 5_000 ? done : {}) }))
    })
    const asked = { from: '2025-10-01', to: '2026-01-05' }
    // The processor's time, not the clock's: others work on this machine too.
    const took = [1, 2, 3].map(() => {
      const before = process.cpuUsage()
      assert.equal(reportOf(lives, fiveColumns, asked).n, 5_000)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    assert.ok(Math.min(...took) < 150, `${took.join(', ')} ms`)
  })

  it('counts hundreds of moves to and fro', () => {
    const steps = Array.from({ length: 600 }, (_, i): LifeStep => {
      return { at: january(1 + Math.floor(i / 40)), to: i % 2 === 0 ? 'build' : 'test' }
    })
    const lives = [lifeOf(fiveColumns, 'A', [{ at: january(1) }, ...steps, { at: january(18), to: 'done' }])]
    const report = reportOf(lives, fiveColumns, days)
    assert.deepEqual([report.cycleTime.p50, report.pace[0]?.stay.n], [18, 300])
  })
})
