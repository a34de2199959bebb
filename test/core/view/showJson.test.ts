import assert from 'node:assert/strict'
import type { HeadView } from '../../../src/core/view/boardView.ts'
import { showJson } from '../../../src/core/view/showJson.ts'
import { problemLine, showText } from '../../../src/core/view/showText.ts'
import { boardOf, cardFiles, type Files, smallBoard } from '../board/boardOf.ts'

const head: HeadView = {
  branch: 'main',
  hasRepository: true,
  hold: 'merge',
  pending: 2,
  changedByHand: ['B'],
  isCollecting: false,
  failure: null,
}

const files: Files = {
  'board.md': smallBoard.replace('---\n', '---\ntitle: SRE wall\n'),
  'A.md':
    '---\nid: A\nstatus: doing\nrank: a0\ntitle: Replace the mesh\nassignees: ["@anne"]\nclass: expedite\nlabels: [net]\nblocked: waits\nthief: neglected-work\nblocked_on: bob\ndue: 2026-12-01\n---\n- [x] one\n- [ ] two\n',
  'B.md': '---\nid: B\nstatus: nowhere\ntitle: "\\e[31mRed\\nalert"\n---\n',
  'C.md': '---\nid: C\nstatus: done\ntitle: Broken\nx: [\n---\n',
  ...cardFiles(['D', 'doing'], ['E', 'doing']),
}

describe('the board as JSON', () => {
  it('has the names and shapes of the contract', () => {
    const json = showJson(boardOf(files), head)
    assert.deepEqual([json.title, json.branch, json.pending, json.uncommitted], ['SRE wall', 'main', 2, ['B']])
    assert.deepEqual(
      json.columns.map(({ id, name, wip, cards }) => [id, name, wip, cards.map((card) => card.id)]),
      [
        ['todo', 'Todo', { count: 1, limit: null, state: 'none' }, ['B']],
        ['doing', 'Doing', { count: 3, limit: 2, state: 'over' }, ['A', 'D', 'E']],
        ['review', 'Review', { count: 0, limit: 3, state: 'under' }, []],
        ['done', 'Done', { count: 0, limit: null, state: 'none' }, ['C']],
      ],
    )
    assert.deepEqual(json.columns[1]?.cards[0], {
      id: 'A',
      path: 'A.md',
      title: 'Replace the mesh',
      assignees: ['anne'],
      class: 'expedite',
      labels: ['net'],
      blocked: { reason: 'waits', on: 'bob' },
      thief: 'neglected-work',
      rank: 'a0',
      due: '2026-12-01',
      checklist: { done: 1, total: 2 },
      unreadable: false,
      problems: [],
    })
    const broken = json.columns[3]?.cards[0]
    assert.deepEqual([broken?.title, broken?.unreadable, broken?.problems.length], ['Broken', true, 1])
  })

  it('places a problem by line and column, from 1', () => {
    const { problems, columns } = showJson(boardOf(files), head)
    const lost = problems.find(({ path }) => path === 'B.md')
    assert.deepEqual(lost, {
      code: 'unknownColumn',
      severity: 'error',
      path: 'B.md',
      line: 3,
      column: 9,
      message: 'No column is called `nowhere`: the card is shown in Todo.',
    })
    assert.deepEqual(columns[0]?.cards[0]?.problems, [lost])
    assert.equal(problems.length, 2)
  })
})

describe('the board as text', () => {
  const text = showText(boardOf(files), head)

  it('shows columns with their limits, and a line for each card', () => {
    assert.match(text, /^SRE wall · main · 2 pending · 1 changed by hand\n\nTodo {2}1\n/)
    assert.match(
      text,
      /\nDoing {2}3 \/ 2 {2}over by 1\n {2}A {2}Replace the mesh {2}@anne {2}#net {2}\[expedite\] {2}1\/2 {2}due 2026-12-01/,
    )
    assert.match(text, /BLOCKED: waits/)
    assert.match(text, /C {2}Broken {2}UNREADABLE/)
  })

  it('lets no control character through to the terminal', () => {
    assert.equal(/[^\P{Cc}\n]/u.test(text), false)
    assert.match(text, /\n {2}B {2}\[31mRed alert/)
  })

  it('ends with the problems, each where an editor finds it', () => {
    const [problem] = boardOf(files).problems
    assert.ok(problem)
    assert.equal(
      problemLine(problem),
      'B.md:3:9: error unknownColumn: No column is called `nowhere`: the card is shown in Todo.',
    )
    assert.ok(text.includes(`\n\n${problemLine(problem)}\n`))
  })
})
