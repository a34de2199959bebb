import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { dayNumber } from '../../../../src/core/flow/day.ts'
import { dateTicks } from '../../../../src/core/view/flow/dateTicks.ts'

function ticks(first: string, last: string, most: number): readonly string[] {
  return dateTicks(dayNumber(first), dayNumber(last), most).map(({ text }) => text)
}

describe('the days that an axis names', () => {
  it('are all of a week, every second of two', () => {
    assert.deepEqual(ticks('2026-11-10', '2026-11-16', 8)[0], '10 Nov')
    assert.equal(ticks('2026-11-10', '2026-11-16', 8).length, 7)
    assert.deepEqual(ticks('2026-11-03', '2026-11-16', 7)[6], '16 Nov')
  })

  it('are Mondays of a quarter, and the first days of months', () => {
    assert.deepEqual(ticks('2026-08-18', '2026-11-16', 8), [
      '24 Aug',
      '7 Sept',
      '21 Sept',
      '5 Oct',
      '19 Oct',
      '2 Nov',
      '16 Nov',
    ])
    assert.deepEqual(ticks('2026-08-18', '2026-11-16', 3), ['1 Sept', '1 Oct', '1 Nov'])
    assert.deepEqual(ticks('2024-11-16', '2026-11-16', 4), ['1 Jan 2025', '1 Jul 2025', '1 Jan', '1 Jul'])
  })

  it('are never more than fit, over any time, and never none', () => {
    for (const days of [0, 1, 5, 13, 30, 90, 365, 1_000, 10_000, 40_000])
      for (const most of [2, 3, 5, 9]) {
        const found = dateTicks(dayNumber('2026-11-16') - days, dayNumber('2026-11-16'), most)
        assert.ok(found.length >= 1 && found.length <= most, `${days} days, ${most}: ${found.length}`)
      }
  })
})
