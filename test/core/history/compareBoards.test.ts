import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { compareBoards, type Comparison } from '../../../src/core/history/compareBoards.ts'
import { boardOf, cardFiles, cardText, smallBoard } from '../board/boardOf.ts'

type Cards = readonly (readonly [string, string | null, ...string[]])[]

const wall = (...cards: Cards) => boardOf({ 'board.md': smallBoard, ...cardFiles(...cards) })

/** The ids in each list that is not empty. */
function ids({ overLimit, ...lists }: Comparison): Readonly<Record<string, readonly string[]>> {
  const named = Object.entries(lists).map(([name, cards]): [string, readonly string[]] => [
    name,
    cards.map(({ card }) => card),
  ])
  named.push(['overLimit', overLimit.map(({ column }) => column.id)])
  return Object.fromEntries(named.filter(([, all]) => all.length > 0))
}

describe('comparing two walls', () => {
  it('says nothing of walls that are the same', () => {
    assert.deepEqual(ids(compareBoards(wall(['A', 'todo']), wall(['A', 'todo']))), {})
  })

  it('tells what moved, came, went, was finished and was blocked', () => {
    const before = wall(['A', 'todo'], ['B', 'doing'], ['C', 'doing', 'blocked: waits'], ['D', 'todo'])
    const after = wall(['A', 'doing', 'blocked: a vendor'], ['B', 'done'], ['C', 'doing'], ['E', 'todo'])
    const found = compareBoards(before, after)
    assert.deepEqual(ids(found), {
      moved: ['A', 'B'],
      new: ['E'],
      gone: ['D'],
      done: ['B'],
      blocked: ['A'],
      unblocked: ['C'],
    })
    const [first] = found.moved
    assert.deepEqual([first?.from.name, first?.to.name, first?.title], ['Todo', 'Doing', 'Card A'])
    assert.equal(found.blocked[0]?.reason, 'a vendor')
    assert.equal(found.gone[0]?.from.id, 'todo')
  })

  it('tells an edit beside a move, and what nothing else tells', () => {
    const before = wall(['A', 'todo'], ['B', 'todo'], ['C', 'todo'])
    const after = wall(['A', 'doing', 'labels: [x]'], ['B', 'todo', 'rank: a1'], ['C', 'done', 'rank: a1'])
    assert.deepEqual(ids(compareBoards(before, after)), { moved: ['A', 'C'], done: ['C'], edited: ['B', 'A'] })
  })

  it('pairs cards that share an id by their paths first', () => {
    const card = (status: string) => cardText('A', status)
    const before = boardOf({ 'board.md': smallBoard, 'x.md': card('todo'), 'y.md': card('doing') })
    const after = boardOf({ 'board.md': smallBoard, 'x.md': card('done'), 'y.md': card('doing') })
    const found = compareBoards(before, after)
    assert.deepEqual(ids(found), { moved: ['A'], done: ['A'] })
    assert.equal(found.moved[0]?.path, 'x.md')
    const renamed = boardOf({ 'board.md': smallBoard, 'z.md': card('todo'), 'y.md': card('doing') })
    assert.deepEqual(ids(compareBoards(before, renamed)), {})
    const less = boardOf({ 'board.md': smallBoard, 'y.md': card('doing') })
    assert.deepEqual(
      compareBoards(before, less).gone.map(({ path }) => path),
      ['x.md'],
    )
    assert.deepEqual(
      compareBoards(less, before).new.map(({ path }) => path),
      ['x.md'],
    )
  })

  it('knows a card by its id, whatever its file is called, and without case', () => {
    const before = boardOf({ 'board.md': smallBoard, 'a.md': cardText('A-1', 'todo') })
    const after = boardOf({ 'board.md': smallBoard, 'sub.md': cardText('a-1', 'doing') })
    assert.deepEqual(ids(compareBoards(before, after)), { moved: ['a-1'], edited: ['a-1'] })
  })

  it('knows a card by another name, if it is told one', () => {
    const naming = ({ id }: { readonly id: string }): string => (id === 'NEW' || id === 'OLD' ? 'same' : id)
    assert.deepEqual(ids(compareBoards(wall(['OLD', 'todo']), wall(['NEW', 'done']), naming)), {
      moved: ['NEW'],
      done: ['NEW'],
      edited: ['NEW'],
    })
  })

  it('takes a column that is called otherwise now for the same, by its aliases', () => {
    const renamed = smallBoard.replace('id: doing', 'id: work\n    aliases: [doing]')
    const before = wall(['A', 'doing'])
    const after = boardOf({ 'board.md': renamed, ...cardFiles(['A', 'doing']) })
    assert.deepEqual(ids(compareBoards(before, after)), {})
  })

  it('tells two files with one id apart', () => {
    const twins = { 'board.md': smallBoard, 'a.md': cardText('A', 'todo'), 'b.md': cardText('A', 'todo') }
    const after = { ...twins, 'b.md': cardText('A', 'doing') }
    assert.deepEqual(ids(compareBoards(boardOf(twins), boardOf(after))).moved, ['A'])
  })

  it('tells which columns hold more than their limit, and which did before', () => {
    const full = wall(['A', 'doing'], ['B', 'doing'], ['C', 'doing'])
    const [over] = compareBoards(wall(['A', 'doing']), full).overLimit
    assert.deepEqual([over?.count, over?.limit, over?.wasOver], [3, 2, false])
    assert.equal(compareBoards(full, full).overLimit[0]?.wasOver, true)
  })
})
