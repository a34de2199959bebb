import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyHunks, fittingHunks } from '../../../src/core/card/applyHunks.ts'
import { lineHunks } from '../../../src/core/card/lineHunks.ts'

const anyLine = fc.constantFrom('a', 'b', '- [ ] a', '- [x] a', '', ' ')
const anyText = fc
  .tuple(fc.array(anyLine, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(([lines, eol, isEnded, hasMark]) => (hasMark ? '\ufeff' : '') + lines.join(eol) + (isEnded ? eol : ''))

describe('the hunks between two texts', () => {
  it('make one of the other, once and again, and back', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const hunks = lineHunks(before, after)
        assert.equal(applyHunks(before, 'x.md', hunks), after)
        assert.equal(applyHunks(after, 'x.md', hunks), after)
        const back = [...hunks].reverse().map((hunk) => ({ ...hunk, before: hunk.after, after: hunk.before }))
        assert.equal(applyHunks(after, 'x.md', back), before)
      }),
      { numRuns: 5000 },
    )
  })

  it('are the lines that differ, and only so many around them as tell them apart', () => {
    assert.deepEqual(lineHunks('a\nb\nc\nd\n', 'a\nB\nc\nD\n'), [
      { before: 'b\n', after: 'B\n', nth: 0 },
      { before: 'd\n', after: 'D\n', nth: 0 },
    ])
    assert.deepEqual(lineHunks('a\nx\nb\nx\n', 'a\nx\nb\ny\n'), [{ before: 'b\nx\n', after: 'b\ny\n', nth: 0 }])
    assert.deepEqual(lineHunks('a\nb\n', 'a\nnew\nb\n'), [{ before: 'a\nb\n', after: 'a\nnew\nb\n', nth: 0 }])
  })

  it('find their lines where other lines have come, and refuse where they are gone', () => {
    const hunks = lineHunks('a\nb\nc\n', 'a\nB\nc\n')
    assert.equal(applyHunks('new\na\nb\n', 'x.md', hunks), 'new\na\nB\n')
    const refusal = applyHunks('a\nc\n', 'x.md', hunks)
    assert.ok(typeof refusal !== 'string' && refusal.code === 'changedSince')
    assert.deepEqual(fittingHunks('a\nc\n', hunks), [])
    assert.deepEqual(fittingHunks('b\n', hunks), hunks)
  })

  it('are one where there are very many, and made within a moment', () => {
    const text = (word: string): string => Array.from({ length: 10_000 }, (_, i) => `${i}\n${word}\n`).join('')
    const hunks = lineHunks(text('a'), text('b'))
    assert.deepEqual([hunks.length, applyHunks(text('a'), 'x.md', hunks) === text('b')], [1, true])
  }).timeout(2_000)
})
