import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Finding } from '../../../src/core/flow/finding.ts'
import type { Findings } from '../../../src/core/flow/findings/findThieves.ts'
import type { BoardView } from '../../../src/core/view/boardView.ts'
import { buildView } from '../../../src/core/view/buildView.ts'
import { filterBoard } from '../../../src/core/view/filter/filterBoard.ts'
import { findingsJson, findingsText } from '../../../src/core/view/findingsText.ts'
import type { ViewContext } from '../../../src/core/view/viewContext.ts'
import { wallText } from '../../../src/core/view/wallText.ts'
import { boardOf, cardFiles, smallBoard } from '../board/boardOf.ts'

const nothing: Finding = {
  thief: 'neglected-work',
  signal: 'neglected.untouched',
  card: null,
  path: null,
  column: null,
  person: null,
  evidence: '',
  commit: null,
  isMild: false,
}
const about = (card: string, more: Partial<Finding> = {}): Finding => ({
  ...nothing,
  card,
  path: `${card}.md`,
  evidence: `${card} has been untouched.`,
  ...more,
})
const commit = 'c'.repeat(40)
const findings: Findings = {
  found: [
    { ...nothing, thief: 'too-much-wip', signal: 'wip.columnOver', column: 'doing', evidence: 'Doing is full.' },
    about('A', { commit }),
    about('B'),
    about('B', { thief: 'unknown-dependencies', signal: 'dependencies.unfinished', isMild: true }),
  ],
  muted: [
    {
      finding: about('C'),
      mute: { signal: 'neglected.untouched', card: 'c', reason: 'parked\u202e', until: '2026-12-24' },
    },
  ],
}

const board = boardOf({
  'board.md': smallBoard,
  ...cardFiles(['A', 'doing', 'thief: Neglected-Work'], ['B', 'doing'], ['C', 'todo']),
})
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
  pendingCards: new Set(),
  overReasons: new Map(),
  user: null,
  ages: null,
  today: '2026-11-24',
  findings,
}
const view = (more: Partial<ViewContext> = {}): BoardView => buildView(board, { ...context, ...more }, null)
const thief = (id: string, from = view()) => from.thieves.find((one) => one.id === id)

describe('findings on the board', () => {
  it('are on their cards, and know which of them somebody has flagged', () => {
    const { cards } = view()
    assert.deepEqual(
      ['A', 'B', 'C'].map((id) => cards[`${id}.md`]?.findings.map(({ signal, isFlagged }) => [signal, isFlagged])),
      [
        [['neglected.untouched', true]],
        [
          ['neglected.untouched', false],
          ['dependencies.unfinished', false],
        ],
        [],
      ],
    )
    assert.deepEqual(cards['B.md']?.findings[1], {
      signal: 'dependencies.unfinished',
      name: 'Started before its dependency was finished',
      thief: { id: 'unknown-dependencies', name: 'Unknown dependencies' },
      evidence: 'B has been untouched.',
      commit: null,
      isMild: true,
      isFlagged: false,
    })
  })

  it('are counted beside the flags, those that are flagged once', () => {
    const counts = view().thieves.map(({ count, found }) => [count, found])
    assert.deepEqual(counts, [
      [0, 1],
      [0, 1],
      [0, 0],
      [0, 0],
      [1, 1],
    ])
    assert.deepEqual(
      thief('too-much-wip')?.findings.map(({ evidence }) => evidence),
      ['Doing is full.'],
    )
    assert.deepEqual(thief('neglected-work')?.findings, [], 'those of cards are on the cards')
    assert.equal(thief('neglected-work', view({ findings: null }))?.found, null)
  })

  it('that are muted are counted, and say why', () => {
    assert.deepEqual(thief('neglected-work')?.muted, [
      {
        signal: 'neglected.untouched',
        name: 'Untouched',
        evidence: 'C has been untouched.',
        card: 'c',
        reason: 'parked\u202e',
        until: '2026-12-24',
      },
    ])
  })

  it('are what a filter for their thief leaves, with what is flagged', () => {
    const shown = (filter: string): readonly string[] => {
      const { isShown } = filterBoard(board, context, filter)
      return [...board.cardsByPath.values()].filter(isShown).map(({ id }) => id)
    }
    assert.deepEqual(shown('thief:neglected-work'), ['A', 'B'])
    assert.deepEqual(shown('thief:unknown-dependencies'), ['B'])
    assert.deepEqual(shown('-thief:neglected-work'), ['C'])
  })

  it('are in the wall that is read from top to bottom', () => {
    assert.match(wallText(view()).text, /B Card B; found: Untouched; found: Started before/)
  })
})

describe('findings on a terminal', () => {
  it('are one JSON value', () => {
    assert.deepEqual(findingsJson(findings).slice(0, 2), [
      {
        thief: 'too-much-wip',
        signal: 'wip.columnOver',
        card: null,
        column: 'doing',
        person: null,
        evidence: 'Doing is full.',
        commit: null,
      },
      {
        thief: 'neglected-work',
        signal: 'neglected.untouched',
        card: 'A',
        column: null,
        person: null,
        evidence: 'A has been untouched.',
        commit,
      },
    ])
  })

  it('are listed by thief, with what is muted at the end', () => {
    assert.equal(
      findingsText(findings),
      `too-much-wip
  Column over its limit (wip.columnOver): Doing is full.

neglected-work
  Untouched (neglected.untouched): A has been untouched.  [ccccccc]
  Untouched (neglected.untouched): B has been untouched.

unknown-dependencies
  Started before its dependency was finished (dependencies.unfinished): B has been untouched.  [mild]

4 findings, 1 muted
  neglected.untouched: C has been untouched. Muted until 2026-12-24: parked
`,
    )
    assert.equal(findingsText({ found: [], muted: [] }), '0 findings, 0 muted\n')
  })
})
