import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { HeadView } from '../../../src/core/view/boardView.ts'
import { type WallStatus, wallStatus } from '../../../src/core/view/wallStatus.ts'
import { atRest } from '../../webview/memoryBoard.ts'
import { boardOf, cardFiles, type Files, smallBoard } from '../board/boardOf.ts'

function statusOf(files: Files, head: Partial<HeadView> = {}): WallStatus {
  return wallStatus(boardOf({ 'board.md': smallBoard, ...files }), { head: { ...atRest, ...head } })
}

describe('the wall in the status bar', () => {
  it('counts active cards, and is calm within the limits', () => {
    const { text, isAlarming, notes } = statusOf(
      cardFiles(['A', 'doing'], ['B', 'review'], ['C', 'todo'], ['D', 'done']),
    )
    assert.deepEqual([text, isAlarming, notes], ['wall 2 active', false, []])
  })

  it('counts the columns that are over their limit', () => {
    const { text, isAlarming, columns } = statusOf(cardFiles(['A', 'doing'], ['B', 'doing'], ['C', 'doing']))
    assert.deepEqual([text, isAlarming], ['wall 3 active · 1 over', true])
    assert.deepEqual(columns[1], { name: 'Doing', wip: '3 / 2', word: 'over by 1', isOver: true })
    assert.deepEqual(columns[0], { name: 'Todo', wip: '0', word: '', isOver: false })
  })

  it('counts people and classes that are over theirs', () => {
    const board = smallBoard.replace('columns:', 'limits: {perPerson: 1, expedite: 1}\ncolumns:')
    const cards = cardFiles(
      ['A', 'doing', 'assignees: [anne]', 'class: expedite'],
      ['B', 'review', 'assignees: [Anne]', 'class: expedite'],
    )
    const { text, notes } = statusOf({ 'board.md': board, ...cards })
    assert.equal(text, 'wall 2 active · 2 over')
    assert.deepEqual(notes, ['anne has 2 active cards of 1', '2 active cards are expedite, of 1'])
  })

  it('says what is not in git, and is alarmed only by what failed', () => {
    const waiting = statusOf({}, { pending: 2, changedByHand: ['A'], hasRepository: false })
    assert.equal(waiting.isAlarming, false)
    assert.deepEqual(waiting.notes, [
      '2 changes are not committed yet',
      '1 card changed by hand',
      'No repository: changes stay in the files',
    ])
    const failed = statusOf({}, { pending: 1, failure: 'A hook said no.' })
    assert.deepEqual([failed.isAlarming, failed.notes.at(-1)], [true, 'A hook said no.'])
  })
})
