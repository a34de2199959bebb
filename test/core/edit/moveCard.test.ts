import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Place } from '../../../src/core/edit/intent.ts'
import { afterPlan, boardMd, boardOf, cardFiles, codeOf, type Files, idsIn, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf, trailersOf } from './planOf.ts'

const move = (card: string, to: string, place: Place = 'bottom') =>
  ({ kind: 'moveCard', card, to, place, reason: null }) as const

const ranked: Files = {
  'board.md': smallBoard,
  ...cardFiles(
    ['A', 'todo', 'rank: a0'],
    ['B', 'todo', 'rank: a1'],
    ['C', 'todo', 'rank: a2'],
    ['U1', 'todo'],
    ['U2', 'todo'],
    ['U3', 'todo'],
    ['R', 'review', 'rank: a5'],
  ),
}

describe('a move', () => {
  it('writes status and rank of the moved card, and nothing else', () => {
    const after = afterIntent(ranked, move('b', 'REVIEW'))
    assert.equal(after['B.md'], ranked['B.md']?.replace('todo', 'review').replace('a1', 'a6'))
    assert.deepEqual({ ...after, 'B.md': '' }, { ...ranked, 'B.md': '' })
  })

  it('says from where to where', () => {
    const plan = planOf(ranked, move('b', 'review'))
    assert.equal(plan.kind === 'plan' && plan.subject, 'board: move B to Review')
    assert.equal(plan.kind === 'plan' && plan.body, 'Card B')
    assert.deepEqual(plan.kind === 'plan' && plan.cards, ['B'])
    assert.deepEqual(trailersOf(plan), ['From: todo', 'To: review'])
    const within = planOf(ranked, move('b', 'todo', 'top'))
    assert.equal(within.kind === 'plan' && within.subject, 'board: move B within Todo')
    assert.deepEqual(trailersOf(within), [])
  })

  it('puts a card at the top, after another, and below the last ranked one', () => {
    assert.deepEqual(idsIn(boardOf(afterIntent(ranked, move('R', 'todo', 'top'))), 'todo')[0], 'R')
    assert.deepEqual(idsIn(boardOf(afterIntent(ranked, move('R', 'todo', { after: 'a' }))), 'todo').slice(0, 3), [
      'A',
      'R',
      'B',
    ])
    assert.deepEqual(idsIn(boardOf(afterIntent(ranked, move('R', 'todo'))), 'todo').slice(2, 5), ['C', 'R', 'U1'])
    assert.equal(afterIntent(ranked, move('R', 'done'))['R.md']?.includes('rank: a0\n'), true)
  })

  it('among unranked cards ranks those above, and no more', () => {
    const after = afterIntent(ranked, move('R', 'todo', { after: 'U2' }))
    assert.deepEqual(idsIn(boardOf(after), 'todo'), ['A', 'B', 'C', 'U1', 'U2', 'R', 'U3'])
    assert.match(after['U1.md'] ?? '', /rank: a3/)
    assert.match(after['U2.md'] ?? '', /rank: a4/)
    assert.equal(after['U3.md'], ranked['U3.md'])
  })

  it('ranks at most 50 cards above it, else lands below the last ranked one and says so', () => {
    const crowd = (count: number): Files => {
      const cards = Array.from({ length: count }, (_, i) => [`U${100 + i}`, 'todo'] as const)
      return { 'board.md': smallBoard, ...cardFiles(['A', 'todo', 'rank: a0'], ...cards, ['X', 'done']) }
    }
    const fits = planOf(crowd(50), move('X', 'todo', { after: 'U149' }))
    assert.equal(fits.kind === 'plan' && fits.edits.length, 51)
    assert.equal(fits.kind === 'plan' && fits.notice, undefined)
    const files = crowd(51)
    const short = planOf(files, move('X', 'todo', { after: 'U150' }))
    assert.equal(short.kind === 'plan' && short.edits.length, 1)
    assert.match(
      (short.kind === 'plan' && short.notice) || '',
      /More than 50 cards of Todo .*X is below the last ranked/,
    )
    assert.deepEqual(idsIn(boardOf(afterPlan(files, short)), 'todo').slice(0, 3), ['A', 'X', 'U100'])
  })

  it('goes past cards that share a rank', () => {
    const tied = {
      'board.md': smallBoard,
      ...cardFiles(
        ['A', 'todo', 'rank: a0'],
        ['B', 'todo', 'rank: a0'],
        ['C', 'todo', 'rank: a0'],
        ['D', 'todo', 'rank: a1'],
        ['X', 'done'],
      ),
    }
    assert.deepEqual(idsIn(boardOf(afterIntent(tied, move('X', 'todo', { after: 'A' }))), 'todo'), [
      'A',
      'B',
      'C',
      'X',
      'D',
    ])
  })

  it('takes an invalid rank for none, and mends it', () => {
    const files = { 'board.md': smallBoard, ...cardFiles(['A', 'todo', 'rank: a00'], ['B', 'done', 'rank: "12"']) }
    const after = afterIntent(files, move('B', 'todo', { after: 'A' }))
    assert.match(after['A.md'] ?? '', /rank: a0\n/)
    assert.match(after['B.md'] ?? '', /rank: "a1"\n/)
  })

  it('leaves an alias that names the column, and writes the id where the column changes', () => {
    const files = { 'board.md': smallBoard, ...cardFiles(['A', 'To Do'], ['B', 'todo', 'rank: a0']) }
    assert.match(afterIntent(files, move('A', 'todo', 'top'))['A.md'] ?? '', /status: To Do\n/)
    assert.match(afterIntent(files, move('B', 'doing'))['B.md'] ?? '', /status: doing\n/)
  })

  it('gives a card without a column the one it is dropped in', () => {
    const files = { 'board.md': smallBoard, ...cardFiles(['A', 'nowhere'], ['B', null]) }
    assert.match(afterIntent(files, move('A', 'todo', 'top'))['A.md'] ?? '', /status: todo\n/)
    assert.match(afterIntent(files, move('B', 'todo', 'top'))['B.md'] ?? '', /status: todo\n/)
  })

  for (const [card, place] of [
    ['A', 'top'],
    ['B', { after: 'A' }],
    ['C', 'bottom'],
    ['U2', { after: 'U1' }],
    ['U1', { after: 'C' }],
  ] as const) {
    it(`changes nothing where ${card} is already at ${JSON.stringify(place)}`, () => {
      const plan = planOf(ranked, move(card, 'todo', place))
      assert.deepEqual(plan.kind === 'plan' && plan.edits, [])
    })
  }

  it('is refused with the reason', () => {
    const files = {
      ...ranked,
      'twice.md': ranked['A.md'] ?? '',
      'bad.md': '---\nid: Bad\nstatus: todo\nx: [\n---\n',
    }
    assert.equal(codeOf(planOf(files, move('nobody', 'done'))), 'cardNotFound')
    assert.equal(codeOf(planOf(files, move('B', 'nowhere'))), 'columnNotFound')
    assert.equal(codeOf(planOf(files, move('A', 'done'))), 'ambiguousCard')
    assert.equal(codeOf(planOf(files, move('Bad', 'done'))), 'cardUnreadable')
    assert.equal(codeOf(planOf(files, move('B', 'done', { after: 'nobody' }))), 'cardNotFound')
    assert.equal(codeOf(planOf(files, move('B', 'done', { after: 'C' }))), 'notInColumn')
    assert.equal(codeOf(planOf(files, move('B', 'todo', { after: 'b' }))), 'invalidValue')
    assert.equal(codeOf(planOf({ ...files, 'board.md': boardMd('columns: []') }, move('B', 'done'))), 'boardBroken')
  })

  it('shows what was typed on one short line', () => {
    const plan = planOf(ranked, move(`x\n\u001b[31m${'y'.repeat(500)}`, 'done'))
    assert.equal(plan.kind, 'refusal')
    assert.match(plan.message, /^There is no card x \[31my{70,80}… on this board\.$/)
  })
})

describe('a move on a board with numbers for ranks', () => {
  const numbers: Files = {
    'board.md': boardMd('columns: [To Do, Done]\nfields: {rank: ordinal}'),
    ...cardFiles(
      ['A', 'To Do', 'ordinal: 1000'],
      ['B', 'To Do', 'ordinal: 1000'],
      ['C', 'To Do', 'ordinal: 2000'],
      ['U', 'To Do'],
      ['X', 'Done'],
    ),
  }
  const rankOf = (files: Files, id: string): string | undefined => /ordinal: (.*)/.exec(files[`${id}.md`] ?? '')?.[1]

  it('takes the midpoint, and 1,000 beyond the ends', () => {
    assert.equal(rankOf(afterIntent(numbers, move('X', 'to do', 'top')), 'X'), '0')
    assert.equal(rankOf(afterIntent(numbers, move('X', 'to do', { after: 'B' })), 'X'), '1500')
    assert.equal(rankOf(afterIntent(numbers, move('X', 'to do', { after: 'A' })), 'X'), '1500')
    assert.equal(rankOf(afterIntent(numbers, move('X', 'to do')), 'X'), '3000')
    assert.equal(rankOf(afterIntent(numbers, move('A', 'done')), 'A'), '1000')
    const between = afterIntent(numbers, move('X', 'to do', { after: 'U' }))
    assert.deepEqual([rankOf(between, 'U'), rankOf(between, 'X')], ['3000', '4000'])
  })

  it('keeps to keys where they stand under the mapped key', () => {
    const keys = {
      'board.md': boardMd('columns: [To Do, Done]\nfields: {rank: ordinal}'),
      ...cardFiles(['A', 'To Do', 'ordinal: a0'], ['X', 'To Do', 'ordinal: a1']),
    }
    assert.equal(rankOf(afterIntent(keys, move('X', 'done')), 'X'), 'a0')
    assert.equal(rankOf(afterIntent(keys, move('X', 'to do', 'top')), 'X'), 'Zz')
  })
})

describe('any sequence of moves', () => {
  const ids = ['A', 'B', 'C', 'D', 'E', 'F']
  const rank = fc.constantFrom('', 'rank: a0', 'rank: a0', 'rank: a1', 'rank: Zz', 'rank: bad!')
  const number = fc.constantFrom('', 'ordinal: 1', 'ordinal: 1', 'ordinal: -2.5', 'ordinal: x')
  const anyMove = fc.record({
    card: fc.constantFrom(...ids),
    to: fc.constantFrom('todo', 'done'),
    place: fc.oneof(fc.constantFrom('top' as const, 'bottom' as const), fc.record({ after: fc.constantFrom(...ids) })),
  })

  for (const [what, board, line] of [
    ['keys', boardMd('columns: [todo, done]'), rank],
    ['numbers', boardMd('columns: [todo, done]\nfields: {rank: ordinal}'), number],
  ] as const) {
    it(`puts each card where it was wished, by ${what}`, () => {
      const start = fc.array(fc.tuple(fc.constantFrom('todo', 'done'), line), { minLength: 6, maxLength: 6 })
      fc.assert(
        fc.property(start, fc.array(anyMove, { maxLength: 12 }), (lines, moves) => {
          const cards = lines.map(
            ([status, more], i) => [ids[i] ?? '', status, ...(more === '' ? [] : [more])] as const,
          )
          let files: Files = { 'board.md': board, ...cardFiles(...cards) }
          for (const { card, to, place } of moves) files = checkMove(files, card, to, place)
        }),
        { numRuns: 60 },
      )
    })
  }

  /** Everybody else keeps their order; the card is where it was wished, or past those that share its neighbour's rank. */
  function checkMove(files: Files, card: string, to: string, place: Place): Files {
    const before = boardOf(files)
    const plan = planOf(files, move(card, to, place))
    if (plan.kind === 'refusal') {
      assert.ok(plan.code === 'notInColumn' || plan.code === 'invalidValue', plan.code)
      return files
    }
    const after = afterPlan(files, plan)
    const board = boardOf(after)
    const order = idsIn(board, to)
    const at = order.indexOf(card)
    assert.ok(at >= 0)
    for (const column of ['todo', 'done']) {
      assert.deepEqual(
        idsIn(board, column).filter((id) => id !== card),
        idsIn(before, column).filter((id) => id !== card),
      )
    }
    if (place === 'top') assert.equal(at, 0)
    if (typeof place === 'object') assert.ok(order.indexOf(place.after) < at)
    const again = planOf(after, move(card, to, place))
    assert.deepEqual(again.kind === 'plan' && again.edits, [], 'the same wish again has nothing to do')
    return after
  }
})
