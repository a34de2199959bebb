import assert from 'node:assert/strict'
import fc from 'fast-check'
import { compareRanks, type Rank, rankBetween, readRank } from '../../../src/core/board/rank.ts'
import { ownFieldNames } from '../../../src/core/card/field.ts'

const mapped = { ...ownFieldNames, rank: 'ordinal' }

describe('a rank', () => {
  it('is a key that leaves room for others, or nothing', () => {
    for (const key of ['a0', 'Zz', 'a1V', 'b00', 'A00000000000000000000000001']) {
      assert.equal(readRank(key, ownFieldNames), key)
    }
    for (const text of ['', 'a', 'a00', '12', 'b0', 'ä0', 'a 0', '-', `A${'0'.repeat(26)}`, null]) {
      assert.equal(readRank(text, ownFieldNames), null, String(text))
    }
  })

  it('is a number under a mapped key', () => {
    assert.equal(readRank('1e3', mapped), 1000)
    assert.equal(readRank('-0.5', mapped), -0.5)
    assert.equal(readRank('a0', mapped), 'a0')
    assert.equal(readRank('1e999', mapped), null)
    assert.equal(readRank('0x10', mapped), null)
  })

  it('lies where the library puts it', () => {
    assert.equal(rankBetween(null, null, false), 'a0')
    assert.equal(rankBetween('a0', null, false), 'a1')
    assert.equal(rankBetween('a1', 'a2', false), 'a1V')
    assert.equal(rankBetween(null, 'a0', false), 'Zz')
  })

  it('is the midpoint of numbers, and 1,000 beyond an end', () => {
    assert.equal(rankBetween(null, null, true), 1000)
    assert.equal(rankBetween(3000, null, true), 4000)
    assert.equal(rankBetween(null, 3000, true), 2000)
    assert.equal(rankBetween(1000, 2000, true), 1500)
    assert.equal(rankBetween(1, 1, true), null)
    assert.equal(rankBetween(1, 1 + Number.EPSILON, true), null)
  })

  it('lies strictly between any two that differ, or says that there is no room', () => {
    const key = fc.array(fc.boolean(), { maxLength: 40 }).map((turns) => {
      let [low, high]: [Rank | null, Rank | null] = [null, null]
      let between: Rank = 'a0'
      for (const turn of turns) {
        between = rankBetween(low, high, false) ?? between
        if (turn) low = between
        else high = between
      }
      return between
    })
    const rank = fc.oneof(key, fc.double({ noNaN: true, noDefaultInfinity: true }))
    const end = fc.option(rank)
    fc.assert(
      fc.property(end, end, fc.boolean(), (a, b, isNumeric) => {
        const isOrdered = a === null || b === null || compareRanks(a, b) < 0
        const [before, after] = isOrdered ? [a, b] : [b, a]
        const between = rankBetween(before, after, isNumeric)
        if (between === null) return typeof before === 'number' || typeof after === 'number' || before === after
        assert.equal(readRank(String(between), mapped), between)
        assert.ok(before === null || compareRanks(before, between) < 0)
        assert.ok(after === null || compareRanks(between, after) < 0)
        return true
      }),
    )
  })
})
