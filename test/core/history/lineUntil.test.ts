import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { History } from '../../../src/core/history/history.ts'
import { lineUntil } from '../../../src/core/history/lineUntil.ts'

/** A line of commits with these dates; in between are commits of other branches. */
function historyOf(dates: readonly number[]): History {
  const commits = dates.flatMap((at, i) => [
    { id: `c${i}`, parents: i === 0 ? [] : [2 * i - 2], author: 'Anne', email: '', at, subject: '' },
    { id: `b${i}`, parents: [2 * i], author: 'Anne', email: '', at: 0, subject: '' },
  ])
  const gaps = { isShallow: false, missingVersions: 0, skewedCards: 0, withoutWorkflow: 0 }
  return { head: null, commits, line: dates.map((_, i) => 2 * i), lives: [], gaps }
}

describe('the line until an instant', () => {
  const until = (dates: readonly number[], instant: number): number | null =>
    lineUntil(historyOf(dates), (at) => at <= instant)

  it('ends with the last commit that was there', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 9].map((instant) => until([1, 3, 5], instant)),
      [null, 0, 0, 2, 4],
    )
    assert.equal(until([], 5), null)
  })

  it('has no commit before the one that it builds on', () => {
    assert.equal(until([1, 10, 5], 7), 0)
    assert.equal(until([1, 10, 5], 10), 4)
  })
})
