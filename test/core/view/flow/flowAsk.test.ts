import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Iteration } from '../../../../src/core/board/workflow.ts'
import { dateOf, dayNumber } from '../../../../src/core/flow/day.ts'
import { askedQuery, type FlowAsk, plainAsk } from '../../../../src/core/view/flow/flowAsk.ts'

const iteration: Iteration = { start: '2026-11-02', days: 14, workdays: ['mon'] }

function daysOf(ask: Partial<FlowAsk>, first: string | null = '2020-01-01', own: Iteration | null = iteration): string {
  const calendar = { today: '2026-11-20', first: first === null ? null : dayNumber(first) }
  const { from = 0, to = 0 } = askedQuery({ ...plainAsk, ...ask }, own)(calendar)
  return `${dateOf(from)} ${dateOf(to)}`
}

describe('the days that somebody asks for', () => {
  it('are the last 90 until somebody chooses', () => assert.equal(daysOf({}), '2026-08-22 2026-11-20'))

  it('are those of a range by its name', () => {
    assert.equal(daysOf({ from: 'days30' }), '2026-10-21 2026-11-20')
    assert.equal(daysOf({ from: 'days180' }), '2026-05-24 2026-11-20')
    assert.equal(daysOf({ from: 'iteration' }), '2026-11-16 2026-11-20')
    assert.equal(daysOf({ from: 'iteration' }, '2020-01-01', null), '2026-11-06 2026-11-20')
    assert.equal(daysOf({ from: 'all' }), '2020-01-01 2026-11-20')
  })

  it('are any two days, the first not after the last', () => {
    assert.equal(daysOf({ from: '2026-01-05', to: '2026-02-05' }), '2026-01-05 2026-02-05')
    assert.equal(daysOf({ from: '2026-03-05', to: '2026-02-05' }), '2026-02-05 2026-02-05')
  })

  it('begin with the first of which anything is known', () => {
    assert.equal(daysOf({}, '2026-11-01'), '2026-11-01 2026-11-20')
    assert.equal(daysOf({ from: '1970-01-01' }, '2026-11-01'), '2026-11-01 2026-11-20')
    assert.equal(daysOf({ from: 'all' }, null), '2026-11-20 2026-11-20')
  })

  it('come with what was chosen, and with nothing that was not', () => {
    const calendar = { today: '2026-11-20', first: null }
    assert.deepEqual(Object.keys(askedQuery(plainAsk, null)(calendar)), ['from', 'to', 'policy', 'seed'])
    const { days, items, window } = askedQuery({ ...plainAsk, days: 5, items: 9, window: 30 }, null)(calendar)
    assert.deepEqual([days, items, window], [5, 9, 30])
  })
})
