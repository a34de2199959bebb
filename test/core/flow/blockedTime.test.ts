import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { CardLife } from '../../../src/core/history/cardLife.ts'
import { type LifeStep, lifeOf } from '../../fixtures/lives.ts'
import { fiveColumns, january, reportOf, workflowOf } from './flowOf.ts'

const days = { from: january(1), to: january(20) }
const anne = { id: 'anne', name: 'Anne Nowak', email: null, team: null }

describe('blocked time', () => {
  const steps = (id: string, ...more: readonly LifeStep[]): CardLife =>
    lifeOf(fiveColumns, id, [{ at: january(1) }, { at: january(2), to: 'build' }, ...more])
  const block = (day: number, thief: string, on: string): LifeStep => ({ at: january(day), block: { thief, on } })
  const free = (day: number): LifeStep => ({ at: january(day), block: null })

  it('is the days between block and unblock, by thief, by what and by column', () => {
    const lives = [
      steps('A', block(3, 'unknown-dependencies', 'network-team'), free(6), { at: january(8), to: 'test' }),
      steps('B', block(4, 'Unknown-Dependencies', 'Network-Team'), free(5), block(7, 'neglected-work', 'A'), free(7)),
      steps('C', block(18, 'neglected-work', '@anne')),
    ]
    const { blockedTime } = reportOf(lives, { ...fiveColumns, people: [anne] }, days)
    assert.deepEqual(
      blockedTime.map(({ thief, on, column, days, count, isInternal }) => [thief, on, column, days, count, isInternal]),
      [
        ['unknown-dependencies', 'network-team', 'build', 4, 2, false],
        ['neglected-work', '@anne', 'build', 2, 1, true],
        ['neglected-work', 'A', 'build', 0, 1, true],
      ],
    )
    assert.deepEqual(
      blockedTime[0]?.cards.map(({ card }) => card),
      ['A', 'B'],
    )
  })

  it('ends with the card, and begins with it', () => {
    const lives = [
      lifeOf(fiveColumns, 'A', [
        { at: january(1), block: { thief: 'x' } },
        { at: january(4), to: 'build' },
        { at: january(6), to: 'done' },
        { at: january(9), block: null },
      ]),
      lifeOf(fiveColumns, 'waits', [{ at: january(1), block: { thief: 'x' } }]),
    ]
    assert.deepEqual(
      reportOf(lives, fiveColumns, days).blockedTime.map(({ days, count }) => [days, count]),
      [[2, 1]],
    )
  })

  it('adds up over ranges of days that meet', () => {
    const lives = [steps('A', block(3, 'x', 'y'), free(15))]
    const taken = (from: number, to: number): number =>
      reportOf(lives, fiveColumns, { from: january(from), to: january(to) }).blockedTime[0]?.days ?? 0
    assert.deepEqual([taken(1, 20), taken(1, 7), taken(8, 14), taken(15, 21)], [12, 4, 7, 1])
  })
})

describe('flow efficiency', () => {
  it('is at most what was neither blocked nor in a queue', () => {
    const queued = workflowOf(
      'columns: [{id: todo}, {id: doing, started: true}, {id: ready-to-ship, queue: true}, {id: done, finished: true}]',
    )
    const lives = [
      lifeOf(queued, 'A', [
        { at: january(1) },
        { at: january(1), to: 'doing' },
        { at: january(3), block: { reason: 'x' } },
        { at: january(7), to: 'ready-to-ship' },
        { at: january(9), block: null },
        { at: january(10), to: 'done' },
      ]),
    ]
    assert.deepEqual(reportOf(lives, queued, days).flowEfficiency, { share: 0.3, n: 1 })
    assert.deepEqual(reportOf([], queued, days).flowEfficiency, { share: null, n: 0 })
  })
})
