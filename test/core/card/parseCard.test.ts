import assert from 'node:assert/strict'
import type { Card } from '../../../src/core/card/card.ts'
import { type FieldNames, ownFieldNames } from '../../../src/core/card/field.ts'
import { readBody } from '../../../src/core/card/markdownBody.ts'
import { faultyCard, parseCard, settleBody } from '../../../src/core/card/parseCard.ts'

function card(text: string, path = 'mesh.md', names: FieldNames = ownFieldNames): Card {
  const parsed = parseCard(path, text, names)
  assert.ok(parsed, 'it is a card')
  return parsed
}

/** A card whose front matter has these lines. */
function cardOf(...lines: readonly string[]): Card {
  return card(`---\n${lines.join('\n')}\n---\n`)
}

/** Each problem as `code` and the text that it marks. */
function marked({ problems, text }: Card): readonly string[] {
  const lines = text.split(/\r?\n/)
  return problems.map(({ code, range: { start, end } }) =>
    start.line === end.line
      ? `${code}: ${lines[start.line - 1]?.slice(start.column - 1, end.column - 1) ?? ''}`
      : `${code}: lines ${start.line} to ${end.line}`,
  )
}

describe('reading a card', () => {
  it('takes every field of the format', () => {
    const { text, fields, ...read } = card(
      `---
id: SRE-7K3Q
status: in-progress
rank: a1V
title: Replace the VPC peering mesh with a transit gateway
assignees: ['@anne', ben]
class: fixed-date
labels: [network]
created: 2026-11-10
blocked: Waiting for the network team's BGP ASN
thief: unknown-dependencies
blocked_on: network-team
due: 2026-12-01
depends_on: SRE-2M8X
requester: Kim
team: sre
skills: [network, systems]
demo: yes please
---
Free *Markdown*.
In two lines.

- [x] first
- [ ] second
`,
      'network/mesh.md',
    )
    assert.deepEqual(read, {
      id: 'SRE-7K3Q',
      path: 'network/mesh.md',
      title: 'Replace the VPC peering mesh with a transit gateway',
      status: 'in-progress',
      rank: 'a1V',
      classOfService: 'fixed-date',
      assignees: ['anne', 'ben'],
      labels: ['network'],
      blocked: { reason: "Waiting for the network team's BGP ASN", on: 'network-team' },
      thief: 'unknown-dependencies',
      created: '2026-11-10',
      due: '2026-12-01',
      dependsOn: ['SRE-2M8X'],
      requester: 'Kim',
      team: 'sre',
      skills: ['network', 'systems'],
      demo: 'yes please',
      summary: 'Free *Markdown*. In two lines.',
      checklist: { done: 1, total: 2 },
      isBodySure: true,
      isUnreadable: false,
      problems: [],
    })
    assert.equal(text.slice(fields.rank?.start, fields.rank?.end), 'a1V')
    assert.deepEqual(fields.assignees?.value, ['@anne', 'ben'])
  })

  it('is no card without front matter', () => {
    for (const text of [
      '',
      '# Notes\n',
      ' ---\nid: A\n---\n',
      '----\nid: A\n----\n',
      '--- a rule, and a text\n',
      '\n---\nid: A\n---\n',
    ])
      assert.equal(parseCard('notes.md', text, ownFieldNames), null, JSON.stringify(text))
  })

  it('has what is absent from elsewhere, or not at all', () => {
    const bare = card('---\n---\n', 'deep/replace-mesh-7k3q.md')
    assert.equal(bare.id, 'replace-mesh-7k3q')
    assert.equal(bare.title, 'replace-mesh-7k3q')
    assert.equal(bare.classOfService, 'standard')
    assert.deepEqual([bare.status, bare.rank, bare.due, bare.blocked, bare.thief, bare.checklist], Array(6).fill(null))
    assert.deepEqual(bare.problems, [])
    assert.equal(card('---\nid: A-1\n---\ntext\n\n## The heading ##\n').title, 'The heading')
    assert.equal(card('---\ntitle: ""\n---\n# Heading\n').title, 'mesh')
  })

  it('reads scalars as they were typed', () => {
    for (const typed of ['007', '0x1F', '1e3', '2026-01-02', 'true', 'No', '12:30', '1_000', '.inf'])
      assert.equal(cardOf(`title: ${typed}`).title, typed)
    for (const [typed, read] of [
      [`'it''s'`, "it's"],
      ['"a\\tb"', 'a b'],
      ['"\\u00e9"', 'é'],
      ['>-\n  two\n  lines', 'two lines'],
      ['|\n  two\n  lines', 'two lines'],
      ['plain in\n  two lines', 'plain in two lines'],
    ] as const)
      assert.equal(cardOf(`title: ${typed}`).title, read)
  })

  it('takes plain `~`, `null` and nothing for absent, and quoted for text', () => {
    for (const none of ['~', 'null', 'Null', 'NULL', '', '# only a comment']) {
      assert.equal(cardOf(`status: ${none}`, 'id: A-1').status, null, none)
      assert.equal(cardOf(`blocked: ${none}`).blocked, null, none)
    }
    assert.equal(cardOf("status: 'null'").status, 'null')
    assert.equal(cardOf('status: "~"').status, '~')
    assert.deepEqual(cardOf('labels: [~, a, null]').labels, ['a'])
  })

  it('takes a plain yes under `blocked` for a reason that is missing, and a plain no for none', () => {
    for (const yes of ['true', 'yes', 'on', 'True', 'YES']) {
      assert.deepEqual(cardOf(`blocked: ${yes}`, 'blocked_on: kim').blocked, { reason: null, on: 'kim' })
      assert.deepEqual(marked(cardOf(`blocked: ${yes} # why?`)), [`reasonMissing: ${yes}`])
    }
    for (const no of ['false', 'no', 'off', 'False', 'OFF']) assert.equal(cardOf(`blocked: ${no}`).blocked, null)
    assert.deepEqual(cardOf("blocked: 'no'").blocked, { reason: 'no', on: null })
    assert.deepEqual(cardOf('blocked: "true"').problems, [])
    assert.equal(cardOf("blocked: ''").blocked, null)
  })

  it('takes lists in every style, and one scalar for a list of one', () => {
    for (const lines of [
      'labels: [a, b c]',
      'labels:\n- a\n- b c',
      'labels: # two\n  - a # first\n\n  - "b c"',
      "labels: [\n  'a',\n  b c,\n]",
    ])
      assert.deepEqual(cardOf(lines).labels, ['a', 'b c'], lines)
    assert.deepEqual(cardOf('labels: b c').labels, ['b c'])
    assert.deepEqual(cardOf('labels: []').labels, [])
    assert.equal(cardOf('status: [review]').status, 'review')
  })

  it('survives CRLF, a byte order mark and blanks behind the delimiters', () => {
    const read = card('\ufeff--- \t\r\nid: A-1\r\ntitle: Mesh\r\n---  \r\nText\r\nmore\r\n')
    assert.deepEqual([read.id, read.title, read.summary, read.problems], ['A-1', 'Mesh', 'Text more', []])
    assert.equal(card('---\nid: A-1\n---').id, 'A-1')
  })

  it('reads the keys of other tools, numbers as ranks too, and keys in camel case', () => {
    const names = { ...ownFieldNames, assignees: 'assignee', rank: 'ordinal', depends_on: 'dependencies' }
    const read = card(
      "---\nassignee: ['@kim']\nordinal: 12.5\ndependencies: [A-2]\nblockedOn: kim\nblocked: so\nassignees: [x]\n---\n",
      'a.md',
      names,
    )
    assert.deepEqual(
      [read.assignees, read.rank, read.dependsOn, read.blocked],
      [['kim'], '12.5', ['A-2'], { reason: 'so', on: 'kim' }],
    )
    assert.equal(card('---\nblockedOn: a\nblocked_on: b\nblocked: x\n---\n').blocked?.on, 'b')
  })
})

describe('a value that its field cannot have', () => {
  const cases: readonly (readonly [line: string, problem: string])[] = [
    ['due: 2026-02-30', 'badDate: 2026-02-30'],
    ['due: 1.12.2026', 'badDate: 1.12.2026'],
    ["created: '2026-11-10 12:00'", "badDate: '2026-11-10 12:00'"],
    ['created: 2025-02-29', 'badDate: 2025-02-29'],
    ['rank: 1000', 'badRank: 1000'],
    ['rank: a10', 'badRank: a10'],
    ['rank: b0', 'badRank: b0'],
    ['rank: "a 1"', 'badRank: "a 1"'],
    ['class: urgent', 'unknownClass: urgent'],
    ['class: [a, b]', 'unknownClass: [a, b]'],
    ['id: ../../etc/passwd', 'badId: ../../etc/passwd'],
    ['id: a..b', 'badId: a..b'],
    ['id: a/b', 'badId: a/b'],
    ['id: a\\b', 'badId: a\\b'],
    ['id: .hidden', 'badId: .hidden'],
    ['id: CON', 'badId: CON'],
    ['id: lpt1.md', 'badId: lpt1.md'],
    [`id: ${'x'.repeat(65)}`, `badId: ${'x'.repeat(65)}`],
    ['title: {a: b}', 'unsupportedYaml: {a: b}'],
    ['labels: [[a]]', 'unsupportedYaml: [[a]]'],
  ]
  for (const [line, problem] of cases)
    it(`${line.slice(0, 30)} is ${problem.split(':', 1)[0] ?? ''}, and the card is drawn without it`, () => {
      const read = cardOf('status: ready', line)
      assert.deepEqual(marked(read), [problem])
      assert.equal(read.isUnreadable, false)
      assert.equal(read.status, 'ready')
      assert.deepEqual([read.due, read.rank, read.classOfService, read.id], [null, null, 'standard', 'mesh'])
    })

  it('lets good dates, ranks and ids through', () => {
    assert.deepEqual(cardOf('id: con-1', 'due: 2024-02-29', 'rank: Zz').problems, [])
    assert.deepEqual(cardOf('id: 7K3Q._-', 'rank: a0V').problems, [])
  })
})

describe('a front matter that cannot be read', () => {
  const alias = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]'].join('\n')
  const cases: readonly (readonly [name: string, lines: string, code: string])[] = [
    ['broken YAML', 'assignees: @kim', 'yamlInvalid'],
    ['an open quote', 'x: "a', 'yamlInvalid'],
    ['a second document', 'x: 1\n...\ny: 2', 'yamlInvalid'],
    ['a list instead of keys', '- a\n- b', 'yamlInvalid'],
    ['a lone carriage return', 'x: a\rb', 'yamlInvalid'],
    ['a control character', 'x: a\u0007b', 'yamlInvalid'],
    ['a key twice', 'x: a\nx: b', 'duplicateKey'],
    ['a nested key twice', 'x: {a: 1, a: 2}', 'duplicateKey'],
    ['anchors and aliases', alias, 'unsupportedYaml'],
    ['a tag', 'x: !!js/function "() => 1"', 'unsupportedYaml'],
    ['a merge key', 'x:\n  <<: {a: 1}', 'unsupportedYaml'],
    ['a directive', '%YAML 1.1', 'unsupportedYaml'],
    ['a list as a key', '? [a]\n: b', 'unsupportedYaml'],
    ['__proto__', '__proto__: {isAdmin: true}', 'reservedKey'],
    ['a quoted __proto__ further in', 'x: {"__proto__": 1}', 'reservedKey'],
    ['constructor', 'constructor: x', 'reservedKey'],
    ['prototype', 'prototype: x', 'reservedKey'],
    ['deep nesting', `x: ${'['.repeat(9)}${']'.repeat(9)}`, 'tooLarge'],
    ['a nesting bomb', `x: ${'['.repeat(20_000)}`, 'tooLarge'],
    ['a nesting bomb of lists', `x:\n${'- '.repeat(20_000)}a`, 'tooLarge'],
    ['many keys', Array.from({ length: 201 }, (_, i) => `k${i}: 1`).join('\n'), 'tooLarge'],
    ['much text', `x: ${'y'.repeat(64 * 1024)}`, 'tooLarge'],
  ]
  for (const [name, lines, code] of cases)
    it(`${name} is ${code}; id, title and column come from their own lines`, () => {
      const before = performance.now()
      const read = cardOf('id: A-7', 'status: review', lines, 'title: The mesh')
      assert.equal(read.isUnreadable, true)
      assert.equal(read.problems[0]?.code, code)
      assert.deepEqual([read.id, read.status, read.assignees], ['A-7', 'review', []])
      if (!['a second document', 'a lone carriage return', 'much text'].includes(name))
        assert.equal(read.title, 'The mesh')
      assert.ok(performance.now() - before < 1000, 'in no time')
      assert.equal(Object.getPrototypeOf({}), Object.prototype)
      assert.equal('isAdmin' in {}, false)
    })

  it('much blank space is no fault, and takes no time', () => {
    const before = performance.now()
    const read = cardOf('id: A-7', `${'\n'.repeat(60_000)}title: The mesh`)
    assert.deepEqual([read.isUnreadable, read.title, read.problems], [false, 'The mesh', []])
    assert.ok(performance.now() - before < 1000)
  })

  it('marks the very place', () => {
    assert.deepEqual(marked(cardOf('assignees: @kim')), ['yamlInvalid: @'])
    assert.deepEqual(marked(cardOf('x: 1', 'x: 2')), ['duplicateKey: x'])
    assert.deepEqual(marked(cardOf('y: {constructor: 1}')), ['reservedKey: constructor'])
    assert.deepEqual(marked(cardOf('y: *none')), ['unsupportedYaml: *none'])
  })

  it('gives each key only where its line is plain and the only one', () => {
    const read = cardOf('id: A-1', 'id: A-2', 'title: {x: y}', 'status: "In review"')
    assert.deepEqual([read.id, read.title, read.status], ['mesh', 'mesh', 'In review'])
    assert.equal(cardOf('id: ../x', 'x: @').id, 'mesh')
  })

  it('allows eight levels, and 200 keys', () => {
    assert.deepEqual(cardOf(`x: ${'['.repeat(8)}${']'.repeat(8)}`).problems, [])
    assert.deepEqual(cardOf(...Array.from({ length: 200 }, (_, i) => `k${i}: 1`)).problems, [])
  })

  it('is never closed', () => {
    const read = card('---\nid: A-1\nstatus: review\n\n# Text\n----\n --- \n')
    assert.deepEqual(marked(read), ['frontMatterUnclosed: ---'])
    assert.deepEqual([read.id, read.status, read.isUnreadable], ['A-1', 'review', true])
  })

  it('is marked as another language, which is never evaluated', () => {
    for (const tag of ['js', 'javascript', 'json', 'coffee', 'toml', ' js', 'JS ']) {
      const read = card(`---${tag}\nid: A-1\nevil: (globalThis.wasRun = true)\n---\n`)
      assert.equal(read.problems[0]?.code, 'languageTag', tag)
      assert.deepEqual([read.id, read.isUnreadable], ['A-1', true])
    }
    assert.equal('wasRun' in globalThis, false)
    assert.equal(card('---js\n({evil: 1})\n').problems[0]?.code, 'languageTag')
    assert.deepEqual(card('---yaml\nid: A-1\n---\n').problems, [])
  })

  it('is never closed by a line that only begins with the delimiter', () => {
    assert.equal(card('---\nid: A-1\n---x\nstatus: y\n---\n').problems[0]?.code, 'yamlInvalid')
    assert.equal(card('---\nid: A-1\n----\nstatus: y\n---\n').problems[0]?.code, 'yamlInvalid')
  })
})

describe('a card that git left in conflict', () => {
  const conflicted = [
    '---',
    'id: A-1',
    '<<<<<<< HEAD',
    'status: review',
    '||||||| base',
    'status: old',
    '=======',
    'status: done',
    'due: 2026-12-01',
    '>>>>>>> theirs',
    'title: Mesh',
    '---',
    'Text',
    '',
  ]

  it('shows the side above the equals signs, and is read-only', () => {
    for (const eol of ['\n', '\r\n']) {
      const read = card(conflicted.join(eol))
      assert.deepEqual([read.status, read.due, read.title, read.summary], ['review', null, 'Mesh', 'Text'])
      assert.deepEqual(marked(read), ['conflictMarkers: lines 3 to 10'])
      assert.equal(read.isUnreadable, true)
      assert.equal(read.text.slice(read.fields.status?.start, read.fields.status?.end), 'review')
    }
  })

  it('is found when the whole file is in conflict', () => {
    const read = card('<<<<<<< HEAD\n---\nid: A-1\n---\nours\n=======\n---\nid: B-1\n---\ntheirs\n>>>>>>> x\n')
    assert.deepEqual([read.id, read.summary, read.isUnreadable], ['A-1', 'ours', true])
  })

  it('stays readable when only the body is in conflict', () => {
    const read = card('---\nid: A-1\n---\n<<<<<<< HEAD\n- [x] ours\n=======\n- [ ] theirs\n>>>>>>> x\n')
    assert.deepEqual([read.problems[0]?.code, read.isUnreadable], ['conflictMarkers', false])
    assert.deepEqual(read.checklist, { done: 1, total: 1 })
  })

  it('is none where text only looks like it', () => {
    assert.deepEqual(card('---\nid: A-1\n---\nTitle\n=======\n\n    <<<<<<< HEAD\n').problems, [])
  })
})

describe('a file that cannot be read', () => {
  it('makes a card of what is known of it', () => {
    const read = faultyCard('a/b.md', 'notUtf8', '---\nid: A-1\nstatus: review\ntitle: Mesh\n---\n\ufffd')
    assert.deepEqual([read.id, read.title, read.status, read.isUnreadable], ['A-1', 'Mesh', 'review', true])
    assert.deepEqual(marked(read), ['notUtf8: '])
    assert.equal(faultyCard('a/b.md', 'vanished', '').id, 'b')
  })

  it('has NUL bytes, or is too large', () => {
    assert.equal(card('---\nid: A-1\n---\n\0').problems[0]?.code, 'nulByte')
    const large = card(`---\nid: A-1\n---\n${'é'.repeat(600_000)}`)
    assert.deepEqual([large.id, large.problems[0]?.code, large.isUnreadable], ['A-1', 'tooLarge', true])
    assert.equal(parseCard('a.md', 'no card\0', ownFieldNames), null)
  })

  it('has a name that no id may have', () => {
    assert.equal(card('---\n---\n', 'a\nCard: B-1.md').id, 'a_Card: B-1')
    assert.equal(card('---\n---\n', ':(exclude)x.md').id, ':(exclude)x')
  })
})

describe('a body that the scan is not sure of', () => {
  it('is settled by the Markdown parser, and others are not touched', () => {
    const unsure = card(
      '---\nid: A-1\n---\n> quote\nlazy\n\n> - [ ] quoted\n\n[link]: http://a.b\n\n# `Heading`\n\nText\n',
    )
    const settled = settleBody(unsure, readBody)
    assert.deepEqual([settled.summary, settled.checklist, settled.title], ['Text', { done: 0, total: 1 }, '`Heading`'])
    const sure = card('---\nid: A-1\n---\nText\n')
    assert.equal(settleBody(sure, readBody), sure)
  })
})
