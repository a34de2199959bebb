import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import type { FlowQuery } from '../../../src/core/flow/flowReport.ts'
import { flowOfLives, type FlowCalendar, type LivesFlow } from '../../../src/core/view/flowOfLives.ts'
import { lifeOf } from '../../fixtures/lives.ts'
import { boardMd } from '../board/boardOf.ts'

const columns = 'columns: [{id: todo}, {id: doing, started: true}, {id: done, finished: true}]'

function flowIn(head: string, filter: string | null = null, wanted: Partial<FlowQuery> = {}): Told {
  const workflow = parseWorkflow(boardMd(`\n${columns}\n${head}`), 'board')
  const lives = [
    lifeOf(workflow, 'A-1', [
      { at: '2026-11-01', labels: ['net'] },
      { at: '2026-11-02T23:30', to: 'doing' },
      { at: '2026-11-05', to: 'done' },
    ]),
    lifeOf(workflow, 'A-2', [{ at: '2026-11-03' }, { at: '2026-11-04', to: 'doing' }]),
  ]
  const now = Date.parse('2026-11-10T23:30Z')
  const calendars: FlowCalendar[] = []
  const query = (calendar: FlowCalendar): Partial<FlowQuery> => {
    calendars.push(calendar)
    return wanted
  }
  const board = {
    lives,
    workflow,
    prefix: 'board/',
    machineZone: 'UTC',
    now,
    gaps: { isShallow: false, missingVersions: 0, skewedCards: 0, withoutWorkflow: 0 },
    user: null,
  }
  return { ...flowOfLives(board, { filter, query }), calendars }
}

type Told = LivesFlow & { readonly calendars: readonly FlowCalendar[] }

describe('The flow of lives', () => {
  it('counts days in the zone of the board, and else in the one of the machine, and says so', () => {
    const own = flowIn('timezone: Europe/Berlin')
    assert.deepEqual([own.report.to, own.report.timezone, own.report.isOwnZone], ['2026-11-11', 'Europe/Berlin', true])
    assert.deepEqual(own.report.cycleTime.items[0]?.days, 3)
    const machines = flowIn('')
    assert.deepEqual([machines.report.to, machines.report.isOwnZone], ['2026-11-10', false])
    assert.deepEqual(machines.report.cycleTime.items[0]?.days, 4)
    assert.match(machines.report.notes.join(' '), /zone: board\.md names none/)
  })

  it('looks no further than a report can be', () => {
    const { report } = flowIn('', null, { from: -3_000_000, to: 3_000_000 })
    assert.equal(report.to, '2027-11-11')
    assert.equal(report.wip.length, 36_601)
  })

  it('measures what a filter leaves, and counts the rest', () => {
    const all = flowIn('')
    assert.deepEqual([all.counts, all.cards.length, all.query.items, all.report.n], [null, 2, 1, 1])
    const net = flowIn('', '#net')
    assert.deepEqual([net.counts, net.query.items, net.report.n], [{ shown: 1, hidden: 1 }, 0, 1])
    const other = flowIn('', '-#net is:nothing')
    assert.deepEqual([other.report.n, other.cards.map(({ card }) => card)], [0, ['A-2']])
    assert.deepEqual(
      other.remarks.map(({ isIgnored }) => isIgnored),
      [true],
    )
    assert.deepEqual(flowIn('', ' ').counts, null)
  })

  it('measures stale cards by the promise of the board', () => {
    assert.deepEqual(flowIn('', 'is:stale').cards, [])
    assert.deepEqual(
      flowIn('sle: {percentile: 85, days: 1}', 'is:stale').cards.map(({ card }) => card),
      ['A-2'],
    )
  })

  it('tells who asks which days there are, and does what is asked', () => {
    const { query, calendars } = flowIn('', '-#net', { from: 20_000, seed: 7 })
    assert.deepEqual([query.from, query.seed, query.window], [20_000, 7, 90])
    assert.deepEqual(calendars, [{ today: '2026-11-10', first: 20_760 }])
    assert.deepEqual(flowIn('', '@nobody').calendars[0]?.first, null)
  })

  it('names cards on the wall by their paths on the board', () => {
    assert.deepEqual(
      flowIn('').cards.map(({ path }) => path),
      ['A-1.md', 'A-2.md'],
    )
  })
})
