import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { thiefReport } from '../../../src/core/flow/thiefReport.ts'
import { thiefReportText } from '../../../src/core/view/thiefReportText.ts'
import { atOf, lifeOf, type LifeStep } from '../../fixtures/lives.ts'

const reportOf = (cards: Readonly<Record<string, readonly LifeStep[]>>, head = '') => {
  const workflow = parseWorkflow(`---\ncolumns: [todo, {id: doing, started: true}, done]\n${head}\n---\n`, 'board')
  const lives = Object.entries(cards).map(([id, steps]) => lifeOf(workflow, id, steps))
  return thiefReport({ workflow, lives, timezone: 'UTC', folder: 'board', now: atOf('2026-11-24'), count: 2 })
}

const blocked: readonly LifeStep[] = [
  { at: '2026-11-10' },
  { at: '2026-11-11', to: 'doing' },
  { at: '2026-11-19', block: { thief: 'unknown-dependencies', on: 'network-team' } },
]

describe('the report of stolen days', () => {
  it('cuts blocked time at the ends of an iteration, and at today', () => {
    const [now, before] = reportOf({ A: blocked })
    assert.deepEqual([now?.from, now?.to, before?.from], ['2026-11-23', '2026-11-29', '2026-11-16'])
    assert.deepEqual(
      [now, before].map((one) => one?.thieves.map(({ thief, days, blockers }) => [thief, days, blockers])),
      [[['unknown-dependencies', 2, 1]], [['unknown-dependencies', 3, 1]]],
    )
  })

  it('adds up thieves, the costliest first, with the cards', () => {
    const [now] = reportOf(
      {
        A: blocked,
        B: [...blocked.slice(0, 2), { at: '2026-11-18', block: {} }, { at: '2026-11-19', block: null }],
        C: [...blocked.slice(0, 2), { at: '2026-11-20', thief: 'Neglected-Work' }, { at: '2026-11-21', thief: null }],
        D: [{ at: '2026-11-10', block: { thief: 'unplanned-work' } }],
      },
      'iteration: {start: 2026-11-16, days: 14}',
    )
    assert.deepEqual(
      now?.thieves.map(({ cards, ...one }) => ({ ...one, cards: cards.map(({ card }) => card) })),
      [
        { thief: 'unknown-dependencies', days: 5, blockers: 1, flags: 0, cards: ['A'] },
        { thief: null, days: 1, blockers: 1, flags: 0, cards: ['B'] },
        { thief: 'neglected-work', days: 0, blockers: 0, flags: 1, cards: ['C'] },
      ],
    )
  })

  it('is said on a terminal', () => {
    assert.equal(
      thiefReportText(
        reportOf({ A: [...blocked.slice(0, 2), { at: '2026-11-22', block: { thief: 'unplanned-work' } }] }),
      ),
      `2026-11-23 to 2026-11-29
  unplanned-work: 2 days, 1 blocker, 0 flags (A)

2026-11-16 to 2026-11-22
  unplanned-work: 0 days, 1 blocker, 0 flags (A)
`,
    )
    assert.match(thiefReportText(reportOf({})), /^2026-11-23 to 2026-11-29\n {2}nothing stolen\n/)
  })
})
