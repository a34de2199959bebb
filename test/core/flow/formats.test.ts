import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { dayNumber } from '../../../src/core/flow/day.ts'
import { flowCards } from '../../../src/core/flow/flowCards.ts'
import { flowCsv } from '../../../src/core/flow/flowCsv.ts'
import type { FlowReport } from '../../../src/core/flow/flowReport.ts'
import { metricsJson } from '../../../src/core/flow/metricsJson.ts'
import { openMetrics } from '../../../src/core/flow/openMetrics.ts'
import type { CardLife } from '../../../src/core/history/cardLife.ts'
import { metricsText } from '../../../src/core/view/metricsText.ts'
import { lifeOf } from '../../fixtures/lives.ts'
import { fiveColumns, january, reportOf } from './flowOf.ts'

const lives: readonly CardLife[] = [
  lifeOf(fiveColumns, 'A-1', [
    { at: january(1), title: '=cmd|calc!A1, "quoted"', labels: ['net', 'toil'], assignees: ['anne'] },
    { at: january(2), to: 'build' },
    { at: january(3), block: { thief: 'evil"\\thief\n', on: 'network-team' } },
    { at: january(5), block: null },
    { at: january(6), to: 'done' },
  ]),
  lifeOf(fiveColumns, 'A-2', [
    { at: january(1) },
    { at: january(4), to: 'test', title: 'Line\u001b[31m\nbreak\u202e' },
  ]),
  lifeOf(fiveColumns, 'A-3', [{ at: january(4), to: 'done' }], { isImport: true }),
  lifeOf(fiveColumns, 'A-4', [{ at: january(1) }, { at: january(4), to: 'build' }, { at: january(5), to: null }]),
]
const report = reportOf(lives, fiveColumns, { from: january(1), to: january(8) })
const empty = reportOf([], fiveColumns, { from: january(1), to: january(8) })

describe('metrics as JSON', () => {
  it('are the contract of the command line', () => {
    const { workItemAge, cycleTime, blockedTime, forecast, ...rest } = metricsJson(report)
    assert.deepEqual(
      Object.keys(metricsJson(report)).slice(0, 13),
      'timezone policy from to n leftOut wip throughput cycleTime workItemAge cumulativeFlow blockedTime forecast'.split(
        ' ',
      ),
    )
    assert.deepEqual(
      [rest.timezone, rest.policy, rest.from, rest.to, rest.n],
      ['UTC', 'restart', january(1), january(8), 1],
    )
    assert.deepEqual(rest.leftOut, { noStart: 1, noFinish: 1, abandoned: 1, undated: 1 })
    assert.deepEqual(rest.wip[4], { date: january(5), count: 2 })
    assert.deepEqual(cycleTime, {
      n: 1,
      p50: 5,
      p85: 5,
      p95: 5,
      max: 5,
      items: [{ card: 'A-1', started: january(2), finished: january(6), days: 5 }],
    })
    assert.deepEqual(workItemAge, [{ card: 'A-2', column: 'test', days: 5 }])
    assert.deepEqual(rest.cumulativeFlow[0], {
      date: january(1),
      columns: { backlog: 2, committed: 0, build: 0, test: 0, done: 0 },
    })
    assert.deepEqual(blockedTime, [{ thief: 'evil"\\thief\n', on: 'network-team', days: 2, count: 1, internal: false }])
    assert.deepEqual([forecast.howMany.days, forecast.when.items], [14, 1])
    assert.deepEqual(Object.keys(rest.xmr).slice(0, 3), ['mean', 'upper', 'lower'])
  })

  it('name no person', () => {
    assert.ok(!JSON.stringify(metricsJson(report)).includes('anne'))
  })

  it('are whole for a board without cards', () => {
    const { cycleTime, forecast, xmr } = metricsJson(empty)
    assert.deepEqual(cycleTime, { n: 0, p50: null, p85: null, p95: null, max: null, items: [] })
    assert.deepEqual(forecast.when, { items: 0, p50: null, p85: null, p95: null })
    assert.deepEqual([xmr.mean, xmr.upper, xmr.lower], [null, null, null])
  })
})

/** Reads the text format by its grammar, as far as gauges and infos go. Throws where it is not that. */
function readOpenMetrics(text: string): ReadonlyMap<string, readonly string[]> {
  assert.ok(text.endsWith('\n# EOF\n'))
  const families = new Map<string, string[]>()
  let current = ''
  for (const line of text.slice(0, -'# EOF\n'.length).trimEnd().split('\n')) {
    const meta = /^# (TYPE|UNIT|HELP) ([a-z_]+) (.+)$/.exec(line)
    if (meta?.[1] === 'TYPE') {
      current = meta[2] ?? ''
      assert.ok(!families.has(current), `${current} twice`)
      families.set(current, [])
      continue
    }
    if (meta) {
      assert.equal(meta[2], current)
      if (meta[1] === 'UNIT') assert.ok(current.endsWith(`_${meta[3] ?? '?'}`))
      continue
    }
    const label = '[a-z_]+="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"'
    const sample = new RegExp(`^([a-z_]+)\\{${label}(?:,${label})*\\} (-?[0-9.e+-]+)$`).exec(line)
    assert.ok(sample, `no sample: ${line}`)
    assert.ok(sample[1] === current || sample[1] === `${current}_info`, line)
    families.get(current)?.push(line)
  }
  return families
}

describe('OpenMetrics', () => {
  it('is in its grammar, whatever the board says', () => {
    for (const title of ['SRE wall', 'quo"te\\back\nline', ''])
      for (const each of [report, empty]) assert.ok(readOpenMetrics(openMetrics(each, title)).size > 15)
  })

  it('says what the report says', () => {
    const text = openMetrics(report, 'SRE wall')
    const says = (line: string): void => assert.ok(text.includes(`\n${line}\n`), `${line} is not in\n${text}`)
    says('# TYPE wtw_cycle_time_days gauge')
    says('# UNIT wtw_cycle_time_days days')
    says('wtw_cycle_time_days{board="SRE wall",percentile="85"} 5')
    says('wtw_work_item_age_days{board="SRE wall",percentile="100"} 5')
    says('wtw_wip_cards{board="SRE wall"} 1')
    says('wtw_column_cards{board="SRE wall",column="test"} 1')
    says('wtw_column_cards{board="SRE wall",column="done"} 2')
    says('wtw_blocked_days{board="SRE wall",thief="evil\\"\\\\thief\\n"} 2')
    says('wtw_left_out_cards{board="SRE wall",reason="no_start"} 1')
    says('wtw_report_info{board="SRE wall",timezone="UTC",policy="restart",from="2018-01-01",to="2018-01-08"} 1')
  })

  it('has a Grafana dashboard that asks for nothing else', () => {
    const file = join(import.meta.dirname, '../../../media/grafana-dashboard.json')
    const dashboard = readFileSync(file, 'utf8')
    const asked = new Set(dashboard.match(/wtw_[a-z_]+/g))
    const known = new Set([...readOpenMetrics(openMetrics(report, 'x')).keys(), 'wtw_report_info'])
    assert.ok(asked.size > 12)
    assert.deepEqual(
      [...asked].filter((name) => !known.has(name)),
      [],
    )
    const { panels } = JSON.parse(dashboard) as { panels: { id: number; title: string }[] }
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length)
  })
})

function csvOf(policy: FlowReport['policy'] = 'restart'): string {
  const cards = flowCards(lives, { timezone: 'UTC', workflow: fiveColumns, folder: 'board' })
  const query = { from: dayNumber(january(1)), to: dayNumber(january(8)), policy }
  return flowCsv({ cards, workflow: fiveColumns, query })
}

describe('the export', () => {
  it('has one date for each column, and what is not recorded is empty', () => {
    assert.equal(
      csvOf(),
      [
        'ID,Link,Title,Backlog,Committed,Build,Test,Done,Type,Labels,"Blocked Days"',
        `A-1,A-1.md,"'=cmd|calc!A1, ""quoted""",2018-01-01,2018-01-02,2018-01-02,2018-01-06,2018-01-06,standard,net|toil,2`,
        'A-2,A-2.md,"Line [31m break\u202e",2018-01-01,2018-01-04,2018-01-04,2018-01-04,,standard,,0',
        'A-3,A-3.md,"Card A-3",,,,,2018-01-04,standard,,0',
        '',
      ].join('\r\n'),
    )
  })

  it('names no person, and lets no cell begin as a formula', () => {
    assert.ok(!csvOf().includes('anne'))
    assert.ok(!/(^|,)"?\s*[=+@-]/m.test(csvOf()))
  })
})

describe('metrics for a terminal', () => {
  it('are said in lines', () => {
    const text = metricsText(report)
    for (const line of [
      '2018-01-01 to 2018-01-08, days in UTC, policy restart',
      'n = 1 finished; left out: 1 without a recorded start, 1 not finished, 1 gone unfinished',
      'cycle time  p50 5 days, p85 5 days, p95 5 days, longest 5 days',
      '  2 days  evil"\\thief  on network-team  (1 times)',
      'throughput per day: mean 0.13, limits 0.00 to 0.89, 1 day outside',
      'note: n is under 12: percentiles of 1 finished card say little.',
    ])
      assert.ok(text.split('\n').includes(line), `${line} is not in\n${text}`)
    assert.match(text, / {2}5 days {2}A-2 {2}Line \[31m break.* {2}\(in Test 5 days\)/)
  })

  it('have no control characters', () => {
    for (const each of [report, empty]) assert.ok(!/[\0-\x09\x0b-\x1f\x7f]/.test(metricsText(each)))
  })
})
