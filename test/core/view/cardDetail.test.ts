import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { cardDetail, type CardDetail } from '../../../src/core/view/cardDetail.ts'
import { boardOf, cardFiles, cardText, smallBoard } from '../board/boardOf.ts'

const files = {
  'board.md': smallBoard,
  ...cardFiles(
    ['A-1', 'doing', 'depends_on: [B-1, b-2, B-3, B-4, GONE]'],
    ['B-1', 'todo'],
    ['B-2', 'review', 'blocked: Waits', 'thief: neglected-work'],
    ['B-3', 'done'],
    ['C-1', 'todo', 'depends_on: a-1'],
  ),
}

function detailOf(more: Readonly<Record<string, string>>, path: string): CardDetail {
  const board = boardOf({ ...files, ...more }, ['b-4'])
  const card = board.cardsByPath.get(path)
  assert.ok(card)
  return cardDetail(board, card)
}

describe('the detail of a card', () => {
  it('names what it waits for and what waits for it, each with its state', () => {
    const { dependsOn, dependents } = detailOf({}, 'A-1.md')
    assert.deepEqual(
      dependsOn.map(({ id, key, column, state }) => [id, key, column, state]),
      [
        ['B-1', 'B-1.md', 'Todo', 'open'],
        ['B-2', 'B-2.md', 'Review', 'blocked'],
        ['B-3', 'B-3.md', 'Done', 'finished'],
        ['B-4', null, '', 'archived'],
        ['GONE', null, '', 'missing'],
      ],
    )
    assert.deepEqual(
      dependents.map(({ id, title }) => [id, title]),
      [['C-1', 'Card C-1']],
    )
  })

  it('has every field as it is written', () => {
    const lines = ['assignees: "@anne"', 'class: expedite', 'labels: [x, y]', 'due: tomorrow', 'created: 2026-11-10']
    const more = ['requester: Bo', 'team: sre', 'skills: [go]', 'demo: wiki', 'blocked: Why', 'blocked_on: B-1']
    const text = cardText('D-1', 'doing', ...lines, ...more, 'thief: Unplanned-Work')
    const detail = detailOf({ 'D-1.md': text }, 'D-1.md')
    assert.deepEqual(
      { ...detail, dependsOn: [], dependents: [], problems: [] },
      {
        key: 'D-1.md',
        id: 'D-1',
        title: 'Card D-1',
        columnName: 'Doing',
        classOfService: 'expedite',
        assignees: ['anne'],
        labels: ['x', 'y'],
        blocked: { reason: 'Why', on: 'B-1' },
        thief: 'unplanned-work',
        due: 'tomorrow',
        created: '2026-11-10',
        requester: 'Bo',
        team: 'sre',
        skills: ['go'],
        demo: 'wiki',
        dependsOn: [],
        dependents: [],
        unknown: [],
        isUnreadable: false,
        problems: [],
      },
    )
    assert.deepEqual(
      detail.problems.map(({ code }) => code),
      ['badDate'],
    )
  })

  it('lists keys that the board knows nothing of, as they are written', () => {
    const lines = [
      'estimate: 3 # guessed',
      'extra:',
      '  a: [1,',
      '   2]',
      `long: ${'x'.repeat(3_000)}`,
      'sly: "\u202ex"',
    ]
    const { unknown } = detailOf({ 'D-1.md': cardText('D-1', 'doing', ...lines) }, 'D-1.md')
    assert.deepEqual(unknown.slice(0, 2), [
      { key: 'estimate', source: 'estimate: 3' },
      { key: 'extra', source: 'extra:\n  a: [1,\n   2]' },
    ])
    assert.equal(unknown[2]?.source.length, 2_002)
    assert.equal(unknown[3]?.source, 'sly: "[U+202E]x"')
  })

  it('says of a card that cannot be read that it cannot', () => {
    const { isUnreadable, unknown, problems } = detailOf({ 'E-1.md': '---\nid: E-1\nlabels: [a\n---\n' }, 'E-1.md')
    assert.deepEqual([isUnreadable, unknown.length, problems[0]?.code], [true, 0, 'yamlInvalid'])
  })
})
