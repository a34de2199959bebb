import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Board } from '../../../src/core/board/board.ts'
import { buildBoard } from '../../../src/core/board/buildBoard.ts'
import { updateBoard } from '../../../src/core/board/updateBoard.ts'
import type { Card } from '../../../src/core/card/card.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'
import { boardOf, cardFiles, cardText, smallBoard } from './boardOf.ts'

const empty = boardOf({ 'board.md': smallBoard })

const cardAt = (path: string, text: string): Card => {
  const card = parseCard(path, text, empty.workflow.fieldNames)
  assert.ok(card)
  return card
}

/** All that a board says, in a form that two boards can be compared by. */
const said = (board: Board): unknown => ({
  columns: board.columns,
  problems: board.problems,
  byPath: new Map(board.cardsByPath),
  byId: new Map([...board.cardsById].map(([id, cards]) => [id, new Set(cards)])),
  dependents: new Map([...board.dependents].map(([id, paths]) => [id, [...paths].sort()])),
  problemsByPath: new Map(board.problemsByPath),
  tallies: [new Map(board.activeByPerson), board.activeExpedite, new Map(board.cardsByThief)],
})

describe('a board of which some cards changed', () => {
  it('is the board that all the cards would make', () => {
    const id = fc.constantFrom('A', 'B', 'C', 'D', 'a')
    const change = fc.record({
      path: fc.constantFrom('1.md', '2.md', '3.md', '4.md', '5.md', '6.md'),
      text: fc.option(
        fc
          .record({
            id,
            status: fc.constantFrom('todo', 'To Do', 'doing', 'review', 'done', 'nowhere', null),
            lines: fc.subarray([
              'rank: a1',
              'assignees: [anne, bob]',
              'class: expedite',
              'thief: too-much-wip',
              'depends_on: [a, X]',
              'broken: [',
            ]),
          })
          .map((card) => cardText(card.id, card.status, ...card.lines)),
      ),
    })
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (rounds) => {
        let board = empty
        const cards = new Map<string, Card>()
        for (const round of rounds) {
          const changes = new Map<string, Card | null>()
          for (const { path, text } of round) changes.set(path, text === null ? null : cardAt(path, text))
          for (const [path, card] of changes) {
            if (card === null) cards.delete(path)
            else cards.set(path, card)
          }
          board = updateBoard(board, changes)
          assert.deepEqual(said(board), said(buildBoard(empty.workflow, [...cards.values()])))
        }
      }),
    )
  })

  it('is the same object where nothing changed, and keeps the columns in which nothing did', () => {
    const board = boardOf({ 'board.md': smallBoard, ...cardFiles(['A', 'todo'], ['B', 'doing']) })
    const [a] = board.cardsById.get('a') ?? []
    assert.ok(a)
    assert.equal(updateBoard(board, new Map([[a.path, a]])), board)
    assert.equal(updateBoard(board, new Map([['gone.md', null]])), board)
    const moved = updateBoard(board, new Map([[a.path, cardAt(a.path, cardText('A', 'review'))]]))
    assert.deepEqual(
      moved.columns.map((column, i) => column === board.columns[i]),
      [false, true, false, true],
    )
  })

  it('is built anew where many changed, or where the archive did', () => {
    const changes = new Map(
      Array.from({ length: 600 }, (_, i) => [
        `${i}.md`,
        cardAt(`${i}.md`, cardText(`C${i}`, 'todo', 'depends_on: [X]')),
      ]),
    )
    const board = updateBoard(empty, changes)
    assert.equal(board.columns[0]?.cards.length, 600)
    assert.equal(board.problems.length, 600)
    assert.equal(updateBoard(board, new Map(), new Set(['x'])).problems.length, 0)
  })
})
