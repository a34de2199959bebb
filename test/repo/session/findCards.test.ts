import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { findCards } from '../../../src/repo/session/findCards.ts'
import { boardOf, cardText } from '../../core/board/boardOf.ts'

const board = boardOf({
  'a.md': `${cardText('A', 'todo')}Waits for the Café.\n`,
  'b.md': `${cardText('B', 'todo')}The mesh.\n`,
  'c.md': `${cardText('C', 'todo', 'labels: [mesh]')}A cafe on\nthe mesh.\n`,
})

describe('finding words in the texts of the cards', () => {
  const cases: [filter: string, keys: string[], unwanted: string[]][] = [
    ['cafe', ['a.md', 'c.md'], []],
    ['MESH cafe', ['c.md'], []],
    ['"on the mesh"', ['c.md'], []],
    ['cafe -mesh', ['a.md'], ['b.md', 'c.md']],
    ['status', [], []],
    ['is:blocked', [], []],
    ['', [], []],
  ]
  for (const [filter, keys, unwanted] of cases)
    it(`of ${filter || 'nothing'}`, async () => assert.deepEqual(await findCards(board, filter), { keys, unwanted }))
})
