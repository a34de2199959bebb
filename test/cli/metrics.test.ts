import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'mocha'
import type { MetricsJson } from '../../src/core/flow/metricsJson.ts'
import type { BoardRepository, Commit } from '../fixtures/boardRepository.ts'
import { cardText, Repositories } from '../fixtures/pastCards.ts'
import { type Run, withCommandLine, wtw } from './wtw.ts'

const counts = (list: readonly { readonly count: number }[]): readonly number[] => list.map(({ count }) => count)

/** What a card's status became, and when: `2018-01-02` is noon, `2018-01-02T20:30` that minute; both in UTC. */
type Move = readonly [at: string, card: string, status: string]

/** One commit for each move, in the order of their instants. */
function commitsOf(columns: string, moves: readonly Move[]): readonly Commit[] {
  const board = `---\ntimezone: UTC\ncolumns: [${columns}]\n---\n`
  const instant = (at: string): string => (at.includes('T') ? `${at}:00Z` : `${at}T12:00:00Z`)
  const changes = moves.map(([at, card, status]): Commit => {
    return { at: instant(at), message: `${card} to ${status}`, files: { [`board/${card}.md`]: text(card, status) } }
  })
  const first = { at: '2017-12-01T12:00:00Z', message: 'Begins', files: { 'board/board.md': board } }
  return [first, ...changes.toSorted((a, b) => a.at.localeCompare(b.at, 'en'))]
}

function text(card: string, status: string): string {
  return cardText({ id: card, status, more: card === 'A1' ? 'labels: [net]\n' : '' })
}

/** The n-th of January 2018. */
const january = (n: number): string => `2018-01-${String(n).padStart(2, '0')}`

describe('wtw metrics', () => {
  withCommandLine()
  const repositories = new Repositories()
  let repository: BoardRepository
  afterEach(() => repositories.removeAll())
  const on = (columns: string, moves: readonly Move[]): void =>
    void (repository = repositories.of(commitsOf(columns, moves)))
  const run = (...args: readonly string[]): Promise<Run> => wtw(repository.folder, ['metrics', ...args])
  const measured = async (...args: readonly string[]): Promise<MetricsJson> => {
    const { json, code, error } = await run('--json', ...args)
    assert.deepEqual([code, error], [0, ''])
    return json as MetricsJson
  }

  it('draws the cumulative flow of oracle 2 from real commits', async () => {
    const columns = ['Backlog', 'Committed', 'Build', 'Test', 'Done']
    const days = { A1: [1], A2: [2, 3], A3: [3, 3, 4, 5, 6], A4: [4, 4] }
    const moves = Object.entries(days).flatMap(([card, list]) =>
      list.map((day, i): Move => [`${january(day)}T1${i}:00`, card, columns[i] ?? '']),
    )
    on('Backlog, {id: Committed, started: true}, Build, Test, {id: Done, finished: true}', moves)
    const { cumulativeFlow, from, to, timezone } = await measured('--from', january(1), '--to', january(6))
    assert.deepEqual([from, to, timezone], ['2018-01-01', '2018-01-06', 'UTC'])
    assert.deepEqual(
      columns.map((column) => cumulativeFlow.map((day) => day.columns[column])),
      [
        [1, 2, 3, 4, 4, 4],
        [0, 0, 2, 3, 3, 3],
        [0, 0, 0, 1, 1, 1],
        [0, 0, 0, 0, 1, 1],
        [0, 0, 0, 0, 0, 1],
      ],
    )
  })

  it('counts the eighteen cards of oracle 3, also those that a filter leaves, in every form', async () => {
    const starts = [null, null, null, 2, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 5]
    const ends = [7, 7, 8, 8, 9, 9]
    on(
      'Backlog, {id: Committed, started: true, committed: true}, {id: Done, finished: true}',
      starts.flatMap((start, i): readonly Move[] => {
        const [card, end] = [`A${i + 1}`, ends[i - 12]]
        return [
          // Twenty minutes apart: no import.
          [`${january(1)}T1${Math.floor(i / 3)}:${i % 3}0`, card, 'Backlog'],
          ...(start === null ? [] : [[january(start), card, 'Committed'] as const]),
          ...(end === undefined ? [] : [[january(end), card, 'Done'] as const]),
        ]
      }),
    )
    const range = ['--from', january(1), '--to', january(9)]
    const { wip, arrivals, throughput, cycleTime, forecast, n, leftOut } = await measured(...range)
    assert.deepEqual(counts(wip), [0, 9, 13, 14, 15, 15, 13, 11, 9])
    assert.deepEqual(counts(arrivals), [0, 9, 4, 1, 1, 0, 0, 0, 0])
    assert.deepEqual(counts(throughput), [0, 0, 0, 0, 0, 0, 2, 2, 2])
    assert.deepEqual(
      cycleTime.items.map(({ days }) => days),
      [6, 6, 6, 6, 6, 5],
    )
    assert.deepEqual([n, leftOut.noFinish, forecast.when.items], [6, 9, 9])
    const { workItemAge } = await measured('--to', january(10))
    const age = new Map(workItemAge.map(({ card, days }) => [card, days]))
    assert.deepEqual(
      ['A4', 'A5', 'A6', 'A7', 'A12'].map((card) => age.get(card)),
      [9, 8, 8, 9, 9],
    )

    const net = (await measured(...range, '--filter', '#net')) as MetricsJson & { readonly filter: unknown }
    assert.deepEqual([net.filter, net.n, net.wip.at(-1)?.count], [{ shown: 1, hidden: 17 }, 0, 0])
    assert.match((await run(...range, '--filter', '#net')).out, /^1 of 18 cards; 17 hidden\n2018-01-01 to 2018-01-09/)
    assert.match(
      (await run(...range)).out,
      /^2018-01-01 to 2018-01-09, days in UTC, policy restart\nn = 6 [^]*[^\n]\n$/,
    )
    const csv = (await run(...range, '--csv')).out
    assert.equal(csv.split('\r\n').length, 20)
    assert.match(csv, /^ID,Link,Title,Backlog,Committed,Done,[^]*\r\nA13,A13\.md,\w+,2018-01-01,2018-01-02,2018-01-07,/)
    const open = (await run(...range, '--openmetrics')).out
    assert.match(open, /^# TYPE wtw_report info\n[^]*\nwtw_wip_cards\{board="board"\} 9\n[^]*\n# EOF\n$/)
  })

  it('counts the days of oracle 4 by either policy', async () => {
    on('Backlog, {id: In Progress, started: true}, {id: Done, finished: true}', [
      [`${january(1)}T08:00`, 'A1', 'Backlog'],
      [`${january(1)}T20:30`, 'A1', 'In Progress'],
      [`${january(2)}T08:30`, 'A1', 'Backlog'],
      [`${january(2)}T20:30`, 'A1', 'In Progress'],
      [`${january(3)}T08:30`, 'A1', 'Done'],
    ])
    const item = async (policy: string): Promise<unknown> => {
      const { cycleTime, policy: used } = await measured('--to', january(5), '--policy', policy)
      return [used, cycleTime.items]
    }
    const finished = { card: 'A1', finished: january(3) }
    assert.deepEqual(await item('restart'), ['restart', [{ ...finished, started: january(2), days: 2 }]])
    assert.deepEqual(await item('first-start'), ['first-start', [{ ...finished, started: january(1), days: 3 }]])
  })

  it('takes what is no day, no number, no policy, no token and two forms for wrong usage', async () => {
    on('Backlog, {id: Done, finished: true}', [[january(1), 'A1', 'Backlog']])
    for (const args of [
      ['--from', '2018-02-30'],
      ['--to', 'today'],
      ['--days', '0'],
      ['--items', '-1'],
      ['--window', '1.5'],
      ['--seed', '99999999999'],
      ['--policy', 'last'],
      ['--from', '2018-01-02', '--to', '2018-01-01'],
      ['--from', '9999-01-01'],
      ['--filter', 'foo:bar'],
      ['--csv', '--json'],
      ['--csv', '--openmetrics'],
      ['words'],
    ]) {
      const { code, out, error } = await run(...args)
      assert.deepEqual([code, args.includes('--json') ? '' : out], [64, ''], args.join(' '))
      assert.match(error, /^wtw: /)
    }
    const asked = await measured('--to', january(9), '--days', '7', '--items', '3', '--window', '5', '--seed', '4')
    const { howMany, when, seed, window } = asked.forecast
    assert.deepEqual([howMany.days, when.items, seed, window, asked.from], [7, 3, 4, 5, '2017-10-11'])
  })

  it('finds thieves', async () => {
    on('Backlog, {id: Doing, started: true, wip: 1}, {id: Done, finished: true}', [
      [january(1), 'A1', 'Doing'],
      [january(2), 'A2', 'Doing'],
    ])
    const { json, code } = await wtw(repository.folder, ['findings', '--json'])
    assert.equal(code, 0)
    const found = json as readonly Readonly<Record<string, unknown>>[]
    const over = found.find(({ signal }) => signal === 'wip.columnOver')
    assert.deepEqual(Object.keys(over ?? {}), ['thief', 'signal', 'card', 'column', 'person', 'evidence', 'commit'])
    assert.deepEqual([over?.['thief'], over?.['card'], over?.['column']], ['too-much-wip', null, 'Doing'])
    assert.match((await wtw(repository.folder, ['findings'])).out, /^too-much-wip\n {2}.*wip\.columnOver/)
  })
})
