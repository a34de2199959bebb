import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { ownFieldNames } from '../../../src/core/card/field.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'
import { fixesFor } from '../../../src/core/language/fixes.ts'
import { freshId } from '../../../src/core/language/freshId.ts'
import { referenceFixes } from '../../../src/core/language/referenceFixes.ts'
import { cardTextProblems } from '../../../src/core/language/textProblems.ts'
import { anyCard } from '../card/anyCard.ts'
import { boardOf, cardFiles, smallBoard } from '../board/boardOf.ts'
import { today, writtenBoard } from './aWriting.ts'

const nothingOpen = (): null => null

describe('a new id for one of two cards', () => {
  const board = boardOf({
    'board.md': smallBoard,
    ...cardFiles(
      ['T-1', 'todo'],
      ['T-3', 'todo', 'depends_on: [T-2, "t-1"] # both'],
      ['T-4', 'todo', 'blocked: x', 'blocked_on: T-1'],
    ),
    'copy.md': '---\nid: T-1\nstatus: todo\n---\nLike T-2222.\n',
  })
  const copy = board.cardsByPath.get('copy.md')!

  it('is free', () => {
    assert.equal(freshId(board, copy, [0, 0, 0, 0]), null, 'the card itself names T-2222')
    assert.equal(freshId(board, copy, [0, 0, 0, 0.1]), 'T-2225')
  })

  it('can be taken over by the cards that name it, as they stand in their editors', () => {
    const fixes = referenceFixes(board, copy, { id: 'T-9', read: nothingOpen })
    assert.deepEqual(
      fixes.map(({ path, before, after }) => [
        path,
        before.split('\n').filter((line, i) => line !== after.split('\n')[i]),
      ]),
      [
        ['T-3.md', ['depends_on: [T-2, "t-1"] # both']],
        ['T-4.md', ['blocked_on: T-1']],
      ],
    )
    assert.match(fixes[0]!.after, /^depends_on: \[T-2, "T-9"\] # both$/m)
    const open = (path: string): string | null => (path === 'T-3.md' ? '---\nid: T-3\ndepends_on: T-1\n---\n' : null)
    const [first] = referenceFixes(board, copy, { id: 'T-9', read: open })
    assert.equal(first?.after, '---\nid: T-3\ndepends_on: T-9\n---\n')
  })
})

describe('fixes of any card', () => {
  it('never throw, leave a card that can be read, and its body as it is', () => {
    fc.assert(
      fc.property(anyCard, ({ text }) => {
        const card = parseCard('card.md', text, ownFieldNames)
        if (card === null) return
        const bodyOf = (one: string): string => one.slice(one.lastIndexOf('\n---') + 4)
        for (const { code } of cardTextProblems(writtenBoard, card))
          for (const fix of fixesFor(code, 0, { board: writtenBoard, card, today, freshId: 'T-NEW' })) {
            const mended = parseCard('card.md', fix.text, ownFieldNames)
            assert.ok(mended !== null && !mended.isUnreadable)
            assert.equal(bodyOf(fix.text), bodyOf(text))
          }
      }),
      { numRuns: 400 },
    )
  })
})
