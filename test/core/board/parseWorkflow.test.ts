import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import type { Workflow } from '../../../src/core/board/workflow.ts'
import { boardMd } from './boardOf.ts'

const everyKey = boardMd(
  `
title: SRE wall
timezone: Europe/Berlin
columns:
  - id: backlog
    name: Backlog
  - id: ready
    wip: 8
    committed: true
    queue: true
    aliases: [To Do, todo]
  - id: in-progress
    name: In progress
    wip: 4
    started: true
  - id: done
    finished: true
  - id: dropped
limits:
  policy: block
  perPerson: 2
  expedite: 1
idPrefix: SRE
people:
  anne: {name: Anne Berg, email: anne@example.com, team: sre}
  "@bob":
iteration: {start: 2026-11-16, days: 14, workdays: [mon, tue]}
sle: {percentile: 85, days: 10}
thieves: {vendor-wait: Waiting for somebody outside}
findings: {neglected.untouched: {days: 5}, unplanned.firstSeenActive: off}
mutes: [{signal: neglected.untouched, card: SRE-1, reason: parked, until: 2026-12-24}]
views: {Network: "#network is:active"}
meetings: {planning: {minutes: 60, agenda: [Holdovers, Top]}}
commit: {suffix: "[skip ci]"}
fields: {assignees: assignee, rank: ordinal, dependsOn: dependencies}
cards: ["tasks/*.md"]
formerly: [../.old]
`,
  'About us.\n\n## Ready\nPulled top first.\n',
)

describe('a board.md', () => {
  it('is read key by key', () => {
    const workflow = parseWorkflow(everyKey, 'board')
    assert.deepEqual(workflow.problems, [])
    assert.equal(workflow.isBroken, false)
    assert.equal(workflow.title, 'SRE wall')
    assert.equal(workflow.timezone, 'Europe/Berlin')
    assert.deepEqual(workflow.limits, { policy: 'block', perPerson: 2, expedite: 1 })
    assert.equal(workflow.idPrefix, 'SRE')
    assert.deepEqual(workflow.people, [
      { id: 'anne', name: 'Anne Berg', email: 'anne@example.com', team: 'sre' },
      { id: 'bob', name: 'bob', email: null, team: null },
    ])
    assert.deepEqual(workflow.iteration, { start: '2026-11-16', days: 14, workdays: ['mon', 'tue'] })
    assert.deepEqual(workflow.sle, { percentile: 85, days: 10 })
    assert.equal(workflow.commitSuffix, '[skip ci]')
    assert.deepEqual(workflow.cardGlobs, ['tasks/*.md'])
    assert.deepEqual(workflow.formerly, ['../.old'])
  })

  it('names columns with their limits, points and policies', () => {
    const { columns, committedPoint, startedPoint, finishedPoint } = parseWorkflow(everyKey, 'board')
    assert.deepEqual(
      columns.map(({ id, name, wipLimit, isQueue, policy }) => [id, name, wipLimit, isQueue, policy]),
      [
        ['backlog', 'Backlog', null, false, ''],
        ['ready', 'ready', 8, true, 'Pulled top first.'],
        ['in-progress', 'In progress', 4, false, ''],
        ['done', 'done', null, false, ''],
        ['dropped', 'dropped', null, false, ''],
      ],
    )
    assert.deepEqual([committedPoint, startedPoint, finishedPoint], [1, 2, 3])
    assert.deepEqual(columns[1]?.aliases, ['To Do', 'todo'])
  })

  it('keeps what later screens use', () => {
    const workflow = parseWorkflow(everyKey, 'board')
    assert.deepEqual(workflow.findings, [
      { signal: 'neglected.untouched', isOff: false, thresholds: [{ name: 'days', value: 5 }] },
      { signal: 'unplanned.firstSeenActive', isOff: true, thresholds: [] },
    ])
    assert.deepEqual(workflow.mutes, [
      { signal: 'neglected.untouched', card: 'SRE-1', reason: 'parked', until: '2026-12-24' },
    ])
    assert.deepEqual(workflow.views, [{ name: 'Network', filter: '#network is:active' }])
    assert.deepEqual(workflow.meetings, [{ kind: 'planning', minutes: 60, agenda: ['Holdovers', 'Top'] }])
  })

  it('adds its thieves to the five', () => {
    const { thieves } = parseWorkflow(everyKey, 'board')
    assert.equal(thieves.length, 6)
    assert.deepEqual(thieves.at(-1), {
      id: 'vendor-wait',
      name: 'Vendor wait',
      definition: 'Waiting for somebody outside',
    })
    for (const { definition } of thieves) assert.match(definition, /^[^\n]{10,100}$/)
  })

  it('maps fields to the keys of other tools', () => {
    const { fieldNames } = parseWorkflow(everyKey, 'board')
    assert.deepEqual(
      [fieldNames.assignees, fieldNames.rank, fieldNames.depends_on, fieldNames.title],
      ['assignee', 'ordinal', 'dependencies', 'title'],
    )
  })

  it('takes a column by its id alone, and one entry for a list of one', () => {
    const workflow = parseWorkflow(boardMd('columns: [To Do, In Progress, Done]\ncards: tasks/*.md'), 'board')
    assert.deepEqual(workflow.problems, [])
    assert.deepEqual(
      workflow.columns.map(({ id }) => id),
      ['To Do', 'In Progress', 'Done'],
    )
    assert.deepEqual([workflow.startedPoint, workflow.finishedPoint, workflow.committedPoint], [1, 2, null])
    assert.deepEqual(workflow.cardGlobs, ['tasks/*.md'])
  })

  it('may be as short as one column', () => {
    const { problems, startedPoint, finishedPoint } = parseWorkflow(boardMd('columns: [All]'), 'board')
    assert.deepEqual([problems.length, startedPoint, finishedPoint], [0, 0, 0])
  })

  it('reads numbers and flags from their source text, also with CRLF and a byte order mark', () => {
    const text = `\uFEFF${boardMd('columns:\n  - {id: 007, wip: 3, queue: yes}\n  - {id: 1e3}')}`.replaceAll(
      '\n',
      '\r\n',
    )
    const { columns, problems } = parseWorkflow(text, 'board')
    assert.deepEqual(problems, [])
    assert.deepEqual(
      columns.map(({ id, wipLimit, isQueue }) => [id, wipLimit, isQueue]),
      [
        ['007', 3, true],
        ['1e3', null, false],
      ],
    )
  })
})

describe('a board without a usable board.md', () => {
  const names = ['Backlog', 'Ready', 'In progress', 'Review', 'Done']

  it('has the default workflow without one', () => {
    const workflow = parseWorkflow(null, 'infra')
    assert.deepEqual(
      workflow.columns.map(({ name }) => name),
      names,
    )
    assert.deepEqual([workflow.title, workflow.isBroken, workflow.problems.length], ['infra', false, 0])
    assert.deepEqual(JSON.parse(JSON.stringify(workflow)), workflow)
  })

  for (const [what, text] of [
    ['no front matter', '# Our board\n'],
    ['no columns', boardMd('title: Ours')],
    ['empty columns', boardMd('title: Ours\ncolumns:')],
  ] as const) {
    it(`can be used with ${what}`, () => {
      const workflow = parseWorkflow(text, 'board')
      assert.equal(workflow.isBroken, false)
      assert.deepEqual(
        workflow.columns.map(({ name }) => name),
        names,
      )
    })
  }

  const broken: Readonly<Record<string, string>> = {
    'broken YAML': boardMd('columns: [a, b'),
    'no closing line': '---\ncolumns: [a]\n',
    'a language tag': '---js\nmodule.exports = {}\n---\n',
    'an anchor': boardMd('columns: &c [a, b]'),
    'a duplicate key': boardMd('columns: [a]\ncolumns: [b]'),
    'a reserved key': boardMd('columns: [a]\npeople: {__proto__: {name: x}}'),
    'columns that are no list': boardMd('columns: a'),
    'an empty list of columns': boardMd('columns: []'),
    'a column without an id': boardMd('columns: [{name: A}]'),
    'a column id of 65 characters': boardMd(`columns: [${'x'.repeat(65)}]`),
    'a column id over two lines': boardMd('columns: ["a\\nb"]'),
    'a column called __proto__': boardMd('columns: [a, __proto__]'),
    'a limit of 0': boardMd('columns: [{id: a, wip: 0}]'),
    'a limit of 1.5': boardMd('columns: [{id: a, wip: 1.5}]'),
    'an id used twice': boardMd('columns: [Done, done]'),
    'an alias used twice': boardMd('columns: [{id: a, aliases: [x]}, {id: b, aliases: [X]}]'),
    'two started columns': boardMd('columns: [{id: a, started: true}, {id: b, started: true}]'),
    'a start behind the finish': boardMd('columns: [{id: a, finished: true}, {id: b, started: true}]'),
    'an unknown policy': boardMd('columns: [a]\nlimits: {policy: maybe}'),
    'an id prefix with a slash': boardMd('columns: [a]\nidPrefix: ../x'),
    'an unknown field': boardMd('columns: [a]\nfields: {colour: color}'),
    'a field mapped to a reserved key': boardMd('columns: [a]\nfields: {rank: __proto__}'),
    'two fields under one key': boardMd('columns: [a]\nfields: {rank: order, due: order}'),
    'a field under the key of another': boardMd('columns: [a]\nfields: {rank: status}'),
    'a glob that could run for ever': boardMd('columns: [a]\ncards: ["(a+)+.md"]'),
  }
  for (const [what, text] of Object.entries(broken)) {
    it(`refuses to write with ${what}`, () => {
      const workflow = parseWorkflow(text, 'board')
      assert.equal(workflow.isBroken, true)
      assert.deepEqual(
        workflow.columns.map(({ name }) => name),
        names,
      )
      const [problem] = workflow.problems
      assert.deepEqual([problem?.code, problem?.severity, problem?.path], ['boardInvalid', 'error', 'board.md'])
    })
  }

  it('lets fields swap their keys', () => {
    const { problems, fieldNames } = parseWorkflow(
      boardMd('columns: [a]\nfields: {rank: due, due: rank, blockedOn: waits}'),
      'board',
    )
    assert.deepEqual(problems, [])
    assert.deepEqual([fieldNames.rank, fieldNames.due, fieldNames.blocked_on], ['due', 'rank', 'waits'])
  })
})

describe('a problem of board.md', () => {
  const at = (workflow: Workflow): string[] =>
    workflow.problems.map(
      ({ severity, range: { start, end }, message }) =>
        `${severity} ${start.line}:${start.column}-${end.line}:${end.column} ${message}`,
    )

  it('stands at the value that is wrong', () => {
    assert.deepEqual(at(parseWorkflow(boardMd('columns:\n  - id: a\n    wip: many'), 'board')), [
      'error 4:10-4:14 `columns.0.wip` must be a whole number from 1.',
    ])
    assert.deepEqual(at(parseWorkflow(boardMd('columns: [{id: a}, {id: b, aliases: [c, A]}]'), 'board')), [
      'error 2:41-2:42 `a` already means the column `a`.',
    ])
    assert.deepEqual(at(parseWorkflow(boardMd('columns: [{id: a, aliases: [b]}, b]'), 'board')), [
      'error 2:34-2:35 `b` already means the column `a`.',
    ])
  })

  it('warns of keys that it does not know, and keeps the board', () => {
    const workflow = parseWorkflow(boardMd('columns: [{id: a, color: red}]\nowner: me\nlimits: {total: 3}'), 'board')
    assert.equal(workflow.isBroken, false)
    assert.deepEqual(at(workflow), [
      'warning 2:19-2:24 `columns.0.color` is not a key of board.md; it is kept and not used.',
      'warning 3:1-3:6 `owner` is not a key of board.md; it is kept and not used.',
      'warning 4:10-4:15 `limits.total` is not a key of board.md; it is kept and not used.',
    ])
  })

  it('says what is missing', () => {
    assert.deepEqual(at(parseWorkflow(boardMd('columns: [a]\nsle: {days: 10}'), 'board')), [
      'error 3:6-3:16 `sle.percentile` is missing.',
    ])
  })

  it('warns of signals and thresholds that nothing goes by', () => {
    const head = `columns: [a]
findings: {neglected.untuched: off, neglected.untouched: {day: 3}, wip.columnOver: {cards: 3}, wip.arrivals: {days: 7}}
mutes: [{signal: neglected.nobdy, reason: x}, {signal: wip.arrivals}]`
    const workflow = parseWorkflow(boardMd(head), 'board')
    assert.deepEqual(at(workflow), [
      'warning 3:12-3:30 `neglected.untuched` is not a signal of the time thieves; it is not used.',
      'warning 3:59-3:62 `neglected.untouched` has no threshold `day`, only days; it is not used.',
      'warning 3:85-3:90 `wip.columnOver` has no thresholds, so `cards` is not used.',
      'warning 4:18-4:33 `neglected.nobdy` is not a signal of the time thieves; it is not used.',
    ])
    assert.equal(workflow.mutes.length, 2)
  })

  const beside = [
    'timezone: Mars/Olympus',
    'iteration: {start: 2026-02-30, days: 7}',
    'iteration: {start: 2026-02-03, days: 4000}',
    'sle: {percentile: 100, days: 1}',
    'people: [anne]',
    'mutes: [{card: A}]',
    'findings: {wip.arrivals: maybe}',
    'meetings: {planning: {minutes: 0}}',
    'thieves: {x: }',
    'commit: {suffix: "a\\nb"}',
  ]
  for (const line of beside) {
    it(`leaves the board usable: ${line}`, () => {
      const workflow = parseWorkflow(boardMd(`columns: [a, b]\n${line}`), 'board')
      assert.equal(workflow.isBroken, false)
      assert.equal(workflow.columns.length, 2)
      assert.equal(workflow.problems.length, 1, at(workflow).join())
    })
  }

  it('is all that a hostile text can cause', () => {
    const piece = fc.constantFrom(
      'columns:',
      '- id: a',
      ' wip: 3',
      '{',
      '}',
      '[',
      ']',
      '&a',
      '*a',
      '!!js',
      '---',
      '\n',
      '  ',
      ': ',
      '"',
      'limits',
      '__proto__: 1',
      '<<: 1',
      '\0',
      '\u2028',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const workflow = parseWorkflow(`---\n${pieces.join('')}\n---\n`, 'board')
        assert.ok(workflow.columns.length > 0)
        assert.ok(workflow.startedPoint <= workflow.finishedPoint && workflow.finishedPoint < workflow.columns.length)
        for (const { code, range } of workflow.problems) assert.ok(code === 'boardInvalid' && range.start.line >= 1)
      }),
    )
  })
})

describe("a column's policy", () => {
  it('is found in no time, whatever stands in its heading', () => {
    const before = performance.now()
    for (const heading of [`## x${' '.repeat(50_000)}y`, `##${' '.repeat(5_000)}\u2028`])
      parseWorkflow(`---\ncolumns: [a]\n---\n${heading}\nText\n`, 'board')
    assert.ok(performance.now() - before < 500)
  })

  const policiesOf = (body: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      parseWorkflow(
        boardMd('columns: [{id: todo, name: To do, aliases: [waiting]}, doing]', body),
        'board',
      ).columns.map(({ id, policy }) => [id, policy]),
    )

  it('is found by id, alias or name, without case', () => {
    for (const heading of ['todo', 'TO DO', 'Waiting ##']) {
      assert.deepEqual(policiesOf(`## ${heading}\n\nTop first.\n`), { todo: 'Top first.', doing: '' })
    }
  })

  it('ends at the next heading of its level or above, and not at one below', () => {
    assert.deepEqual(policiesOf('## todo\nA\n### Exceptions\nB\n# Appendix\nC\n## Nowhere\nD\n## doing\nE'), {
      todo: 'A\n### Exceptions\nB',
      doing: 'E',
    })
  })

  it('does not begin in a code fence', () => {
    assert.deepEqual(policiesOf('## todo\n```md\n## doing\n~~~\n```\nA\n~~~\n## doing\n```\n~~~~\n## doing\nB'), {
      todo: '```md\n## doing\n~~~\n```\nA\n~~~\n## doing\n```\n~~~~',
      doing: 'B',
    })
  })

  it('may stand in two places', () => {
    assert.deepEqual(policiesOf('## todo\nA\n## Waiting\nB'), { todo: 'A\n\nB', doing: '' })
  })
})
