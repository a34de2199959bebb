import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { byId } from '../../../src/core/history/compareBoards.ts'
import { changeOfMoment, momentView } from '../../../src/core/view/momentView.ts'
import { boardOf, cardFiles, smallBoard } from '../board/boardOf.ts'

const wall = (...cards: readonly (readonly [string, string | null, ...string[]])[]) =>
  boardOf({ 'board.md': smallBoard, ...cardFiles(...cards) })

describe('a wall of the past', () => {
  it('is read-only, and judges dates by its own day', () => {
    const board = wall(['A', 'todo', 'due: 2026-11-10'])
    const isOver = (at: string): boolean | undefined =>
      momentView(board, Date.parse(at), null).cards['A.md']?.due?.isOver
    assert.equal(momentView(board, 0, null).readOnly, 'past')
    assert.deepEqual([isOver('2026-11-09T12:00:00Z'), isOver('2026-11-12T12:00:00Z')], [false, true])
  })

  it('marks what changed, with the words of the change', () => {
    const before = wall(['A', 'todo'], ['B', 'doing'], ['C', 'todo'], ['D', 'todo', 'blocked: x'], ['G', 'todo'])
    const after = wall(
      ['A', 'doing', 'blocked: vendor'],
      ['B', 'done'],
      ['C', 'todo', 'labels: [x]'],
      ['D', 'todo'],
      ['N', 'todo'],
    )
    assert.deepEqual(changeOfMoment(before, after, byId), {
      marks: {
        'N.md': [{ kind: 'new' }],
        'A.md': [
          { kind: 'moved', from: 'Todo' },
          { kind: 'blocked', reason: 'vendor' },
        ],
        'B.md': [{ kind: 'moved', from: 'Doing' }, { kind: 'done' }],
        'D.md': [{ kind: 'unblocked' }],
        'C.md': [{ kind: 'edited' }],
      },
      left: [{ card: 'G', title: 'Card G', path: 'G.md', from: 'Todo' }],
    })
  })
})
