import assert from 'node:assert/strict'
import type { Board } from '../../../src/core/board/board.ts'
import { buildBoard, buildingBoard } from '../../../src/core/board/buildBoard.ts'
import { faultyCard } from '../../../src/core/card/parseCard.ts'
import { boardMd, boardOf, cardFiles, cardsOf, cardText, idsIn, smallBoard } from './boardOf.ts'

const problemsOf = (board: Board): string[] =>
  board.problems.map(
    ({ code, severity, path, range: { start, end } }) =>
      `${path} ${severity} ${code} ${start.line}:${start.column}-${end.line}:${end.column}`,
  )

describe('a board', () => {
  it('puts cards into columns by id or alias, without case', () => {
    const board = boardOf({
      'board.md': smallBoard,
      ...cardFiles(['A', 'todo'], ['B', 'TO DO'], ['C', 'Doing'], ['D', 'done']),
    })
    assert.deepEqual(
      board.columns.map(({ column, cards }) => [column.id, cards.map(({ id }) => id)]),
      [
        ['todo', ['A', 'B']],
        ['doing', ['C']],
        ['review', []],
        ['done', ['D']],
      ],
    )
    assert.deepEqual(board.problems, [])
  })

  it('shows a card of no column in the first one, with a problem at its status', () => {
    const board = boardOf({ 'board.md': smallBoard, ...cardFiles(['A', 'nowhere'], ['B', null]) })
    assert.deepEqual(idsIn(board, 'todo'), ['A', 'B'])
    assert.deepEqual(problemsOf(board), ['A.md error unknownColumn 3:9-3:16', 'B.md warning unknownColumn 1:1-1:1'])
  })

  it('names both cards that share an id, whatever their case', () => {
    const board = boardOf({
      'board.md': smallBoard,
      'x.md': cardText('A-1', 'todo'),
      'y.md': cardText('a-1', 'done'),
    })
    assert.deepEqual(problemsOf(board), ['x.md error duplicateId 2:5-2:8', 'y.md error duplicateId 2:5-2:8'])
    assert.match(board.problems[0]?.message ?? '', /y\.md/)
    assert.match(board.problems[1]?.message ?? '', /x\.md/)
    assert.equal(board.cardsById.get('a-1')?.length, 2)
  })

  it('warns of a dependency on nothing, at its very place in the list', () => {
    const files = {
      'board.md': smallBoard,
      ...cardFiles(['A', 'todo', 'depends_on: [B, B-1, OLD-9]'], ['B', 'todo', 'depends_on:', '  - a', '  - GONE']),
    }
    assert.deepEqual(problemsOf(boardOf(files)), [
      'A.md warning danglingId 5:17-5:20',
      'A.md warning danglingId 5:22-5:27',
      'B.md warning danglingId 7:5-7:9',
    ])
    assert.deepEqual(problemsOf(boardOf(files, ['b-1', 'old-9', 'gone'])), [])
  })

  it('knows the five thieves and its own, and no other', () => {
    const board = boardOf({
      'board.md': boardMd('columns: [a]\nthieves: {vendor: Waiting outside}'),
      ...cardFiles(['A', 'a', 'thief: Vendor'], ['B', 'a', 'thief: too-much-wip'], ['C', 'a', 'thief: "raccoon"']),
    })
    assert.deepEqual(problemsOf(board), ['C.md error unknownThief 5:8-5:17'])
    assert.deepEqual(
      [...board.cardsByThief],
      [
        ['vendor', 1],
        ['too-much-wip', 1],
        ['raccoon', 1],
      ],
    )
  })

  it("keeps a card's own problems before its own", () => {
    const board = boardOf({ 'board.md': smallBoard, ...cardFiles(['A', 'nowhere', 'due: soon']) })
    assert.deepEqual(
      board.problemsByPath.get('A.md')?.map(({ code }) => code),
      ['badDate', 'unknownColumn'],
    )
  })

  it('draws what cannot be read, and does not count it', () => {
    const files = {
      'board.md': smallBoard,
      ...cardFiles(['A', 'doing', 'assignees: [anne]']),
      'B.md': '---\nid: B\nstatus: doing\nassignees: [anne\n---\n',
    }
    const board = boardOf(files)
    const doing = board.columns[1]
    assert.deepEqual(idsIn(board, 'doing'), ['A', 'B'])
    assert.deepEqual(doing?.wip, { count: 1, limit: 2, state: 'under' })
    assert.equal(board.activeByPerson.get('anne'), 1)
    const faulty = faultyCard('C.md', 'tooLarge', '---\nid: C\nstatus: doing\n')
    const more = buildBoard(board.workflow, [...cardsOf(files, board.workflow), faulty])
    assert.deepEqual(idsIn(more, 'doing'), ['A', 'B', 'C'])
    assert.equal(more.columns[1]?.wip.count, 1)
  })

  it('says where a column stands to its limit', () => {
    const states = [0, 1, 2, 3].map((count) => {
      const cards = Array.from({ length: count }, (_, i) => [`A${i}`, 'doing'] as const)
      return boardOf({ 'board.md': smallBoard, ...cardFiles(...cards) }).columns[1]?.wip.state
    })
    assert.deepEqual(states, ['under', 'under', 'at', 'over'])
    assert.equal(boardOf({ 'board.md': smallBoard }).columns[0]?.wip.state, 'none')
  })

  it('counts active cards by person and class, shared cards for each', () => {
    const board = boardOf({
      'board.md': smallBoard,
      ...cardFiles(
        ['A', 'doing', 'assignees: ["@Anne", bob, anne]', 'class: expedite'],
        ['B', 'review', 'assignees: anne', 'class: expedite'],
        ['C', 'todo', 'assignees: [anne]', 'class: expedite'],
        ['D', 'done', 'assignees: [anne]', 'class: expedite'],
      ),
    })
    assert.deepEqual(
      [...board.activeByPerson],
      [
        ['anne', 2],
        ['bob', 1],
      ],
    )
    assert.equal(board.activeExpedite, 2)
  })

  it('can be built in slices that add up to the same board', () => {
    const cards = Array.from({ length: 600 }, (_, i) => [`A${i}`, i % 2 ? 'doing' : 'gone', `rank: a${i % 7}`] as const)
    const files = { 'board.md': smallBoard, ...cardFiles(...cards) }
    const whole = boardOf(files)
    const building = buildingBoard(whole.workflow, cardsOf(files, whole.workflow))
    let pauses = 0
    let step = building.next()
    for (; step.done !== true; step = building.next()) pauses++
    assert.ok(pauses >= 6)
    assert.deepEqual(step.value.columns, whole.columns)
    assert.deepEqual(step.value.problems, whole.problems)
  })
})

describe('the order of a column', () => {
  const orderOf = (board: string, ...cards: readonly (readonly [string, string])[]): readonly string[] =>
    idsIn(
      boardOf({ 'board.md': board, ...cardFiles(...cards.map(([id, line]) => [id, 'todo', line] as const)) }),
      'todo',
    )

  it('is by rank and code unit, then the unranked by id; ties by id', () => {
    assert.deepEqual(
      orderOf(
        smallBoard,
        ['B2', 'labels: []'],
        ['B10', 'labels: []'],
        ['T2', 'rank: a1'],
        ['T1', 'rank: a1'],
        ['Low', 'rank: a1V'],
        ['Top', 'rank: Zz'],
        ['Upper', 'rank: a0B'],
        ['Lower', 'rank: a0a'],
      ),
      ['Top', 'Upper', 'Lower', 'T1', 'T2', 'Low', 'B10', 'B2'],
    )
  })

  it('ignores the class, and takes a rank that is none for no rank', () => {
    assert.deepEqual(orderOf(smallBoard, ['A', 'class: expedite'], ['B', 'rank: a0'], ['C', 'rank: 12']), [
      'B',
      'A',
      'C',
    ])
  })

  it('is by number under a mapped key, and by key where fractional keys stand there', () => {
    const mapped = boardMd('columns: [todo]\nfields: {rank: order}')
    assert.deepEqual(
      orderOf(mapped, ['A', 'order: 10'], ['B', 'order: 9.5'], ['C', 'order: -1e3'], ['D', 'order: x']),
      ['C', 'B', 'A', 'D'],
    )
    assert.deepEqual(orderOf(mapped, ['A', 'order: b00'], ['B', 'order: a0'], ['C', 'rank: Zz']), ['B', 'A', 'C'])
  })
})
