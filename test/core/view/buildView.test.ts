import assert from 'node:assert/strict'
import type { BoardView, CardView, HeadView } from '../../../src/core/view/boardView.ts'
import type { CardAge } from '../../../src/core/flow/cardAges.ts'
import { buildView } from '../../../src/core/view/buildView.ts'
import type { ViewContext } from '../../../src/core/view/viewContext.ts'
import { boardMd, boardOf, cardFiles, type Files, smallBoard } from '../board/boardOf.ts'

const head: HeadView = {
  branch: 'main',
  hasRepository: true,
  hold: null,
  pending: 0,
  changedByHand: [],
  isCollecting: false,
  failure: null,
}

const viewOf = (files: Files, more: Partial<ViewContext> = {}): BoardView =>
  buildView(
    boardOf(files),
    {
      head,
      readOnly: null,
      pendingCards: new Set(),
      findings: null,
      overReasons: new Map(),
      user: null,
      ages: null,
      today: '2026-11-22',
      ...more,
    },
    null,
  )

const cardIn = (lines: readonly string[], status = 'doing', more: Partial<ViewContext> = {}): CardView => {
  const board = smallBoard.replace('---\n', '---\npeople: {anne: {name: Anne Berg}}\nthieves: {vendor: Outside}\n')
  const card = viewOf({ 'board.md': board, ...cardFiles(['A', status, ...lines]) }, more).cards['A.md']
  assert.ok(card)
  return card
}

describe("a card's face", () => {
  it('says nothing of what has no value', () => {
    assert.deepEqual(cardIn([]), {
      key: 'A.md',
      id: 'A',
      path: 'A.md',
      title: 'Card A',
      column: 'doing',
      age: null,
      classOfService: 'standard',
      assignees: [],
      labels: [],
      team: null,
      blocked: null,
      thief: null,
      checklist: null,
      due: null,
      findings: [],
      hasDemo: false,
      isUnreadable: false,
      isRanked: false,
      isPending: false,
      problems: [],
    })
  })

  it('has the age of an active card, and no other', () => {
    const age: CardAge = {
      days: 6,
      column: 'doing',
      columnDays: 3,
      band: 'late',
      passed: { what: 'p85', days: 4 },
      isStale: true,
      blockedDays: null,
    }
    const ageIn = (status: string, more: Partial<CardAge> = {}): CardView['age'] =>
      cardIn([], status, { ages: new Map([['A.md', { ...age, ...more }]]) }).age
    assert.deepEqual(ageIn('doing'), {
      days: 6,
      columnDays: 3,
      band: 'late',
      isStale: true,
      blockedDays: null,
      text: '6 d',
      words: '6 days, over p85 of 4',
    })
    assert.equal(ageIn('review')?.columnDays, 1)
    assert.deepEqual([ageIn('todo'), ageIn('done')], [null, null])
    assert.equal(ageIn('doing', { days: 1, passed: null })?.words, '1 day')
    assert.equal(ageIn('doing', { passed: { what: 'halfSle', days: 5 } })?.words, '6 days, over half of the SLE')
  })

  it('names people as the team does, with initials and a colour that stays', () => {
    const [anne, bob, jo, dash, han] = cardIn(['assignees: ["@Anne", bob, jo ann lee, --, 李]']).assignees
    assert.deepEqual(anne && { ...anne, hue: 0 }, { id: 'anne', name: 'Anne Berg', initials: 'AB', hue: 0 })
    assert.equal(anne?.hue, cardIn(['assignees: anne']).assignees[0]?.hue)
    assert.deepEqual(
      [bob, jo, dash, han].map((person) => person?.initials),
      ['BO', 'JL', '?', '李'],
    )
    assert.ok(bob && bob.hue >= 0 && bob.hue < 6)
  })

  it('names the thief, also one that the board does not know', () => {
    assert.deepEqual(cardIn(['thief: Vendor']).thief, { id: 'vendor', name: 'Vendor' })
    assert.deepEqual(cardIn(['thief: raccoon']).thief, { id: 'raccoon', name: 'raccoon' })
    assert.deepEqual(cardIn(['blocked: waits', 'blocked_on: bob']).blocked, { reason: 'waits', on: 'bob' })
  })

  it('says when it is due, and whether that is over', () => {
    const due = (date: string, status: string): CardView['due'] => cardIn([`due: ${date}`], status).due
    assert.deepEqual(due('2026-12-01', 'doing'), { date: '2026-12-01', text: '1 Dec', isOver: false })
    assert.deepEqual(due('2027-01-31', 'doing'), { date: '2027-01-31', text: '31 Jan 2027', isOver: false })
    assert.equal(due('2026-11-22', 'doing')?.isOver, false)
    assert.equal(due('2026-11-21', 'doing')?.isOver, true)
    assert.equal(due('2026-11-21', 'done')?.isOver, false)
  })

  it('shows rank, demo, pending change and problems', () => {
    const card = cardIn(['rank: a0', 'demo: yes', 'due: soon'], 'nowhere', { pendingCards: new Set(['a']) })
    assert.deepEqual([card.isRanked, card.hasDemo, card.isPending, card.column], [true, true, true, 'todo'])
    assert.deepEqual(
      card.problems.map(({ code, severity }) => [code, severity]),
      [
        ['badDate', 'error'],
        ['unknownColumn', 'error'],
      ],
    )
  })
})

describe("a column's head", () => {
  const wipOf = (count: number, policy: string): BoardView['columns'][number]['wip'] | undefined => {
    const cards = Array.from({ length: count }, (_, i) => [`A${i}`, 'doing'] as const)
    const board = smallBoard.replace('---\n', `---\nlimits: {policy: ${policy}}\n`)
    return viewOf(
      { 'board.md': board, ...cardFiles(...cards) },
      { overReasons: new Map([['doing', 'the site is down']]) },
    ).columns[1]?.wip
  }

  it('says how full it is, in words as well', () => {
    assert.deepEqual(wipOf(1, 'ask'), {
      count: 1,
      limit: 2,
      state: 'under',
      text: '1 / 2',
      word: '',
      overReason: null,
      wouldBe: '',
      policy: 'ask',
      entering: 'free',
    })
    assert.deepEqual(wipOf(2, 'ask'), {
      count: 2,
      limit: 2,
      state: 'at',
      text: '2 / 2',
      word: 'at limit',
      overReason: null,
      wouldBe: 'would be 3 of 2 — needs a reason',
      policy: 'ask',
      entering: 'ask',
    })
    assert.deepEqual(wipOf(3, 'block'), {
      count: 3,
      limit: 2,
      state: 'over',
      text: '3 / 2',
      word: 'over by 1',
      overReason: 'the site is down',
      wouldBe: 'would be 4 of 2 — not allowed',
      policy: 'block',
      entering: 'block',
    })
    assert.equal(wipOf(2, 'warn')?.wouldBe, 'would be 3 of 2')
    const { wip } = viewOf({ 'board.md': smallBoard, ...cardFiles(['A', 'todo']) }).columns[0] ?? {}
    assert.deepEqual([wip?.text, wip?.state, wip?.entering], ['1', 'none', 'free'])
  })

  it('knows its policy and whether it finishes a card', () => {
    const view = viewOf({ 'board.md': boardMd('columns: [a, {id: b, finished: true}, c]', '## A\nTop first.\n') })
    assert.deepEqual(
      view.columns.map(({ policy, isFinished }) => [policy, isFinished]),
      [
        ['Top first.', false],
        ['', true],
        ['', false],
      ],
    )
  })
})

describe("a board's head", () => {
  const files: Files = {
    'board.md': smallBoard.replace(
      '---\n',
      '---\ntitle: SRE wall\nsle: {percentile: 85, days: 10}\niteration: {start: 2026-11-16, days: 7}\npeople: {anne: }\nowner: me\n',
    ),
    ...cardFiles(['A', 'todo'], ['B', 'doing', 'thief: too-much-wip'], ['C', 'review'], ['D', 'done']),
    'bad.md': '---\nid: Bad\nstatus: doing\nx: [\n---\n',
  }

  it('counts cards, active ones and thieves', () => {
    const view = viewOf(files)
    assert.equal(view.title, 'SRE wall')
    assert.equal(view.totals, '5 cards · 2 active · SLE 85 % in 10 days')
    assert.equal(viewOf({ 'board.md': smallBoard, ...cardFiles(['A', 'todo']) }).totals, '1 card · 0 active')
    assert.deepEqual(
      view.thieves.map(({ name, count }) => [name, count]),
      [
        ['Too much WIP', 1],
        ['Unknown dependencies', 0],
        ['Unplanned work', 0],
        ['Conflicting priorities', 0],
        ['Neglected work', 0],
      ],
    )
    assert.deepEqual(
      view.people.map(({ initials }) => initials),
      ['AN'],
    )
  })

  it('holds the problems of board.md, the cards hold theirs', () => {
    const view = viewOf(files)
    assert.deepEqual(
      view.problems.map(({ path }) => path),
      ['board.md'],
    )
    assert.equal(view.cards['bad.md']?.isUnreadable, true)
    assert.equal(view.cards['bad.md']?.problems[0]?.code, 'yamlInvalid')
  })

  it('is read-only where it must be', () => {
    assert.equal(viewOf(files).readOnly, null)
    assert.equal(viewOf(files, { readOnly: 'untrusted' }).readOnly, 'untrusted')
    assert.equal(viewOf({ 'board.md': boardMd('columns: []') }).readOnly, 'boardBroken')
  })

  it('can be sent as JSON', () => {
    const view = viewOf(files)
    assert.deepEqual(JSON.parse(JSON.stringify(view)), view)
  })
})
