import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import type { ViewContext } from '../../../../src/core/view/viewContext.ts'
import { filterBoard } from '../../../../src/core/view/filter/filterBoard.ts'
import { boardMd, boardOf } from '../../board/boardOf.ts'

const context: ViewContext = {
  head: {
    branch: 'main',
    hasRepository: true,
    hold: null,
    pending: 0,
    changedByHand: [],
    isCollecting: false,
    failure: null,
  },
  readOnly: null,
  pendingCards: new Set(['sre-3']),
  findings: null,
  overReasons: new Map(),
  user: { name: null, email: 'anne@example.com' },
  ages: null,
  today: '2026-11-16',
}

function card(id: string, head: string, body = ''): [string, string] {
  return [`${id}.md`, `---\nid: ${id}\n${head}\n---\n${body}`]
}

const board = boardOf({
  'board.md': boardMd(`
columns: [{id: todo, name: To do}, {id: in-progress, name: In progress, started: true}, {id: done, finished: true}]
people:
  anne: {name: Anne Nowak, email: anne@example.com}
  bola: {name: Bola Kusi}
thieves: {vendor-wait: Waiting for a supplier}`),
  ...Object.fromEntries([
    card('SRE-1', 'status: todo\ntitle: Replace the VPC mesh\nassignees: ["@Anne"]\nlabels: [network]'),
    card(
      'SRE-2',
      'status: in-progress\ntitle: Größere Übersicht\nassignees: [bola]\nlabels: [net, toil]\nblocked: x\nthief: vendor-wait',
      'Waits for the café.\n',
    ),
    card(
      'SRE-3',
      'status: done\ntitle: Kubelet upgrade\nassignees: [zoe]\nclass: expedite\nteam: SRE',
      'The mesh too.\n',
    ),
    card('SRE-4', 'status: in-progress\ntitle: Old\ndue: 2026-11-01\nteam: data platform', 'status: of nothing\n'),
    card('SRE-5', 'status: nowhere\ntitle: Broken'),
  ]),
})

function found(filter: string): string[] {
  const { isShown } = filterBoard(board, context, filter)
  return [...board.cardsByPath.values()].filter(isShown).map(({ id }) => id.slice(4))
}

function remarks(filter: string, more: Partial<ViewContext> = {}): string[] {
  return filterBoard(board, { ...context, ...more }, filter).remarks.map(
    ({ message, isIgnored }) => `${isIgnored ? 'ignored' : 'nothing'}: ${message}`,
  )
}

describe('a filter of a board', () => {
  const cases: [filter: string, cards: string[]][] = [
    ['', ['1', '2', '3', '4', '5']],
    ['mesh', ['1', '3']],
    ['MESH vpc', ['1']],
    ['"vpc mesh"', ['1']],
    ['-mesh', ['2', '4', '5']],
    ['grossere', ['2']],
    ['großere ubersicht', ['2']],
    ['cafe', ['2']],
    ['sre-4', ['4']],
    ['nowak', ['1']],
    ['status', ['4']],
    ['@anne', ['1']],
    ['@"anne nowak"', ['1']],
    ['@no', ['1']],
    ['@anne @bola', ['1', '2']],
    ['-@anne', ['2', '3', '4', '5']],
    ['@zoe', ['3']],
    ['@nobody', []],
    ['#net', ['2']],
    ['#netw', ['1']],
    ['#ne', ['1', '2']],
    ['#net #network', ['1', '2']],
    ['#net @anne', []],
    ['#nothing', []],
    ['class:expedite', ['3']],
    ['class:ex', ['3']],
    ['class:standard -#net', ['1', '4', '5']],
    ['class:urgent', ['1', '2', '3', '4', '5']],
    ['thief:vendor-wait', ['2']],
    ['thief:"vendor wait"', ['2']],
    ['team:sre', ['3']],
    ['team:data', ['4']],
    ['column:in-progress', ['2', '4']],
    ['column:"In Progress"', ['2', '4']],
    ['column:todo column:done', ['1', '3', '5']],
    ['is:blocked', ['2']],
    ['is:active -is:blocked', ['4']],
    ['is:active is:blocked', ['2']],
    ['is:mine', ['1']],
    ['is:overdue', ['4']],
    ['is:unassigned', ['4', '5']],
    ['is:problem', ['5']],
    ['is:pending', ['3']],
    ['is:p', ['1', '2', '3', '4', '5']],
    ['foo:bar', ['1', '2', '3', '4', '5']],
    ['@ # is: mesh', ['1', '3']],
  ]
  for (const [filter, cards] of cases)
    it(`of ${filter || 'nothing'} leaves ${cards.join(' ') || 'none'}`, () => assert.deepEqual(found(filter), cards))

  it('counts what it leaves and what it hides', () => {
    assert.deepEqual(filterBoard(board, context, 'mesh').counts, { shown: 2, hidden: 3 })
  })

  it('says what means nothing, and what nothing is', () => {
    assert.deepEqual(remarks('mesh @anne is:blocked class:standard'), [])
    assert.deepEqual(remarks('foo:bar class:urgent is:nice column:x thief:x'), [
      'ignored: “foo:bar” is no token; in quotes it is searched for as text.',
      'ignored: class:urgent is no class of service.',
      'ignored: is:nice is nothing that a card can be.',
      'ignored: column:x is no column of this board.',
      'ignored: thief:x is no time thief of this board.',
    ])
    assert.deepEqual(remarks('@nobody -#nothing team:x'), [
      'nothing: @nobody is nobody on this board.',
      'nothing: No card has the label #nothing.',
      'nothing: No card has a team for team:x.',
    ])
  })

  it('pretends nothing: stale needs the history, mine needs to know who that is', () => {
    assert.match(remarks('is:stale')[0] ?? '', /ignored: is:stale needs the history/)
    assert.deepEqual(found('is:stale'), ['1', '2', '3', '4', '5'])
    assert.match(remarks('is:mine', { user: null })[0] ?? '', /ignored: is:mine needs to know who you are/)
  })

  it('finds stale cards once the history has been read', () => {
    const age = { days: 9, column: 'in-progress', columnDays: 9, band: null, passed: null, blockedDays: null }
    const ages = new Map([
      ['SRE-2.md', { ...age, isStale: true }],
      ['SRE-4.md', { ...age, isStale: false }],
      ['SRE-3.md', { ...age, isStale: true }],
    ])
    const { isShown, remarks } = filterBoard(board, { ...context, ages }, 'is:stale')
    assert.deepEqual(remarks, [])
    assert.deepEqual(
      [...board.cardsByPath.values()].filter(isShown).map(({ id }) => id),
      ['SRE-2'],
    )
  })

  it('never throws, and negates what it says', () => {
    const text = fc.string({ unit: fc.constantFrom('@', '#', '-', '"', '\\', ' ', ':', 'is:', 'a', 'mesh', 'thief:') })
    fc.assert(fc.property(text, (filter) => void found(filter)))
    for (const token of ['mesh', '@anne', '#net', 'class:expedite', 'is:active', 'column:done', 'thief:vendor-wait'])
      assert.deepEqual([...found(token), ...found(`-${token}`)].sort(), ['1', '2', '3', '4', '5'], token)
  })
})
