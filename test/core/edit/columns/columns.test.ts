import assert from 'node:assert/strict'
import type { ColumnIntent } from '../../../../src/core/edit/intent.ts'
import { afterPlan, boardMd, boardOf, cardFiles, codeOf, type Files, idsIn } from '../../board/boardOf.ts'
import { afterIntent, planOf } from '../planOf.ts'

const head = `
title: Wall # ours
columns:
  # where it begins
  - id: backlog
  - id: "in-progress"   # the work
    name: 'In progress'
    wip: 4 # for now
  - {id: review, wip: 3}

  # the end
  - done
limits: {policy: ask}
`
const body = '## In progress\nOne card a person.\n'
const files: Files = {
  'board.md': boardMd(head, body),
  ...cardFiles(['A', 'review', 'rank: a0'], ['B', 'review', 'rank: a1'], ['C', 'done', 'rank: a0']),
}
const plain: Files = { 'board.md': boardMd('columns: [backlog, doing, done] # short') }
const boardText = (from: Files, intent: ColumnIntent): string => afterIntent(from, intent)['board.md'] ?? ''
const original = files['board.md'] ?? ''
const columnsOf = (all: Files): readonly string[] => boardOf(all).columns.map(({ column }) => column.id)
const pointsOf = (all: Files): readonly (string | undefined)[] => {
  const { columns, startedPoint, finishedPoint } = boardOf(all).workflow
  return [columns[startedPoint]?.id, columns[finishedPoint]?.id]
}

describe('a column', () => {
  it('is renamed by its name alone, with the heading of its policy', () => {
    const after = boardText(files, { kind: 'renameColumn', column: 'In progress', name: 'Doing: now' })
    assert.equal(after, original.replace("'In progress'", "'Doing: now'").replace('## In progress', '## Doing: now'))
    const done = boardText(files, { kind: 'renameColumn', column: 'done', name: 'Shipped' })
    assert.equal(done, original.replace('  - done\n', '  - id: done\n    name: Shipped\n'))
    const review = boardText(files, { kind: 'renameColumn', column: 'review', name: 'QA, twice' })
    assert.equal(review, original.replace('{id: review, wip: 3}', "{id: review, wip: 3, name: 'QA, twice'}"))
    const short = boardText(plain, { kind: 'renameColumn', column: 'doing', name: 'Doing' })
    assert.equal(short, plain['board.md']?.replace('doing', '{id: doing, name: Doing}'))
  })

  it('gets a limit and loses it', () => {
    const limit = (column: string, to: number | null) => ({ kind: 'limitColumn', column, limit: to }) as const
    assert.equal(boardText(files, limit('in-progress', 5)), original.replace('wip: 4', 'wip: 5'))
    assert.equal(boardText(files, limit('in-progress', null)), original.replace('    wip: 4 # for now\n', ''))
    assert.equal(boardText(files, limit('review', null)), original.replace('{id: review, wip: 3}', '{id: review}'))
    assert.equal(
      boardText(files, limit('backlog', 9)),
      original.replace('- id: backlog\n', '- id: backlog\n    wip: 9\n'),
    )
    assert.equal(boardText(plain, limit('doing', 2)), plain['board.md']?.replace('doing', '{id: doing, wip: 2}'))
    for (const bad of [0, -1, 1.5, 1e9]) assert.equal(codeOf(planOf(files, limit('review', bad))), 'invalidValue')
    const same = planOf(files, limit('review', 3))
    assert.deepEqual(same.kind === 'plan' && same.edits, [])
  })

  it('is added where it is wanted, and no other one starts or finishes a card by that', () => {
    const added = afterIntent(files, { kind: 'addColumn', name: 'On Air', after: 'done' })
    assert.deepEqual(columnsOf(added), ['backlog', 'in-progress', 'review', 'done', 'on-air'])
    assert.deepEqual(pointsOf(added), pointsOf(files))
    assert.match(
      added['board.md'] ?? '',
      / {2}# the end\n {2}- id: done\n {4}finished: true\n {2}- id: on-air\n {4}name: On Air\nlimits/,
    )
    const first = afterIntent(files, { kind: 'addColumn', name: 'ideas', after: null })
    assert.deepEqual([columnsOf(first)[0], ...pointsOf(first)], ['ideas', ...pointsOf(files)])
    assert.deepEqual(columnsOf(afterIntent(plain, { kind: 'addColumn', name: 'ready', after: 'backlog' })), [
      'backlog',
      'ready',
      'doing',
      'done',
    ])
    assert.equal(codeOf(planOf(files, { kind: 'addColumn', name: 'IN PROGRESS', after: null })), 'invalidValue')
    assert.equal(codeOf(planOf(files, { kind: 'addColumn', name: 'x', after: 'nowhere' })), 'columnNotFound')
  })

  it('moves with the comments above it', () => {
    const moved = boardText(files, { kind: 'moveColumn', column: 'backlog', after: 'review' })
    assert.ok(moved.includes('  - {id: review, wip: 3}\n  # where it begins\n  - id: backlog\n\n  # the end\n'), moved)
    const last = afterIntent(files, { kind: 'moveColumn', column: 'review', after: 'done' })
    assert.deepEqual([columnsOf(last), pointsOf(last)], [['backlog', 'in-progress', 'done', 'review'], pointsOf(files)])
    const short = afterIntent(plain, { kind: 'moveColumn', column: 'backlog', after: 'doing' })
    assert.equal(short['board.md'], plain['board.md']?.replace('backlog, doing', '{id: doing, started: true}, backlog'))
    assert.equal(codeOf(planOf(files, { kind: 'moveColumn', column: 'done', after: null })), 'invalidValue')
    const stays = planOf(files, { kind: 'moveColumn', column: 'review', after: 'in-progress' })
    assert.deepEqual(stays.kind === 'plan' && stays.edits, [])
  })

  it('is removed with its cards named, or moved', () => {
    const remove = (column: string, cardsTo: string | null) => ({ kind: 'removeColumn', column, cardsTo }) as const
    const refused = planOf(files, remove('review', null))
    assert.equal(refused.kind === 'refusal' && refused.message, 'review is not empty: A, B. Say where its cards go.')
    const plan = planOf(files, remove('review', 'done'))
    const after = afterPlan(files, plan)
    assert.deepEqual(
      [columnsOf(after), idsIn(boardOf(after), 'done')],
      [
        ['backlog', 'in-progress', 'done'],
        ['C', 'A', 'B'],
      ],
    )
    assert.equal(plan.kind === 'plan' && plan.subject, 'board: remove column review')
    assert.deepEqual(plan.kind === 'plan' && plan.trailers.map(({ key, value }) => `${key}: ${value}`), [
      'Card: A',
      'Card: B',
      'Column: review',
    ])
    const started = planOf(files, remove('in-progress', null))
    assert.deepEqual(pointsOf(afterPlan(files, started)), ['review', 'done'])
    assert.equal(started.kind === 'plan' && started.notice, 'review starts a card now.')
    assert.deepEqual(pointsOf(afterPlan(files, planOf(files, remove('done', 'review')))), ['in-progress', 'review'])
    assert.equal(codeOf(planOf({ 'board.md': boardMd('columns: [only]') }, remove('only', null))), 'invalidValue')
    assert.equal(codeOf(planOf(files, remove('review', 'review'))), 'invalidValue')
  })

  it('makes a board.md where there is none, which says what the default says', () => {
    const after = afterIntent({}, { kind: 'limitColumn', column: 'Review', limit: 3 })
    const [was, is] = [boardOf({}).workflow, boardOf(after).workflow]
    assert.deepEqual(is, {
      ...was,
      columns: was.columns.map((one) => (one.id === 'review' ? { ...one, wipLimit: 3 } : one)),
    })
    const text = { 'board.md': '\ufeff# Only words\r\n' }
    assert.match(
      boardText(text, { kind: 'limitColumn', column: 'Review', limit: 3 }),
      /^\ufeff---\r\ncolumns:\r\n[^]*---\r\n# Only words\r\n$/,
    )
  })

  it('is refused where the file is written in no safe way', () => {
    const strange = { 'board.md': boardMd('columns: [backlog,\n  doing, # the work\n  done]') }
    assert.equal(codeOf(planOf(strange, { kind: 'limitColumn', column: 'doing', limit: 1 })), 'cannotSplice')
    assert.equal(codeOf(planOf(files, { kind: 'renameColumn', column: 'x', name: 'y' })), 'columnNotFound')
  })
})

describe('a filter of the team', () => {
  const save = (name: string, filter: string | null) => ({ kind: 'saveView', name, filter }) as const

  it('is saved, changed and taken away', () => {
    const one = afterIntent(files, save('Network', '#network is:active'))
    assert.equal(
      one['board.md'],
      original.replace('limits: {policy: ask}\n', "limits: {policy: ask}\nviews:\n  Network: '#network is:active'\n"),
    )
    const two = afterIntent(one, save('Mine: all', '@anne'))
    assert.deepEqual(boardOf(two).workflow.views, [
      { name: 'Network', filter: '#network is:active' },
      { name: 'Mine: all', filter: '@anne' },
    ])
    assert.match(afterIntent(two, save('Network', 'x'))['board.md'] ?? '', /Network: 'x'/)
    assert.equal(afterIntent(afterIntent(two, save('Mine: all', null)), save('Network', null))['board.md'], original)
    const flow = { 'board.md': boardMd('columns: [a, b]\nviews: {A: "#a"} # all') }
    assert.match(afterIntent(flow, save('B', 'b, c'))['board.md'] ?? '', /views: \{A: "#a", B: 'b, c'\} # all/)
  })

  it('is refused with a name or a text that is none', () => {
    for (const intent of [save('', 'x'), save('x', ''), save('__proto__', 'x'), save('a\nb', 'x')])
      assert.equal(codeOf(planOf(files, intent)), 'invalidValue')
  })
})
