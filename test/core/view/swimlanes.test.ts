import assert from 'node:assert/strict'
import type { BoardView, CardView } from '../../../src/core/view/boardView.ts'
import { buildView } from '../../../src/core/view/buildView.ts'
import {
  intoLane,
  type Lane,
  laneKeyAfter,
  laneKeyOf,
  type LaneKind,
  laneNote,
  lanesOf,
} from '../../../src/core/view/swimlanes.ts'
import { boardOf, cardFiles, smallBoard } from '../board/boardOf.ts'

const board = smallBoard.replace('---\n', '---\npeople: {bola: {name: Bola Kusi}, anne: {name: Anne Berg}}\n')

function view(...cards: (readonly string[])[]): BoardView {
  const files = cardFiles(...cards.map((lines, i) => [`C${i}`, 'doing', ...lines] as const))
  const head = {
    branch: 'main',
    hasRepository: true,
    hold: null,
    pending: 0,
    changedByHand: [],
    isCollecting: false,
    failure: null,
  }
  const context = {
    head,
    readOnly: null,
    pendingCards: new Set<string>(),
    findings: null,
    overReasons: new Map<string, string>(),
    user: null,
    ages: null,
    today: '2026-11-22',
  }
  return buildView(boardOf({ 'board.md': board, ...files }), context, null)
}

function lanes(kind: LaneKind, ...cards: (readonly string[])[]): readonly Lane[] {
  const shown = view(...cards)
  return lanesOf(kind, Object.values(shown.cards), shown.people)
}

const names = (all: readonly Lane[]): string[] => all.map(({ name }) => name)

const card = (...lines: string[]): CardView => view(lines).cards['C0.md']!

function lane(kind: LaneKind, key: string, ...cards: (readonly string[])[]): Lane {
  const found = lanes(kind, ...cards).find((each) => each.key === key)
  assert.ok(found, key)
  return found
}

describe('swimlanes', () => {
  it('puts the people of board.md first, in its order, and those without anybody last', () => {
    const all = lanes('assignee', ['assignees: [zoe]'], ['assignees: ["@Anne"]'], ['assignees: [carl, anne]'], [])
    assert.deepEqual(names(all), ['Bola Kusi', 'Anne Berg', 'carl', 'zoe', 'Nobody'])
  })

  it('has a lane for every class, by urgency', () => {
    assert.deepEqual(names(lanes('class', ['class: intangible'])), ['expedite', 'fixed-date', 'standard', 'intangible'])
  })

  it('sorts teams and labels by name and tells no case apart', () => {
    assert.deepEqual(names(lanes('team', ['team: Net'], ['team: apps'], ['team: net'])), ['apps', 'Net', 'No team'])
    assert.deepEqual(names(lanes('label', ['labels: [toil, arch]'], ['labels: [arch]'])), [
      '#arch',
      '#toil',
      'No label',
    ])
  })

  it('calls a lane the same whichever card comes first', () => {
    const [one, other] = [lanes('team', ['team: NET'], ['team: net']), lanes('team', ['team: net'], ['team: NET'])]
    assert.deepEqual(names(one), names(other))
  })

  it('puts a card into one lane, by the first that it names', () => {
    assert.equal(laneKeyOf('assignee', card('assignees: ["@Bola", anne]')), 'assignee:bola')
    assert.equal(laneKeyOf('label', card('labels: [Toil, arch]')), 'label:toil')
    assert.equal(laneKeyOf('team', card()), 'team')
  })

  it('is not fooled by names that are keys of objects', () => {
    assert.deepEqual(names(lanes('label', ['labels: [__proto__]'], ['labels: [constructor]'])), [
      '#__proto__',
      '#constructor',
      'No label',
    ])
  })
})

describe('a card taken into another lane', () => {
  const shared = ['assignees: [anne, carl]']

  it('gets its person in place of the first, the others stay', () => {
    const bola = lane('assignee', 'assignee:bola', shared)
    const held = card(...shared)
    assert.deepEqual(intoLane(held, bola), {
      kind: 'assignCard',
      card: 'C0',
      assignees: ['bola', 'carl'],
      reason: null,
    })
    assert.equal(laneNote(held, bola), 'assigns Bola Kusi instead of Anne Berg')
  })

  it('names nobody twice', () => {
    const carl = lane('assignee', 'assignee:carl', shared, ['assignees: [carl]'])
    assert.deepEqual(intoLane(card(...shared), carl), {
      kind: 'assignCard',
      card: 'C0',
      assignees: ['carl'],
      reason: null,
    })
  })

  it('loses all that it named in the lane of those that name nothing', () => {
    const nobody = lane('assignee', 'assignee', shared)
    assert.deepEqual(intoLane(card(...shared), nobody), {
      kind: 'assignCard',
      card: 'C0',
      assignees: [],
      reason: null,
    })
    assert.equal(laneNote(card(...shared), nobody), 'takes away Anne Berg, carl')
    const bare = lane('label', 'label', ['labels: [a, b]'])
    assert.deepEqual(intoLane(card('labels: [a, b]'), bare), {
      kind: 'setField',
      card: 'C0',
      field: 'labels',
      value: null,
    })
  })

  it('changes class and team', () => {
    const expedite = lane('class', 'class:expedite')
    assert.deepEqual(intoLane(card(), expedite), {
      kind: 'setClassOfService',
      card: 'C0',
      classOfService: 'expedite',
      reason: null,
    })
    assert.equal(laneNote(card(), expedite), 'makes it expedite')
    const net = lane('team', 'team:net', ['team: Net'])
    assert.deepEqual(intoLane(card(), net), { kind: 'setField', card: 'C0', field: 'team', value: 'Net' })
    assert.equal(laneNote(card('team: Apps'), net), 'sets Net instead of Apps')
  })

  it('is left alone where it is in the lane already', () => {
    assert.equal(intoLane(card('assignees: [Anne, carl]'), lane('assignee', 'assignee:anne')), null)
  })

  for (const [kind, key, lines] of [
    ['assignee', 'assignee:bola', ['assignees: [anne]']],
    ['assignee', 'assignee', ['assignees: [anne]']],
    ['class', 'class:fixed-date', []],
    ['team', 'team', ['team: Net']],
    ['label', 'label', ['labels: [a]']],
  ] as const)
    it(`is drawn there before it is granted: ${key}`, () => {
      const intent = intoLane(card(...lines), lane(kind, key, lines))
      assert.ok(intent)
      assert.equal(laneKeyAfter(kind, intent), key)
    })
})
