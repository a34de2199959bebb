import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'mocha'
import type { FlowReport } from '../../../../src/core/flow/flowReport.ts'
import { speak } from '../../../../src/core/l10n/l10n.ts'
import { chartIds, type ChartView } from '../../../../src/core/view/flow/chartView.ts'
import { type FlowView, flowView } from '../../../../src/core/view/flow/flowView.ts'
import { lifeOf, steady } from '../../../fixtures/lives.ts'
import { storyReport } from '../../../fixtures/flowReports.ts'
import { fiveColumns, january, reportOf } from '../../flow/flowOf.ts'
import { readTexts } from '../../l10n/sentences.ts'

const thieves = new Map([
  ['unknown-dependencies', 'Unknown dependencies'],
  ['unplanned-work', 'Unplanned work'],
])

function viewOf(report: FlowReport, blockedBy: 'thief' | 'on' | 'column' = 'thief'): FlowView {
  return flowView(report, { blockedBy, thieves })
}

function chartsOf(view: FlowView): readonly ChartView[] {
  return chartIds.map((id) => view[id])
}

/** The cards of O2. */
function fourCards(): FlowReport {
  const days = [
    { backlog: 1 },
    { backlog: 2, committed: 3 },
    { backlog: 3, committed: 3, build: 4, test: 5, done: 6 },
    { backlog: 4, committed: 4 },
  ]
  const lives = days.map((card, at) =>
    lifeOf(
      fiveColumns,
      `A${at + 1}`,
      steady(Object.fromEntries(Object.entries(card).map(([to, day]) => [to, january(day)]))),
    ),
  )
  return reportOf(lives, fiveColumns, { from: january(1), to: january(6) })
}

const story = storyReport({ finished: 60, days: 90 })

describe('what the charts of the flow say', () => {
  afterEach(() => speak('en', {}))

  it('has a title, a sentence, what it is made of and an alternative for each, in every state', () => {
    for (const finished of [0, 1, 5, 60])
      for (const chart of chartsOf(viewOf(storyReport({ finished, days: 60 })))) {
        assert.notEqual(chart.title, '')
        assert.notEqual(chart.basis.length, 0, chart.id)
        if (chart.empty === null) assert.ok(chart.says !== '' && chart.alternative !== '', `${chart.id} of ${finished}`)
        assert.notEqual(chart.table().caption, '')
        for (let at = 0; at < chart.count; at++) assert.notEqual(chart.point(at).text, '', `${chart.id} ${at}`)
      }
  })

  it('has rows as wide as their head', () => {
    for (const chart of chartsOf(viewOf(story))) {
      const { head, rows } = chart.table()
      assert.ok(rows.length > 0, chart.id)
      for (const { cells } of rows) assert.equal(cells.length, head.length, chart.id)
    }
  })

  it('says the numbers of the report', () => {
    const { p85, n } = story.cycleTime
    const { cycleTime, throughput, howMany, when } = viewOf(story)
    assert.match(cycleTime.says, new RegExp(`^85 % of cards took ${p85} days or less`))
    assert.ok(cycleTime.basis.includes(`n = ${n}`))
    assert.ok(throughput.says.startsWith(`${n} cards finished in ${story.throughput.length} days.`))
    assert.equal(howMany.says, `85 % sure: ${story.forecast.howMany.p85} cards or more by 23 Nov.`)
    assert.match(when.says, /^85 % sure: the next 5 cards are finished by \d+ (Nov|Dec)\.$/)
    assert.deepEqual(
      when.marks.map(({ value }) => value),
      [story.forecast.when.p50, story.forecast.when.p85, story.forecast.when.p95],
    )
  })

  it('draws no line of the cumulative flow that falls, with O2 in its table', () => {
    const { cumulativeFlow } = viewOf(fourCards())
    const columns = cumulativeFlow.layers.map(({ arrived }) => arrived)
    assert.deepEqual(columns, [
      [1, 2, 3, 4, 4, 4],
      [0, 0, 2, 3, 3, 3],
      [0, 0, 0, 1, 1, 1],
      [0, 0, 0, 0, 1, 1],
      [0, 0, 0, 0, 0, 1],
    ])
    assert.deepEqual(cumulativeFlow.table().rows.at(-1)?.cells, ['2018-01-06', 4, 3, 1, 1, 1])
    assert.equal(cumulativeFlow.point(4).text, '5 Jan · Backlog 1 · Committed 2 · Build 0 · Test 1 · Done 0')
    assert.deepEqual(
      cumulativeFlow.point(4).cards.map(({ card }) => card),
      ['A3'],
    )
  })

  it('puts each finished card on one dot', () => {
    const { dots } = viewOf(story).cycleTime
    const cards = dots.flatMap(({ cards }) => cards.map(({ card }) => card))
    assert.deepEqual(cards.toSorted(), story.cycleTime.items.map(({ card }) => card).toSorted())
    for (const { days, cards } of dots) for (const card of cards) assert.equal(card.days, days)
  })

  it('gathers blocked days by thief, by what and by column, and loses none', () => {
    const days = story.blockedTime.reduce((sum, cluster) => sum + cluster.days, 0)
    for (const by of ['thief', 'on', 'column'] as const) {
      const { bars, says } = viewOf(story, by).blockedTime
      assert.equal(
        bars.reduce((sum, bar) => sum + bar.days, 0),
        days,
      )
      assert.ok(says.startsWith(`${days} days went to blockers`))
    }
    assert.equal(viewOf(story, 'thief').blockedTime.bars[0]?.name, 'Unknown dependencies')
  })

  it('makes one bar of the clusters that are too many', () => {
    const cluster = { thief: null, column: null, count: 1, isInternal: true, cards: [] }
    const blockedTime = Array.from({ length: 40 }, (_, i) => ({ ...cluster, on: `team-${i}`, days: 40 - i }))
    const { bars, table } = viewOf({ ...story, blockedTime }, 'on').blockedTime
    assert.equal(bars.length, 12)
    assert.equal(bars.at(-1)?.name, '29 others')
    assert.equal(table().rows.length, 40)
  })

  it('judges an age by the column that the card is in, and by nothing under 12 finished cards', () => {
    const { dots, columns } = viewOf(story).ageing
    for (const { days, band, column } of dots) {
      const { p50, p85 } = columns[column]!
      assert.equal(band, days > p85! ? 'late' : days > p50! ? 'slow' : 'usual')
    }
    const few = viewOf(storyReport({ finished: 5, days: 60 })).ageing
    assert.ok(few.dots.every(({ band }) => band === null))
    assert.ok(few.columns.every(({ p85 }) => p85 === null))
    assert.ok(few.basis.includes('no p50 and p85 before 12 finished cards'))
  })

  it('warns where n is small, names the policy, and tells what was left out', () => {
    const few = storyReport({ finished: 5, days: 60 }, { policy: 'first-start' })
    const { cycleTime, howMany } = viewOf({ ...few, leftOut: { ...few.leftOut, noStart: 3, abandoned: 2 } })
    assert.ok(cycleTime.basis.includes('fewer than 12: read it with care'))
    assert.ok(cycleTime.basis.includes('policy: a card that goes back keeps its first start'))
    assert.ok(cycleTime.basis.includes('left out: 3 with no start recorded, 1 not finished, 2 abandoned'))
    assert.match(howMany.basis[0] ?? '', /fewer than 12/)
  })

  it('forecasts nothing from nothing, and says so', () => {
    const { howMany, when, flowEfficiency, xmr } = viewOf(storyReport({ finished: 0, days: 30 }))
    assert.match(when.empty ?? '', /^Nothing was finished in the last \d+ days/)
    assert.equal(flowEfficiency.empty, 'No card was finished in these days.')
    assert.ok(howMany.count <= 1)
    assert.equal(xmr.lower, null)
  })

  it('keeps all runs in a forecast of many values', () => {
    const outcomes = Array.from({ length: 1_000 }, (_, i) => ({ value: i + 7, runs: 10 }))
    const forecast = { ...story.forecast, when: { items: 3, p50: 500, p85: 850, p95: 950, outcomes } }
    const { bars } = viewOf({ ...story, forecast }).when
    assert.ok(bars.length <= 48)
    assert.equal(Math.round(bars.reduce((sum, { share }) => sum + share, 0)), 100)
    assert.equal(bars[0]?.first, 7)
  })

  it('lets no title turn its surroundings or break a line', () => {
    const hostile = storyReport({ finished: 20, days: 30, titleOf: () => 'a\u202Eb\nc<img src=x>' })
    const texts = chartsOf(viewOf(hostile)).flatMap((chart) =>
      Array.from({ length: chart.count }, (_, at) => chart.point(at).text),
    )
    assert.ok(texts.some((text) => text.includes('<img src=x>')))
    assert.ok(texts.every((text) => !/[\u202E\n]/.test(text)))
  })

  it('names nobody', () => {
    assert.ok(!JSON.stringify(chartsOf(viewOf(story)).map((chart) => chart.table())).includes('assignee'))
    assert.ok(!Object.hasOwn(story, 'people'))
  })

  it('speaks German', () => {
    speak('de', readTexts('media/l10n/bundle.l10n.de.json'))
    assert.match(viewOf(story).howMany.says, /^Zu 85 % sicher: \d+ Karten oder mehr bis 23\. Nov\.$/)
    assert.match(viewOf(story).cycleTime.says, /^85 % der Karten brauchten/)
  })
})
