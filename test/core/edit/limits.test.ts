import assert from 'node:assert/strict'
import type { BoardIntent } from '../../../src/core/edit/intent.ts'
import { boardMd, cardFiles, codeOf, type Files } from '../board/boardOf.ts'
import { planOf, trailersOf } from './planOf.ts'

const board = (limits: string): string =>
  boardMd(`
columns:
  - id: todo
  - id: doing
    wip: 2
    started: true
  - id: review
    name: Review
    wip: 1
  - id: done
    finished: true
people: {anne: {name: Anne Berg}}
limits: {${limits}}`)

const cards = cardFiles(
  ['A', 'doing', 'assignees: [anne]'],
  ['B', 'doing', 'assignees: ["@Anne", bob]', 'class: expedite'],
  ['C', 'todo', 'assignees: [anne]'],
  ['D', 'todo', 'class: expedite'],
  ['E', 'review'],
  ['F', 'done', 'class: expedite', 'assignees: [anne]'],
)
const withLimits = (limits: string): Files => ({ 'board.md': board(limits), ...cards })

const move = (card: string, to: string, reason: string | null = null): BoardIntent => ({
  kind: 'moveCard',
  card,
  to,
  place: 'bottom',
  reason,
})
const add = (column: string, more: Partial<Extract<BoardIntent, { kind: 'addCard' }>> = {}): BoardIntent => ({
  kind: 'addCard',
  title: 'New',
  column,
  assignees: [],
  classOfService: null,
  labels: [],
  reason: null,
  ...more,
})

describe("a column's limit", () => {
  const asks = withLimits('policy: ask')

  it('asks for a reason, and records it', () => {
    const refused = planOf(asks, move('D', 'review'))
    assert.equal(codeOf(refused), 'reasonRequired')
    assert.match(refused.kind === 'refusal' ? refused.message : '', /Review would be 2 of 1/)
    assert.equal(codeOf(planOf(asks, move('D', 'review', ' \n '))), 'reasonRequired')
    assert.deepEqual(trailersOf(planOf(asks, move('D', 'review', 'The site\nis down'))), [
      'From: todo',
      'To: review',
      'Over-limit: review 2 of 1',
      'Reason: The site is down',
    ])
  })

  it('asks by default, warns or blocks if the team says so', () => {
    assert.equal(codeOf(planOf(withLimits(''), move('D', 'review'))), 'reasonRequired')
    const warned = withLimits('policy: warn')
    assert.deepEqual(trailersOf(planOf(warned, move('D', 'review'))).slice(2), ['Over-limit: review 2 of 1'])
    assert.deepEqual(trailersOf(planOf(warned, move('D', 'review', 'why not'))).slice(2), [
      'Over-limit: review 2 of 1',
      'Reason: why not',
    ])
    assert.equal(codeOf(planOf(withLimits('policy: block'), move('D', 'review', 'please'))), 'wipLimitReached')
  })

  it('counts expedite and blocked cards, and new ones', () => {
    assert.equal(codeOf(planOf(asks, move('D', 'doing'))), 'reasonRequired')
    assert.equal(codeOf(planOf(asks, add('review'))), 'reasonRequired')
    assert.deepEqual(trailersOf(planOf(asks, add('review', { reason: 'now' }))), [
      'To: review',
      'Over-limit: review 2 of 1',
      'Reason: now',
    ])
  })

  it('does not ask where nothing goes over it, and leaves out a reason that nobody needs', () => {
    assert.deepEqual(trailersOf(planOf(asks, move('D', 'done', 'because'))), ['From: todo', 'To: done'])
  })

  it('leaves alone what happens within a full column, and what leaves it', () => {
    const full: Files = { ...asks, ...cardFiles(['G', 'review', 'rank: a0'], ['H', 'review']) }
    assert.equal(planOf(full, { ...move('H', 'review'), place: 'top' } as BoardIntent).kind, 'plan')
    assert.equal(planOf(full, move('H', 'done')).kind, 'plan')
  })
})

describe('the limit per person', () => {
  const files = withLimits('policy: ask, perPerson: 2')

  it('counts active cards, shared ones for each, and is met by moves, adds and assignments', () => {
    const refused = planOf(files, move('C', 'review', null))
    assert.equal(codeOf(refused), 'reasonRequired')
    assert.match(refused.kind === 'refusal' ? refused.message : '', /Anne Berg would have 3 active cards of 2/)
    assert.deepEqual(trailersOf(planOf(files, move('C', 'review', 'go'))).slice(2), [
      'Over-limit: review 2 of 1',
      'Over-limit: @anne 3 of 2',
      'Reason: go',
    ])
    const assign = (card: string, ...assignees: readonly string[]): BoardIntent => ({
      kind: 'assignCard',
      card,
      assignees,
      reason: null,
    })
    assert.equal(codeOf(planOf(files, assign('E', 'anne', 'bob'))), 'reasonRequired')
    assert.equal(planOf(files, assign('E', 'bob')).kind, 'plan')
    assert.equal(planOf(files, assign('B', 'anne')).kind, 'plan', 'has her already')
    assert.equal(planOf(files, assign('D', 'anne')).kind, 'plan', 'not started')
    assert.equal(codeOf(planOf(files, add('doing', { assignees: ['anne'] }))), 'reasonRequired')
  })

  it('is not made worse by a move among active columns, nor by finishing', () => {
    assert.deepEqual(trailersOf(planOf(files, move('A', 'review', 'x'))).slice(2), [
      'Over-limit: review 2 of 1',
      'Reason: x',
    ])
    assert.equal(planOf(files, move('A', 'done')).kind, 'plan')
    assert.deepEqual(trailersOf(planOf(files, move('F', 'doing', 'x'))).slice(2), [
      'Over-limit: doing 3 of 2',
      'Over-limit: @anne 3 of 2',
      'Reason: x',
    ])
  })
})

describe('the limit of expedite cards', () => {
  const files = withLimits('policy: ask, expedite: 1')
  const setClass = (card: string, classOfService: string, reason: string | null = null): BoardIntent => ({
    kind: 'setClassOfService',
    card,
    classOfService,
    reason,
  })

  it('counts the active ones, and is met by moves and class changes', () => {
    assert.deepEqual(trailersOf(planOf(files, setClass('A', 'expedite', 'fire'))), [
      'Over-limit: expedite 2 of 1',
      'Reason: fire',
    ])
    assert.equal(codeOf(planOf(files, setClass('A', 'expedite'))), 'reasonRequired')
    assert.equal(planOf(files, setClass('C', 'expedite')).kind, 'plan')
    assert.equal(codeOf(planOf(files, add('doing', { classOfService: 'expedite' }))), 'reasonRequired')
  })

  it('is free for what is expedite and active already', () => {
    assert.equal(planOf(files, setClass('B', 'expedite')).kind, 'plan')
    assert.equal(planOf(files, { ...move('B', 'review', 'x') }).kind, 'plan')
    assert.deepEqual(trailersOf(planOf(files, move('B', 'review', 'x'))).includes('Over-limit: expedite 2 of 1'), false)
  })

  it('never stops a block being lifted or a card leaving', () => {
    const over = { ...files, ...cardFiles(['G', 'doing', 'class: expedite', 'blocked: waits']) }
    assert.equal(planOf(over, { kind: 'unblockCard', card: 'G' }).kind, 'plan')
    assert.equal(planOf(over, move('G', 'todo')).kind, 'plan')
    assert.equal(planOf(over, { kind: 'archiveCard', card: 'G' }).kind, 'plan')
  })
})
