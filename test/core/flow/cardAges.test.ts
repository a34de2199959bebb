import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Workflow } from '../../../src/core/board/workflow.ts'
import { type CardAge, cardAges } from '../../../src/core/flow/cardAges.ts'
import { flowCards } from '../../../src/core/flow/flowCards.ts'
import type { CardLife } from '../../../src/core/history/cardLife.ts'
import { lifeOf, steady } from '../../fixtures/lives.ts'
import { fiveColumns, january, reportOf } from './flowOf.ts'

/** Twelve cards: p50 is 3 days, p85 is 8; eleven stayed two days in Test, one nine. */
const finished = [2, 2, 2, 3, 3, 3, 4, 5, 6, 8, 8, 9].map((days, i) =>
  lifeOf(fiveColumns, `F${i}`, steady({ build: january(1), test: january(days - 1), done: january(days) })),
)

function ages(lives: readonly CardLife[], workflow: Workflow = fiveColumns): ReadonlyMap<string, CardAge> {
  const cards = flowCards(lives, { timezone: 'UTC', workflow, folder: 'board' })
  return cardAges(cards, reportOf(lives, workflow, { to: january(20) }), january(20))
}

function active(id: string, day: number): CardLife {
  return lifeOf(fiveColumns, id, steady({ backlog: january(1), build: january(day) }))
}

const promising: Workflow = { ...fiveColumns, sle: { percentile: 85, days: 10 } }

function bandsOf(lives: readonly CardLife[], workflow?: Workflow): unknown {
  return [...ages(lives, workflow)].map(([, { days, band, passed }]) => [
    days,
    band,
    passed && `${passed.what} ${passed.days}`,
  ])
}

describe('ages of cards', () => {
  it('are those of active cards, by path below the board folder', () => {
    const lives = [
      active('A', 18),
      lifeOf(fiveColumns, 'waits', steady({ backlog: january(2) })),
      lifeOf(fiveColumns, 'gone', steady({ build: january(2) }).concat({ at: january(4), to: null })),
      ...finished,
    ]
    assert.deepEqual([...ages(lives).keys()], ['A.md'])
  })

  it('stand against the team’s own percentiles', () => {
    assert.deepEqual(bandsOf([active('A', 18), active('B', 17), active('C', 12), ...finished]), [
      [3, 'usual', null],
      [4, 'slow', 'p50 3'],
      [9, 'late', 'p85 8'],
    ])
  })

  it('stand nowhere under twelve finished cards without a promise', () => {
    assert.deepEqual(bandsOf([active('A', 2), ...finished.slice(1)]), [[19, null, null]])
  })

  it('stand against the promise where there is one', () => {
    const three = [active('A', 16), active('B', 15), active('C', 10)]
    assert.deepEqual(bandsOf(three, promising), [
      [5, 'usual', null],
      [6, 'slow', 'halfSle 5'],
      [11, 'late', 'sle 10'],
    ])
    assert.deepEqual(bandsOf([...three, ...finished], promising), [
      [5, 'slow', 'p50 3'],
      [6, 'slow', 'p50 3'],
      [11, 'late', 'sle 10'],
    ])
  })

  it('are stale over the promise, or where a stay in a column is over its p85', () => {
    const stuck = lifeOf(fiveColumns, 'stuck', steady({ backlog: january(1), build: january(16), test: january(17) }))
    const moves = lifeOf(fiveColumns, 'moves', steady({ backlog: january(1), build: january(16), test: january(19) }))
    const found = ages([stuck, moves, ...finished], promising)
    assert.deepEqual([found.get('stuck.md')?.columnDays, found.get('stuck.md')?.isStale], [4, true])
    assert.deepEqual([found.get('moves.md')?.columnDays, found.get('moves.md')?.isStale], [2, false])
    assert.equal(ages([active('old', 5)], promising).get('old.md')?.isStale, true)
    assert.equal(ages([active('old', 5)]).get('old.md')?.isStale, false)
  })

  it('know since when a card is blocked', () => {
    const blocked = lifeOf(fiveColumns, 'B', [
      { at: january(1), to: 'build' },
      { at: january(3), block: { reason: 'x' } },
      { at: january(4), block: null },
      { at: january(17), block: { reason: 'y' } },
    ])
    const found = ages([blocked, active('A', 4)])
    assert.deepEqual([found.get('B.md')?.blockedDays, found.get('A.md')?.blockedDays], [3, null])
  })
})
