import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { compareBoards } from '../../../src/core/history/compareBoards.ts'
import { comparisonJson, comparisonText } from '../../../src/core/view/comparisonText.ts'
import { boardOf, cardFiles, smallBoard } from '../board/boardOf.ts'

const wall = (...cards: readonly (readonly [string, string | null, ...string[]])[]) =>
  boardOf({ 'board.md': smallBoard, ...cardFiles(...cards) })

const before = wall(['A', 'todo'], ['B', 'doing'], ['D', 'todo'])
const after = wall(['A', 'doing'], ['B', 'done'], ['E', 'doing', 'blocked: "line\\nbreak"'], ['F', 'doing'])

describe('two walls compared on a terminal', () => {
  it('has a list for each kind of difference, on lines of their own', () => {
    const text = comparisonText(compareBoards(before, after))
    assert.match(text, /^Moved \(2\)\n {2}A {2}Card A {2}Todo → Doing\n/)
    assert.match(text, /\n\nGone \(1\)\n {2}D {2}Card D {2}Todo\n/)
    assert.match(text, /\nBlocked \(1\)\n {2}E {2}Card E {2}line break\n/)
    assert.match(text, /\nOver the limit \(1\)\n {2}Doing {2}3 of 2\n$/)
  })

  it('says so where nothing is different', () => {
    assert.equal(comparisonText(compareBoards(before, before)), 'Nothing is different.\n')
  })

  it('is one JSON value of ids', () => {
    const json = comparisonJson(compareBoards(before, after))
    assert.deepEqual(json.moved[0], { card: 'A', title: 'Card A', from: 'todo', to: 'doing' })
    assert.deepEqual(json.done, [{ card: 'B', title: 'Card B' }])
    assert.deepEqual(json.overLimit, [{ column: 'doing', count: 3, limit: 2 }])
    assert.deepEqual(Object.keys(json), ['moved', 'new', 'gone', 'done', 'blocked', 'unblocked', 'edited', 'overLimit'])
  })
})
