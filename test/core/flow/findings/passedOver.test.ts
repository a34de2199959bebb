import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { type FreeTime, passedOver, type Start } from '../../../../src/core/flow/findings/passedOver.ts'

const standing = { id: fc.constantFrom('A', 'B', 'C', 'D', 'E'), rank: fc.constantFrom('a0', 'a1', 'a2', 7, null) }
const instant = fc.nat({ max: 20 })
const time: fc.Arbitrary<FreeTime> = fc
  .record({ ...standing, from: instant, length: instant })
  .map(({ length, ...one }) => ({ ...one, to: one.from + length }))
const start: fc.Arbitrary<Start> = fc.record({ ...standing, at: instant })

/** Numbers before keys, cards without a rank last, then by id. */
const keyOf = ({ id, rank }: Pick<Start, 'id' | 'rank'>): string =>
  `${rank === null ? 2 : typeof rank === 'number' ? 0 : 1}${rank ?? ''} ${id}`

describe('the cards that were passed over', () => {
  it('are those that waited above right then, the highest first', () => {
    fc.assert(
      fc.property(fc.array(start), fc.array(time), (starts, waiting) => {
        const expected = starts.map((one) => {
          const above = waiting.filter(({ from, to }) => from <= one.at && one.at < to).map(keyOf)
          const passed = above.filter((key) => key < keyOf(one)).sort()
          return { count: passed.length, highest: passed.slice(0, 3).map((key) => key.slice(-1)) }
        })
        assert.deepEqual(passedOver(starts, waiting, 3), expected)
      }),
    )
  })

  it('are found among thousands as fast as they are sorted', () => {
    const many = 20_000
    const waiting = Array.from({ length: many }, (_, i) => ({ id: `W${i}`, rank: null, from: i, to: Infinity }))
    const starts = Array.from({ length: many }, (_, i) => ({ id: 'X', rank: null, at: i }))
    const begun = performance.now()
    assert.equal(passedOver(starts, waiting, 8).at(-1)?.count, many)
    // Each against each would be 400 million comparisons.
    assert.ok(performance.now() - begun < 2_000)
  })
})
