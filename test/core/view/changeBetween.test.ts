import assert from 'node:assert/strict'
import fc from 'fast-check'
import { updateBoard } from '../../../src/core/board/updateBoard.ts'
import { parseCard } from '../../../src/core/card/parseCard.ts'
import type { Finding } from '../../../src/core/flow/finding.ts'
import type { Findings } from '../../../src/core/flow/findings/findThieves.ts'
import type { CardAge } from '../../../src/core/flow/cardAges.ts'
import { applyChange } from '../../../src/core/view/applyChange.ts'
import type { HeadView } from '../../../src/core/view/boardView.ts'
import { buildFirstView, buildView, restOf } from '../../../src/core/view/buildView.ts'
import type { ViewContext } from '../../../src/core/view/viewContext.ts'
import { changeBetween, type Shown } from '../../../src/core/view/changeBetween.ts'
import { diffViews } from '../../../src/core/view/diffViews.ts'
import { boardMd, boardOf, cardFiles, cardText, smallBoard } from '../board/boardOf.ts'

const head: HeadView = {
  branch: 'main',
  hasRepository: true,
  hold: null,
  pending: 0,
  changedByHand: [],
  isCollecting: false,
  failure: null,
}
const context: ViewContext = {
  head,
  readOnly: null,
  pendingCards: new Set(),
  findings: null,
  overReasons: new Map(),
  user: null,
  ages: null,
  today: '2026-11-22',
}
const otherBoard = boardMd('title: Other\ncolumns: [done, {id: todo, wip: 1}]')

const ageOf = (days: number): CardAge => ({
  days,
  column: 'doing',
  columnDays: 2,
  band: 'late',
  passed: { what: 'p85', days: 2 },
  isStale: true,
  blockedDays: null,
})
const entries = <T>(all: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(all))

const card = fc.record({
  id: fc.constantFrom('A', 'B', 'C', 'a'),
  status: fc.constantFrom('todo', 'doing', 'done', 'nowhere'),
  lines: fc.subarray(['rank: a1', 'assignees: [anne]', 'thief: too-much-wip', 'depends_on: [a, b]', 'due: 2026-11-22']),
})
const files = fc.dictionary(
  fc.constantFrom('1.md', '2.md', '3.md', '4.md', '5.md'),
  card.map(({ id, status, lines }) => cardText(id, status, ...lines)),
)
const someFinding = fc
  .record({ path: fc.constantFrom('1.md', '2.md', null), isMild: fc.boolean() })
  .map((more): Finding => ({
    thief: 'too-much-wip',
    signal: 'wip.arrivals',
    card: more.path === null ? null : 'A',
    column: null,
    person: null,
    evidence: 'So many.',
    commit: null,
    ...more,
  }))
const someFindings = fc.option(fc.array(someFinding, { maxLength: 3 }).map((found): Findings => ({ found, muted: [] })))
const someContext = fc.record({
  head: fc.nat(2).map((pending) => ({ ...head, pending })),
  readOnly: fc.constantFrom(null, 'untrusted' as const),
  pendingCards: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x')).map((ids) => new Set(ids)),
  findings: someFindings,
  overReasons: fc.constantFrom(new Map<string, string>(), new Map([['doing', 'why']])),
  user: fc.constantFrom(null, { name: 'Anne', email: null }),
  ages: fc.option(
    fc.dictionary(fc.constantFrom('1.md', '2.md', '9.md'), fc.constantFrom(3, 4).map(ageOf)).map(entries),
    {
      nil: null,
    },
  ),
  today: fc.constantFrom('2026-11-22', '2026-11-23'),
})

/** Both ways to find the change from one to the other, and the view that each leads to, must agree. */
function checkChange(before: Shown, after: Shown): void {
  const [old, now] = [buildView(before.board, before.context, null), buildView(after.board, after.context, null)]
  const change = diffViews(old, now)
  assert.deepEqual(changeBetween(before, after), change)
  if (change === null) assert.deepEqual(old, now)
  else {
    const applied = applyChange(old, JSON.parse(JSON.stringify(change)) as typeof change)
    assert.deepEqual(applied, now)
    assert.deepEqual(Object.keys(applied.order), Object.keys(now.order))
  }
}

describe('a change of the view', () => {
  it('leads from any view to any other', () => {
    const board = fc
      .tuple(files, fc.constantFrom(smallBoard, otherBoard))
      .map(([cards, text]) => ({ 'board.md': text, ...cards }))
    fc.assert(
      fc.property(board, someContext, board, someContext, (a, contextA, b, contextB) => {
        checkChange({ board: boardOf(a), context: contextA }, { board: boardOf(b), context: contextB })
      }),
    )
  })

  it('leads from a board to what single changes make of it', () => {
    fc.assert(
      fc.property(files, someContext, files, someContext, (a, contextA, b, contextB) => {
        const board = boardOf({ 'board.md': smallBoard, ...a })
        const paths = new Set([...Object.keys(a), ...Object.keys(b)])
        const changes = new Map(
          [...paths].map((path) => {
            const text = b[path] ?? null
            return [path, text === null ? null : parseCard(path, text, board.workflow.fieldNames)] as const
          }),
        )
        checkChange(
          { board, context: contextA },
          { board: updateBoard(board, changes), context: { ...contextB, today: contextA.today } },
        )
      }),
    )
  })

  it('holds no more than what changed', () => {
    const before = boardOf({
      'board.md': smallBoard,
      ...cardFiles(['A', 'todo'], ['B', 'todo'], ['C', 'doing']),
    })
    const moved = parseCard('B.md', cardText('B', 'doing'), before.workflow.fieldNames)
    const after = updateBoard(before, new Map([['B.md', moved]]))
    const change = changeBetween({ board: before, context }, { board: after, context })
    assert.deepEqual(Object.keys(change?.cards ?? {}), ['B.md'])
    assert.deepEqual(change?.order, { todo: ['A.md'], doing: ['B.md', 'C.md'] })
    assert.deepEqual(
      change?.frame?.columns.map(({ wip }) => wip.text),
      ['1', '2 / 2', '0 / 3', '0'],
    )
    assert.equal(changeBetween({ board: after, context }, { board: after, context: { ...context } }), null)
  })

  it('leaves the objects of what did not change', () => {
    const view = buildView(
      boardOf({ 'board.md': smallBoard, ...cardFiles(['A', 'todo'], ['B', 'doing']) }),
      context,
      null,
    )
    const next = applyChange(view, { cards: { 'A.md': null }, order: { todo: [] }, frame: null })
    assert.equal(next.cards['B.md'], view.cards['B.md'])
    assert.equal(next.order['doing'], view.order['doing'])
    assert.equal(next.columns, view.columns)
    const again = buildView(
      boardOf({ 'board.md': smallBoard, ...cardFiles(['A', 'done'], ['B', 'doing']) }),
      context,
      view,
    )
    assert.equal(again.cards['B.md'], view.cards['B.md'])
    assert.notEqual(again.cards['A.md'], view.cards['A.md'])
  })
})

describe('the first view of a large board', () => {
  const many = Array.from({ length: 300 }, (_, i): [string, string, string] => {
    const rank = `rank: c${String(i).padStart(3, '0')}V`
    return [`C-${i}`, i % 3 === 0 ? 'todo' : 'doing', rank]
  })
  const board = boardOf({ 'board.md': smallBoard, ...cardFiles(...many) })
  const first = buildFirstView(board, context)

  it('knows the place of every card and the first ones themselves, and is whole with the rest', () => {
    const whole = buildView(board, context, null)
    assert.deepEqual(first.order, whole.order)
    assert.equal(Object.keys(first.cards).length, 160)
    assert.ok(first.order['todo']?.slice(0, 80).every((key) => first.cards[key]))
    const rest = restOf(board, context, new Set(Object.keys(first.cards)))
    assert.equal(Object.keys(rest.cards).length, 140)
    assert.deepEqual(applyChange(first, rest), whole)
  })

  it('is whole also where the board has changed before the rest comes', () => {
    const moved = boardOf({
      'board.md': smallBoard,
      ...cardFiles(...many.slice(3), ['C-299', 'todo', 'rank: a0', 'labels: [new]']),
    })
    const between = changeBetween({ board, context }, { board: moved, context })
    assert.ok(between)
    const rest = restOf(moved, context, new Set(Object.keys(first.cards)))
    assert.deepEqual(applyChange(applyChange(first, between), rest), buildView(moved, context, null))
  })
})
