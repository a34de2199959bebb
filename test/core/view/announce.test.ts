import assert from 'node:assert/strict'
import type { BoardIntent, SingleIntent } from '../../../src/core/edit/intent.ts'
import { announce } from '../../../src/core/view/announce.ts'
import { afterPlan, boardOf, cardFiles, type Files, smallBoard } from '../board/boardOf.ts'
import { planOf } from '../edit/planOf.ts'

const files: Files = {
  'board.md': smallBoard,
  ...cardFiles(
    ['A', 'todo'],
    ['B', 'doing', 'rank: a0'],
    ['C', 'doing', 'rank: a1'],
    ['D', 'review', 'blocked: waits', 'thief: neglected-work'],
  ),
}

function said(intent: BoardIntent): string {
  const plan = planOf(files, intent)
  assert.equal(plan.kind, 'plan')
  return announce(intent, plan, boardOf(afterPlan(files, plan)))
}

describe('what the board says after a change', () => {
  const move = (card: string, to: string, place: 'top' | 'bottom' = 'bottom'): BoardIntent => ({
    kind: 'moveCard',
    card,
    to,
    place,
    reason: 'why',
  })

  it('names the card, its column, its place in it, and a limit that is passed', () => {
    assert.equal(said(move('a', 'REVIEW')), 'A moved to Review, 1 of 2')
    assert.equal(said(move('a', 'doing')), 'A moved to Doing, 3 of 3; Doing is over its limit, 3 of 2')
    assert.equal(said(move('C', 'doing', 'top')), 'C moved to Doing, 1 of 2')
    assert.equal(said(move('B', 'doing', 'top')), 'B: nothing to change')
  })

  it('says of several cards what was done to all of them', () => {
    const batch = (...intents: readonly SingleIntent[]): string => said({ kind: 'batch', intents, reason: 'why' })
    const moves = ['A', 'D'].map((card) => ({ ...move(card, 'doing'), card }) as SingleIntent)
    assert.equal(batch(...moves), '2 cards moved to Doing; Doing is over its limit, 4 of 2')
    assert.equal(batch({ kind: 'archiveCard', card: 'A' }, { kind: 'archiveCard', card: 'B' }), '2 cards archived')
    assert.equal(batch({ kind: 'unblockCard', card: 'D' }, { kind: 'archiveCard', card: 'B' }), '2 cards changed')
  })

  it('says each other change in a sentence', () => {
    const due = { kind: 'setField', card: 'A', field: 'due' } as const
    assert.equal(said({ ...due, value: '2026-12-01' }), 'A: due is now 2026-12-01')
    assert.equal(said({ kind: 'setField', card: 'D', field: 'labels', value: ['x', 'y'] }), 'D: labels is now x and y')
    assert.equal(
      said({
        kind: 'addCard',
        title: 'X',
        column: null,
        assignees: [],
        classOfService: null,
        labels: [],
        reason: null,
      }),
      '2345 added to Todo, 1 of 2',
    )
    assert.equal(said({ kind: 'retitleCard', card: 'A', title: 'Other' }), 'A is now called Other')
    assert.equal(
      said({ kind: 'assignCard', card: 'A', assignees: ['anne', 'bob'], reason: null }),
      'A assigned to anne and bob',
    )
    assert.equal(
      said({ kind: 'blockCard', card: 'A', thief: 'neglected-work', reason: 'no key', on: null }),
      'A blocked: no key',
    )
    assert.equal(said({ kind: 'unblockCard', card: 'D' }), 'D unblocked')
    assert.equal(said({ kind: 'flagThief', card: 'A', thief: 'too-much-wip' }), 'A flagged: Too much WIP')
    assert.equal(said({ kind: 'flagThief', card: 'D', thief: null }), 'D no longer flagged')
    assert.equal(
      said({ kind: 'setClassOfService', card: 'A', classOfService: 'expedite', reason: null }),
      'A is now expedite',
    )
    assert.equal(said({ kind: 'archiveCard', card: 'A' }), 'A archived')
  })

  it('quotes what was taken back', () => {
    const plan = planOf(files, move('A', 'review'))
    assert.equal(plan.kind, 'plan')
    const undo = { ...plan, subject: 'board: undo move A to Review' }
    assert.equal(announce({ kind: 'undo' }, undo, boardOf(files)), 'Undone: move A to Review')
    assert.equal(
      announce({ kind: 'redo' }, { ...plan, subject: 'board: redo move A to Review' }, boardOf(files)),
      'Redone: move A to Review',
    )
  })

  it('adds what is not quite as it was wished', () => {
    const plan = planOf(files, move('A', 'review'))
    assert.equal(plan.kind, 'plan')
    assert.match(
      announce(move('A', 'review'), { ...plan, notice: 'Below the last.' }, boardOf(files)),
      /\. Below the last\.$/,
    )
  })
})
