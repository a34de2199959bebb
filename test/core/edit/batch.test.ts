import assert from 'node:assert/strict'
import { commitMessage } from '../../../src/core/edit/commitMessage.ts'
import type { BoardIntent, Place, SingleIntent } from '../../../src/core/edit/intent.ts'
import { planIntent } from '../../../src/core/edit/planIntent.ts'
import { afterPlan, boardOf, cardFiles, cardText, codeOf, type Files, idsIn, smallBoard } from '../board/boardOf.ts'
import { afterIntent, planOf, planOn, trailersOf } from './planOf.ts'

const files: Files = {
  'board.md': smallBoard,
  ...cardFiles(
    ['A', 'todo', 'rank: a0'],
    ['B', 'todo', 'rank: a1'],
    ['C', 'todo', 'rank: a2'],
    ['D', 'done', 'rank: a0'],
    ['E', 'done', 'rank: a1'],
    ['U', 'review'],
  ),
}
const batch = (intents: readonly SingleIntent[], reason: string | null = null): BoardIntent => ({
  kind: 'batch',
  intents,
  reason,
})
const move = (card: string, to: string, place: Place = 'bottom'): SingleIntent => ({
  kind: 'moveCard',
  card,
  to,
  place,
  reason: null,
})
const archive = (card: string): SingleIntent => ({ kind: 'archiveCard', card })
const due = (card: string, value: string): SingleIntent => ({ kind: 'setField', card, field: 'due', value })
const messageOf = (intent: BoardIntent): string => {
  const plan = planOf(files, intent)
  return plan.kind === 'plan' ? commitMessage(plan, '') : plan.message
}

describe('a batch', () => {
  it('plans each wish on what those before it made, limits too', () => {
    const three = ['A', 'B', 'C'].map((card) => move(card, 'doing'))
    assert.equal(codeOf(planOf(files, batch(three))), 'reasonRequired')
    const plan = planOf(files, batch(three, 'rush'))
    assert.deepEqual(trailersOf(plan), ['Over-limit: doing 3 of 2', 'Reason: rush'])
    assert.deepEqual(idsIn(boardOf(afterPlan(files, plan)), 'doing'), ['A', 'B', 'C'])
    assert.equal(planOf(files, batch(three.slice(0, 2))).kind, 'plan')
  })

  it('keeps the order of cards that are dropped at one place', () => {
    for (const [place, order] of [
      ['top', ['A', 'B', 'C', 'D', 'E']],
      [{ after: 'D' }, ['D', 'A', 'B', 'C', 'E']],
      ['bottom', ['D', 'E', 'A', 'B', 'C']],
    ] as const) {
      const wishes = ['A', 'B', 'C'].map((card) => move(card, 'done', place))
      assert.deepEqual(idsIn(boardOf(afterIntent(files, batch(wishes))), 'done'), order)
    }
    const amongUnranked = ['A', 'B'].map((card) => move(card, 'review', { after: 'U' }))
    assert.deepEqual(idsIn(boardOf(afterIntent(files, batch(amongUnranked))), 'review'), ['U', 'A', 'B'])
  })

  it('is all or nothing, and names the card that cannot be', () => {
    const plan = planOf(files, batch([move('A', 'done'), due('B', 'tomorrow')]))
    assert.equal(codeOf(plan), 'invalidValue')
    assert.match(plan.kind === 'refusal' ? plan.message : '', /^B: tomorrow/)
    assert.equal(codeOf(planOf(files, batch([]))), 'invalidValue')
    assert.equal(codeOf(planOf(files, batch([archive('A'), move('A', 'done')]))), 'cardNotFound')
  })

  it('makes one edit of what several wishes do to a file', () => {
    const ticked = { ...files, 'T.md': '---\nid: T\nstatus: todo\n---\n- [ ] a\n- [ ] b\n' }
    const tick = (line: string): SingleIntent => ({ kind: 'tickTask', card: 'T', line, nth: 0, isDone: true })
    const plan = planOf(
      ticked,
      batch([tick('- [ ] a'), move('T', 'doing'), due('T', '2026-12-01'), tick('- [ ] b'), move('T', 'done')]),
    )
    assert.deepEqual(plan.kind === 'plan' && plan.edits.map(({ kind, path }) => `${kind} ${path}`), [
      'set T.md',
      'lines T.md',
    ])
    assert.match(afterPlan(ticked, plan)['T.md'] ?? '', /status: done\n.*due: 2026-12-01\n---\n- \[x\] a\n- \[x\] b\n/s)
    const back = planOf(
      files,
      batch([due('A', '2026-12-01'), { kind: 'setField', card: 'A', field: 'due', value: null }]),
    )
    assert.deepEqual(back.kind === 'plan' && back.edits, [])
  })

  it('says in one line what was done to all, and lists them', () => {
    assert.equal(
      messageOf(batch([move('A', 'review'), move('B', 'review')])),
      'board: move 2 cards to Review\n\n- move A to Review: Card A\n- move B to Review: Card B\n\nCard: A\nCard: B\n',
    )
    const within = batch([move('D', 'done'), move('A', 'done')])
    assert.match(messageOf(within), /^board: move 2 cards to Done\n/)
    assert.match(
      messageOf(batch([archive('D'), archive('E')])),
      /^board: archive 2 cards\n\n- archive D: Card D\n- archive E: Card E\n\nCard: D\nCard: E\n$/,
    )
    assert.match(
      messageOf(batch([due('A', '2026-12-01'), due('B', '2026-12-01')])),
      /^board: set due of 2 cards to 2026-12-01\n/,
    )
    assert.match(messageOf(batch([move('A', 'done'), due('B', '2026-12-01')])), /^board: 2 changes\n/)
    assert.match(messageOf(batch([archive('D')])), /^board: archive D\n\nCard D\n/)
  })

  it('renames a card twice, in every text', () => {
    const rename = (card: string, id: string): SingleIntent => ({ kind: 'renameCard', card, id })
    const named: Files = {
      'board.md': smallBoard,
      'a.md': cardText('SRE-1', 'todo', 'depends_on: [SRE-2]'),
      'b.md': cardText('SRE-2', 'todo', 'depends_on: [SRE-1]'),
    }
    const texts = new Map(Object.entries({ ...named, '../README.md': 'SRE-1 before SRE-2.\n' }))
    const chain = batch([rename('SRE-2', 'SRE-3'), rename('SRE-1', 'SRE-5'), rename('SRE-5', 'SRE-4')])
    const board = boardOf(named)
    const knownIds = new Set(board.cardsById.keys())
    const plan = planIntent(chain, board, { today: '2026-11-22', knownIds, random: [], markdown: texts })
    assert.ok(plan.kind === 'plan', JSON.stringify(plan))
    const after = afterPlan(Object.fromEntries(texts), plan)
    assert.equal(after['../README.md'], 'SRE-4 before SRE-3.\n')
    assert.match(after['a.md'] ?? '', /^id: SRE-4$[^]*depends_on: \[SRE-3\]/m)
    assert.match(after['b.md'] ?? '', /^id: SRE-3$[^]*depends_on: \[SRE-4\]/m)
  })

  it('gives each new card an id of its own', () => {
    const add = (title: string): SingleIntent => ({
      kind: 'addCard',
      title,
      column: null,
      assignees: [],
      classOfService: null,
      labels: [],
      reason: null,
    })
    const plan = planOf(files, batch([add('One'), add('One')]))
    assert.equal(new Set(plan.kind === 'plan' ? plan.cards : []).size, 2)
    assert.equal(Object.keys(afterPlan(files, plan)).length, Object.keys(files).length + 2)
  })

  it('is planned in well under a second for 500 of 10,000 cards', () => {
    const many = {
      'board.md': smallBoard.replace(/ {4}wip.*\n/g, ''),
      ...cardFiles(
        ...Array.from(
          { length: 10_000 },
          (_, i) => [`S-${i}`, i % 2 ? 'todo' : 'review', `rank: a${String(i).padStart(5, '0')}V`] as const,
        ),
      ),
    }
    const wishes = Array.from({ length: 500 }, (_, i) => move(`S-${i * 2 + 1}`, 'review', i % 2 ? 'top' : 'bottom'))
    const wall = boardOf(many)
    const start = performance.now()
    const plan = planOn(wall, batch(wishes))
    const took = performance.now() - start
    assert.equal(plan.kind === 'plan' && plan.cards.length, 500)
    assert.ok(took < 2000, `${took} ms`)
  })
})
