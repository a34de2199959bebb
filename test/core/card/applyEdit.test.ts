import assert from 'node:assert/strict'
import { applyEdit } from '../../../src/core/card/applyEdit.ts'
import type { Edit, Refusal } from '../../../src/core/card/edit.ts'
import { type Field, type FieldNames, ownFieldNames, type Value } from '../../../src/core/card/field.ts'

type Change = readonly [key: Field, before: Value, after: Value]

function edit(
  text: string | null,
  changes: readonly Change[],
  names: FieldNames = ownFieldNames,
): string | null | Refusal {
  const keys = changes.map(([key, before, after]) => ({ key, before, after }))
  return applyEdit(text, { kind: 'set', path: 'mesh.md', keys }, names)
}

function refusalCode(result: string | null | Refusal): string | null {
  return result !== null && typeof result === 'object' ? result.code : null
}

/** Changes the one line of a front matter that has more around it; the lines come back. */
function editLine(line: string, key: Field, before: Value, after: Value, names?: FieldNames): string | Refusal {
  const result = edit(`---\nfirst: 1\n${line}\nlast: 2\n---\nbody\n`, [[key, before, after]], names)
  if (typeof result !== 'string') return result ?? assert.fail('the file is gone')
  assert.ok(result.startsWith('---\nfirst: 1\n') && result.endsWith('last: 2\n---\nbody\n'), result)
  return result.slice('---\nfirst: 1\n'.length, -'last: 2\n---\nbody\n'.length).replace(/\n$/, '')
}

describe('changing a value', () => {
  const cases: readonly (readonly [line: string, key: Field, before: Value, after: Value, changed: string])[] = [
    ['status: ready', 'status', 'ready', 'review', 'status: review'],
    ['status:   ready  # moved', 'status', 'ready', 'In review', 'status:   In review  # moved'],
    ["status: 'To Do'", 'status', 'To Do', 'Done', "status: 'Done'"],
    ['status: "To Do"', 'status', 'To Do', 'say "x"', 'status: "say \\"x\\""'],
    ["title: 'a'", 'title', 'a', "it's", "title: 'it''s'"],
    ["title: 'a'", 'title', 'a', 'tab\there', 'title: "tab\\there"'],
    ['"status": ready', 'status', 'ready', 'done', '"status": done'],
    ["'status' : ready", 'status', 'ready', 'done', "'status' : done"],
    ['status:\n  ready # here', 'status', 'ready', 'done', 'status:\n  done # here'],
    ['status:', 'status', null, 'done', 'status: done'],
    ['status: # none yet', 'status', null, 'done', 'status: done # none yet'],
    ['thief: ~', 'thief', null, 'vendor-wait', 'thief: vendor-wait'],
    ['blocked: false', 'blocked', null, 'No ASN', 'blocked: No ASN'],
    ['title: two\n  lines', 'title', 'two lines', 'one', 'title: one'],
    ['title: "two\n  lines"', 'title', 'two lines', 'one', 'title: "one"'],
    ['title: >- # why\n  two\n  lines', 'title', 'two lines', 'one', 'title: one # why'],
    ['title: |\n  kept\n\n  lines\n\n# after', 'title', 'kept\n\nlines\n', 'one', 'title: one\n\n# after'],
    ['assignees: [anne]', 'assignees', ['anne'], ['anne', '@ben'], "assignees: [anne, '@ben']"],
    [
      'assignees: [ "anne" , ben ] # two',
      'assignees',
      ['anne', 'ben'],
      ['cy', 'ben'],
      'assignees: [ "cy" , ben ] # two',
    ],
    ['labels: [a, b, c]', 'labels', ['a', 'b', 'c'], ['a', 'c'], 'labels: [a, c]'],
    ['labels: [a, b, c]', 'labels', ['a', 'b', 'c'], ['b', 'c'], 'labels: [b, c]'],
    ['labels: [a, b,]', 'labels', ['a', 'b'], ['a'], 'labels: [a,]'],
    ['labels: [a]', 'labels', ['a'], [], 'labels: []'],
    ['labels: [] # none', 'labels', [], ['a, b', 'c'], "labels: ['a, b', c] # none"],
    ['labels: [b]', 'labels', ['b'], ['a', 'b'], 'labels: [a, b]'],
    ['labels: a', 'labels', 'a', ['b'], 'labels: b'],
    ['labels: a # one', 'labels', ['a'], ['a', 'b'], 'labels: [a, b] # one'],
    ['labels:', 'labels', null, ['a'], 'labels: [a]'],
    ['labels:\n  - a # first\n  - b', 'labels', ['a', 'b'], ['a', 'b', 'c'], 'labels:\n  - a # first\n  - b\n  - c'],
    [
      'labels:\n- a\n# note\n- "b"\n- c',
      'labels',
      ['a', 'b', 'c'],
      ['a', 'x', 'c'],
      'labels:\n- a\n# note\n- "x"\n- c',
    ],
    ['labels:\n    - a\n    - b # gone', 'labels', ['a', 'b'], ['a'], 'labels:\n    - a'],
    ['labels:\n  - a\n  - b', 'labels', ['a', 'b'], ['z', 'a', 'b'], 'labels:\n  - z\n  - a\n  - b'],
    ['labels: # all\n  - a\n  - b\n# after', 'labels', ['a', 'b'], [], 'labels: [] # all\n# after'],
    ['labels: [\n  a, # first\n  b\n]', 'labels', ['a', 'b'], ['a', 'b', 'c'], 'labels: [\n  a, # first\n  b, c\n]'],
  ]
  for (const [line, key, before, after, changed] of cases)
    it(`${JSON.stringify(line)} to ${JSON.stringify(after)}`, () => {
      assert.equal(editLine(line, key, before, after), changed)
    })

  it('quotes what some reader takes for more than text, and nothing else', () => {
    for (const odd of [
      '2345',
      '7E32',
      'yes',
      'No',
      'on',
      'y',
      'null',
      '~',
      '12:30',
      '0x1F',
      '1_000',
      '.inf',
      '2026-11-10',
      '<<',
      '=',
      '# x',
      'a: b',
      'a #b',
      '@anne',
      '- x',
      '[x]',
      ' x',
      'x ',
      '',
    ])
      assert.equal(editLine('title: x', 'title', 'x', odd), `title: '${odd}'`, odd)
    for (const plain of [
      'Replace: no',
      "it's",
      'a:b',
      'x#y',
      '3 fixes',
      'é 😀',
      'null and void',
      'SRE-7K3Q',
      '1.2.3 released',
    ])
      if (!plain.includes(': ')) assert.equal(editLine('title: x', 'title', 'x', plain), `title: ${plain}`)
    assert.equal(editLine('title: x', 'title', 'x', 'a\u2028b'), 'title: "a\\u2028b"')
  })

  it('leaves dates and mapped numbers plain', () => {
    const names = { ...ownFieldNames, rank: 'ordinal' }
    assert.equal(editLine('due: 2026-12-01', 'due', '2026-12-01', '2027-01-31'), 'due: 2027-01-31')
    assert.equal(editLine("due: '2026-12-01'", 'due', '2026-12-01', '2027-01-31'), "due: '2027-01-31'")
    assert.equal(editLine('ordinal: 1000', 'rank', '1000', '1500.5', names), 'ordinal: 1500.5')
    assert.equal(editLine('title: x', 'title', 'x', '2027-01-31', names), "title: '2027-01-31'")
  })

  it('refuses what cannot be spliced safely', () => {
    for (const [line, key, before, after] of [
      ['title: >2\n    odd', 'title', '  odd\n', 'x'],
      ['? title\n: x', 'title', 'x', 'y'],
      ['labels: [\n  a, # why a\n  b\n]', 'labels', ['a', 'b'], ['a']],
      ['labels:\n  -\n    a', 'labels', ['a'], ['b', 'c']],
      ['status: {a: b}', 'status', null, 'x'],
      ['x: &a 1', 'status', null, 'done'],
      ['x: @', 'status', null, 'done'],
    ] as const)
      assert.equal(refusalCode(edit(`---\n${line}\n---\n`, [[key, before, after]])), 'cannotSplice', line)
    assert.equal(refusalCode(edit('---\n{id: a, status: b}\n---\n', [['status', 'b', 'c']])), 'cannotSplice')
    for (const text of [
      'no front matter',
      '---\nid: a\n',
      '---js\nid: a\n---\n',
      '---\n<<<<<<< a\nid: a\n=======\n>>>>>>> b\n---\n',
    ])
      assert.equal(refusalCode(edit(text, [['id', null, 'b']])), 'cannotSplice', text)
  })
})

describe('adding a key', () => {
  it('puts it at its place in the order, on a line of its own', () => {
    const text = '---\r\nid: A-1\r\nstatus: ready # here\r\ntitle: Mesh\r\ncustom: 1\r\ndue: 2026-12-01\r\n---\r\nbody'
    const with_ = (line: string, after: string): string => text.replace(after, `${after}${line}\r\n`)
    assert.equal(edit(text, [['rank', null, 'a1']]), with_('rank: a1', 'status: ready # here\r\n'))
    assert.equal(edit(text, [['assignees', null, ['anne']]]), with_('assignees: [anne]', 'title: Mesh\r\n'))
    assert.equal(edit(text, [['depends_on', null, ['B-2']]]), with_('depends_on: [B-2]', 'due: 2026-12-01\r\n'))
  })

  it('finds a place also without neighbours', () => {
    assert.equal(edit('---\n---\n', [['status', null, 'done']]), '---\nstatus: done\n---\n')
    assert.equal(edit('---\nx: 1\n---', [['status', null, 'done']]), '---\nx: 1\nstatus: done\n---')
    assert.equal(edit('---\n# c\nstatus: x\n---\n', [['id', null, 'A-1']]), '---\n# c\nid: A-1\nstatus: x\n---\n')
    assert.equal(
      edit('---\n  status: x\n---\n', [['due', null, '2026-01-02']]),
      '---\n  status: x\n  due: 2026-01-02\n---\n',
    )
  })

  it('goes behind the last line of a list or a text', () => {
    assert.equal(
      edit('---\nlabels:\n  - a\n  # note\n\ntitle: x\n---\n', [['created', null, '2026-01-02']]),
      '---\nlabels:\n  - a\ncreated: 2026-01-02\n  # note\n\ntitle: x\n---\n',
    )
    assert.equal(
      edit('---\ntitle: |+\n  kept\n\nx: 1\n---\n', [['assignees', null, ['a']]]),
      '---\ntitle: |+\n  kept\n\nassignees: [a]\nx: 1\n---\n',
    )
  })

  it('uses the names of the board', () => {
    const names = { ...ownFieldNames, depends_on: 'dependencies' }
    assert.equal(
      edit('---\nid: a\n---\n', [['depends_on', null, ['b']]], names),
      '---\nid: a\ndependencies: [b]\n---\n',
    )
    assert.equal(edit('---\nblockedOn: a\n---\n', [['blocked_on', 'a', 'b']]), '---\nblockedOn: b\n---\n')
  })
})

describe('taking a key away', () => {
  const cases: readonly (readonly [line: string, key: Field, before: Value, left: string])[] = [
    ['thief: x # why', 'thief', 'x', ''],
    ['labels:\n  - a\n  # inside\n  - b\n# after', 'labels', ['a', 'b'], '# after'],
    ['# before\nblocked: two\n  lines\n\n# after', 'blocked', 'two lines', '# before\n\n# after'],
    ['blocked: |-\n  text\n\n  more\n', 'blocked', 'text\n\nmore', ''],
    ['labels: [\n  a\n]', 'labels', ['a'], ''],
  ]
  for (const [line, key, before, left] of cases)
    it(JSON.stringify(line), () => {
      assert.equal(editLine(line, key, before, null), left)
    })
})

describe('an edit that meets another version', () => {
  const text = '---\nstatus: ready\nrank: a1\n---\n'

  it('is refused where a value is neither what it was nor what it shall be', () => {
    assert.equal(refusalCode(edit(text, [['status', 'backlog', 'done']])), 'changedSince')
    assert.equal(refusalCode(edit(null, [['status', 'ready', 'done']])), 'changedSince')
  })

  it('leaves the text alone where it is applied already', () => {
    assert.equal(
      edit(text, [
        ['status', 'backlog', 'ready'],
        ['thief', 'x', null],
      ]),
      text,
    )
    assert.equal(
      edit(text, [
        ['status', 'backlog', 'ready'],
        ['rank', 'a1', 'a2'],
      ]),
      text.replace('a1', 'a2'),
    )
  })

  it('changes all keys or none', () => {
    assert.equal(
      refusalCode(
        edit(text, [
          ['status', 'ready', 'done'],
          ['rank', 'zz', 'a2'],
        ]),
      ),
      'changedSince',
    )
  })

  it('creates, removes and renames whole files', () => {
    const apply = (found: string | null, change: Edit): string | null | Refusal =>
      applyEdit(found, change, ownFieldNames)
    const create: Edit = { kind: 'create', path: 'a.md', text }
    assert.equal(apply(null, create), text)
    assert.equal(apply(text, create), text)
    assert.equal(refusalCode(apply('other', create)), 'changedSince')
    const remove: Edit = { kind: 'remove', path: 'a.md', before: text }
    assert.equal(apply(text, remove), null)
    assert.equal(apply(null, remove), null)
    assert.equal(refusalCode(apply('other', remove)), 'changedSince')
    assert.equal(apply(text, { kind: 'rename', path: 'a.md', to: 'archive/a.md' }), text)
  })
})
