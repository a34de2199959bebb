import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { CardAge } from '../../../src/core/flow/cardAges.ts'
import { plain, plainLabel, withoutIcons } from '../../../src/core/view/plain.ts'
import { alarmText, maxListed, type WallGroup, wallTree } from '../../../src/core/view/wallTree.ts'
import { boardOf, cardFiles, type Files, smallBoard } from '../board/boardOf.ts'

const files: Files = {
  'board.md': smallBoard.replace('columns:', 'people: {anne: {name: Anne Nowak}}\ncolumns:'),
  ...cardFiles(
    ['A', 'todo', 'assignees: [anne]'],
    ['B', 'doing', 'assignees: ["@Anne", bob]', 'class: expedite'],
    [
      'C',
      'review',
      'assignees: [anne]',
      'blocked: Waiting for the ASN',
      'thief: unknown-dependencies',
      'blocked_on: bob',
    ],
    ['D', 'done', 'assignees: [anne]', 'blocked: still'],
    ['E', 'todo', 'blocked: yes'],
    ['F', 'nowhere'],
  ),
}

function group(me: readonly string[] | null, kind: WallGroup['kind'], texts = files): WallGroup | undefined {
  return wallTree(boardOf(texts), me).groups.find((each) => each.kind === kind)
}

describe('the tree "Wall"', () => {
  it('lists my unfinished cards, nearest to done first, and says what each is', () => {
    const mine = group(['anne', 'anne nowak'], 'mine')
    assert.deepEqual(
      mine?.items.map(({ label, description, icon }) => [label, description, icon]),
      [
        ['Card C', 'C · Review', 'blocked'],
        ['Card B', 'B · Doing', 'expedite'],
        ['Card A', 'A · Todo', 'waiting'],
      ],
    )
    assert.equal(mine?.count, 3)
    assert.equal(mine?.items[1]?.spoken, 'Card B, B, Doing, Anne Nowak, bob')
  })

  it('lists what is ageing once the history has been read, the oldest first', () => {
    const age = (days: number, isStale: boolean): CardAge => ({
      days,
      column: 'doing',
      columnDays: 2,
      band: 'late',
      passed: { what: 'p85', days: 4 },
      isStale,
      blockedDays: null,
    })
    const ages = new Map([
      ['B.md', age(6, true)],
      ['C.md', age(9, true)],
      ['D.md', age(30, true)],
      ['E.md', age(9, false)],
    ])
    const ageing = wallTree(boardOf(files), null, ages).groups.find(({ kind }) => kind === 'ageing')
    assert.deepEqual(
      ageing?.items.map(({ label, description }) => [label, description]),
      [
        ['Card C', '9 d · C · Anne Nowak'],
        ['Card B', '6 d · B · Anne Nowak, bob'],
      ],
    )
    assert.equal(ageing?.count, 2)
    assert.equal(ageing?.items[1]?.spoken, 'Card B, B, Doing, Anne Nowak, bob, age 6 days, over p85 of 4')
    assert.match(ageing?.items[1]?.tooltip ?? '', /\nage 6 days, over p85 of 4$/)
    assert.deepEqual(
      wallTree(boardOf(files), null, new Map()).groups.map(({ kind, count }) => [kind, count]),
      [
        ['blocked', 2],
        ['ageing', 0],
        ['problems', 2],
      ],
    )
  })

  it('has no group Mine where nobody knows who looks', () => {
    assert.deepEqual(
      wallTree(boardOf(files), null).groups.map(({ kind, count }) => [kind, count]),
      [
        ['blocked', 2],
        ['problems', 2],
      ],
    )
  })

  it('says of a blocked card which thief, why, and on whom it waits', () => {
    const [card, other] = group(null, 'blocked')?.items ?? []
    assert.equal(
      card?.tooltip,
      'Card C\nC · Review · Anne Nowak\nBlocked by Unknown dependencies: Waiting for the ASN (bob)',
    )
    assert.deepEqual(card?.card, { id: 'C', isBlocked: true })
    assert.equal(other?.tooltip.split('\n').at(-1), 'Blocked')
  })

  it('lists problems with their place, and counts them with the blocked cards', () => {
    const tree = wallTree(boardOf(files), null)
    const problem = tree.groups[1]?.items.find(({ path }) => path === 'F.md')
    assert.match(problem?.label ?? '', /nowhere/)
    assert.equal(problem?.description, 'F.md:3')
    assert.equal(problem?.range?.start.line, 3)
    assert.equal(tree.alarms, 4)
    assert.equal(alarmText([tree]), '2 blocked cards, 2 problems')
  })

  it('is quiet on a board without problems', () => {
    const tree = wallTree(boardOf({ 'board.md': smallBoard }), null)
    assert.deepEqual([tree.alarms, tree.groups.map(({ kind, count }) => [kind, count])], [0, [['blocked', 0]]])
  })

  it('lists no more than can be looked through, and counts them all', () => {
    const many = cardFiles(
      ...Array.from({ length: 450 }, (_, i): [string, string, string] => [`M${i}`, 'todo', 'blocked: x']),
    )
    const blocked = group(null, 'blocked', { 'board.md': smallBoard, ...many })
    assert.deepEqual([blocked?.count, blocked?.items.length], [450, maxListed])
  })

  it('lets no card turn its surroundings round, or fill them', () => {
    assert.equal(plain('evil\u202Egnp.exe\u2066\nx\u0007'), 'evilgnp.exe x')
    assert.equal(plain('\u05E9\u05DC\u05D5\u05DD'), '\u2068\u05E9\u05DC\u05D5\u05DD\u2069')
    assert.equal(withoutIcons('a $(flame) $(no icon) $5'), 'a \\$(flame) $(no icon) $5')
    const long = plainLabel('👩‍🚀'.repeat(5_000))
    assert.ok(long.endsWith('…') && !/\p{Cs}/u.test(long) && [...long].length <= 201)
  })
})
