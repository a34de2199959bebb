import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { chartCsv } from '../../../../src/core/view/flow/chartCsv.ts'
import { chartFileName } from '../../../../src/core/view/flow/chartFileName.ts'
import { spansOf, unitFor } from '../../../../src/core/view/flow/spans.ts'

describe('a chart that is taken along', () => {
  const csv = (...cells: (string | number)[]): string =>
    chartCsv({ caption: '', head: ['A'], rows: [{ cells, card: null }] }).split('\r\n')[1] ?? ''

  it('is a table that any program reads', () => {
    assert.equal(csv('X-1', 'A title', '2026-11-16', 12), 'X-1,A title,2026-11-16,12')
    assert.equal(csv('one, two', 'say "no"', 'a\nb'), '"one, two","say ""no""","a\nb"')
  })

  it('runs no formula of a title', () => {
    for (const title of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']) assert.equal(csv(title), `'${title}`)
    assert.equal(csv(-3), '-3')
    assert.equal(csv('=HYPERLINK("http://x","y")'), `"'=HYPERLINK(""http://x"",""y"")"`)
  })

  it('has a name that is one on every system', () => {
    assert.equal(chartFileName('Cycle time', 'png'), 'Cycle time.png')
    assert.equal(chartFileName('../../etc/passwd', 'png'), 'etc passwd.png')
    assert.equal(chartFileName('C:\\Wände: 50 %?', 'svg'), 'C Wände 50.svg')
    assert.equal(chartFileName('', 'csv'), 'chart.csv')
    assert.equal(chartFileName('\u202E\0', 'csv'), 'chart.csv')
    assert.equal(chartFileName('con', 'png'), 'chart con.png')
    assert.equal(chartFileName('x'.repeat(10_000), 'png').length, 84)
  })
})

describe('days in bars', () => {
  const days = (from: number, count: number): { date: string; count: number }[] =>
    Array.from({ length: count }, (_, i) => ({
      date: new Date((from + i) * 86_400_000).toISOString().slice(0, 10),
      count: 1,
    }))

  it('are days, weeks or months, so that a bar can be hit', () => {
    assert.deepEqual([30, 180, 365, 1_000, 2_000].map(unitFor), ['day', 'day', 'week', 'week', 'month'])
  })

  it('lose no card, and begin on Mondays and on first days', () => {
    // 16 November 2026 is a Monday.
    const all = days(20_773, 400)
    for (const unit of ['day', 'week', 'month'] as const) {
      const spans = spansOf(all, unit)
      assert.equal(
        spans.reduce((sum, { count }) => sum + count, 0),
        400,
      )
    }
    for (const { first } of spansOf(all, 'week').slice(1)) assert.equal(new Date(first * 86_400_000).getUTCDay(), 1)
    for (const { first } of spansOf(all, 'month').slice(1)) assert.equal(new Date(first * 86_400_000).getUTCDate(), 1)
  })
})
