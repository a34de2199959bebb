import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Locator, Page } from 'playwright-core'
import type { FlowReport } from '../../../src/core/flow/flowReport.ts'
import { chartIds } from '../../../src/core/view/flow/chartView.ts'
import type { FlowAsk } from '../../../src/core/view/flow/flowAsk.ts'
import type { ToHost } from '../../../src/protocol.ts'
import { type FlowStory, storyReport } from '../../fixtures/flowReports.ts'
import { boardsOfSuite } from '../aBoard.ts'
import type { BoardPage, PageOptions } from '../boardPage.ts'

const usual: FlowStory = {
  finished: 60,
  days: 90,
  marks: [
    { card: 'SRE-7K3Q', path: 'sre-7k3q.md', title: 'Replace the VPC peering mesh with a transit gateway' },
    { card: 'SRE-V3KH', path: 'sre-v3kh.md', title: 'Cache the container layers in CI' },
  ],
}

describe('the flow screen', function () {
  this.timeout(60_000)
  const aBoard = boardsOfSuite()

  /** The screen with the flow of a team, and the reports that it was given. */
  async function aFlow(
    options: Partial<PageOptions> = {},
    story = usual,
  ): Promise<BoardPage & { readonly reports: FlowReport[]; readonly chart: (id: string) => Locator }> {
    const reports: FlowReport[] = []
    const flow = (ask: FlowAsk): FlowReport => {
      reports.push(storyReport(story, ask))
      return reports.at(-1)!
    }
    const board = await aBoard({ remembered: { tab: 'flow' }, flow, ...options })
    await board.page.locator('.chart').first().waitFor()
    return { ...board, reports, chart: (id) => board.page.locator(`[data-chart="${id}"]`) }
  }

  const asked = ({ received }: BoardPage): readonly Extract<ToHost, { type: 'askFlow' }>[] =>
    received.filter((message) => message?.type === 'askFlow')

  /** Text of the element that has the focus, as a screen reader says it. */
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

  it('comes with its tab, and asks only then', async () => {
    const board = await aBoard({ flow: (ask) => storyReport(usual, ask) })
    await board.page.waitForTimeout(100)
    assert.equal(asked(board).length, 0)
    await board.page.getByRole('tab', { name: 'Flow' }).click()
    await board.page.locator('.chart').first().waitFor()
    assert.deepEqual(asked(board)[0]?.query.from, null)
    assert.equal(await board.page.locator('.wall').count(), 0)
    assert.deepEqual(board.complaints, [])
  })

  it('shows every chart in the order of the literature, each a named picture', async () => {
    const { page, chart } = await aFlow()
    const ids = await page
      .locator('[data-chart]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['chart']))
    assert.deepEqual(ids, [...chartIds])
    for (const id of chartIds.filter((id) => id !== 'assumptions')) {
      const name = await chart(id).getByRole('img').first().getAttribute('aria-label')
      const title = await chart(id).getByRole('heading').textContent()
      assert.ok(name?.startsWith(`${title}. `) && name.length > (title?.length ?? 0) + 10, `${id}: ${name}`)
      assert.notEqual(await chart(id).locator('.chart-basis').textContent(), '')
    }
    assert.equal(await chart('assumptions').getByRole('listitem').count(), 3)
  })

  it('draws the numbers of the report', async () => {
    const { reports, chart } = await aFlow()
    const report = reports.at(-1)!
    const { cycleTime } = report
    assert.ok(
      (await chart('cycleTime').locator('.chart-says').textContent())?.startsWith(
        `85\u00a0% of cards took ${cycleTime.p85} days`,
      ),
    )
    for (const [percent, days] of [
      ['50', cycleTime.p50],
      ['85', cycleTime.p85],
      ['95', cycleTime.p95],
    ])
      assert.equal(await chart('cycleTime').getByText(`${percent} %: ${days} d`, { exact: true }).count(), 1)
    assert.match(
      (await chart('howMany').locator('.chart-says').textContent()) ?? '',
      new RegExp(`: ${report.forecast.howMany.p85} cards or more by 23 Nov`),
    )
    const option = chart('throughput').getByRole('option')
    assert.equal(await option.getAttribute('aria-setsize'), String(report.throughput.length))
    await option.focus()
    await option.press('End')
    assert.match(
      await focused(option.page()),
      new RegExp(`^${report.throughput.at(-1)!.count} cards? finished · 16 Nov$`),
    )
  })

  it('is walked with the keyboard: arrows, pages, ends; and says where it is', async () => {
    const { page, chart, reports } = await aFlow()
    const option = chart('cycleTime').getByRole('option')
    await option.focus()
    const first = await focused(page)
    assert.match(first, /^\d+ days? · finished /)
    await page.keyboard.press('ArrowRight')
    assert.notEqual(await focused(page), first)
    assert.equal(await chart('cycleTime').locator('.chart-detail p').textContent(), await focused(page))
    assert.equal(await option.getAttribute('aria-posinset'), '2')
    await page.keyboard.press('PageDown')
    assert.equal(await option.getAttribute('aria-posinset'), '12')
    await page.keyboard.press('End')
    const last = reports
      .at(-1)!
      .cycleTime.items.map(({ finished }) => finished)
      .sort()
      .at(-1)
    assert.equal(last, '2026-11-16')
    assert.match(await focused(page), /finished 16 Nov/)
    await page.keyboard.press('ArrowRight')
    assert.match(await focused(page), /finished 16 Nov/)
    await page.keyboard.press('Home')
    assert.equal(await focused(page), first)
    assert.deepEqual(await page.evaluate(() => (window as unknown as { keysThatGotOut: unknown[] }).keysThatGotOut), [])
  })

  it('opens the card of a point in the panel, and comes back to the point', async () => {
    const { page, chart, card: _, ...board } = await aFlow()
    const option = chart('ageing').getByRole('option')
    await option.focus()
    const ids: string[] = []
    for (let i = 0; i < 5 && !(await focused(page)).includes('SRE-7K3Q'); i++) {
      ids.push(await focused(page))
      await page.keyboard.press('ArrowRight')
    }
    const at = await focused(page)
    assert.match(at, /SRE-7K3Q/, ids.join('\n'))
    await page.keyboard.press('Enter')
    await page.locator('[data-panel="SRE-7K3Q"] .panel-title').waitFor()
    assert.ok(await page.locator('.flow').isVisible())
    await page.keyboard.press('Escape')
    await page.waitForFunction((text) => document.activeElement?.getAttribute('aria-label') === text, at)
    assert.deepEqual(board.complaints, [])
  })

  it('lists the cards of a point that has several, and says so of one that has left the wall', async () => {
    const { page, chart, reports, received } = await aFlow()
    const busiest = reports.at(-1)!.throughput.reduce((best, day) => (day.count > best.count ? day : best))
    const at = reports.at(-1)!.throughput.indexOf(busiest)
    const option = chart('throughput').getByRole('option')
    await option.focus()
    for (let i = 0; i < at; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const list = chart('throughput').getByRole('group', { name: /finished/ })
    assert.equal(await list.locator('.mark-link, .mark-text').count(), busiest.count)
    const gone = reports.at(-1)!.cycleTime.items.find(({ path }) => path === null)!
    const there = reports.at(-1)!.cycleTime.items.find(({ path }) => path !== null)!
    await chart('cycleTime').getByRole('button', { name: 'Table: Cycle time' }).click()
    const rows = chart('cycleTime').getByRole('row')
    assert.equal(await rows.filter({ hasText: gone.title }).getByRole('button').count(), 0)
    await rows.filter({ hasText: there.title }).first().getByRole('button').click()
    assert.ok(received.some((message) => message?.type === 'openCard' && message.path === there.path))
  })

  it('tells by pointer what it tells by keyboard', async () => {
    const { page, chart } = await aFlow()
    const plot = (await chart('throughput').locator('.plot').boundingBox())!
    await page.mouse.move(plot.x + plot.width - 4, plot.y + plot.height / 2)
    assert.match((await chart('throughput').locator('.chart-detail p').textContent()) ?? '', /· 16 Nov$/)
    await page.mouse.move(2, 2)
    assert.equal(await chart('throughput').locator('.chart-detail p').textContent(), '')
  })

  it('is a table with a caption, whose rows are all there', async () => {
    const { chart, reports } = await aFlow()
    const button = chart('cycleTime').getByRole('button', { name: 'Table: Cycle time' })
    assert.equal(await button.getAttribute('aria-pressed'), 'false')
    await button.click()
    const table = chart('cycleTime').getByRole('table', { name: 'Cards finished 18 Aug – 16 Nov' })
    assert.equal(await table.getByRole('row').count(), reports.at(-1)!.cycleTime.n + 1)
    const item = reports.at(-1)!.cycleTime.items[0]!
    const cells = await table.getByRole('row').nth(1).locator('th, td').allTextContents()
    assert.deepEqual(cells, [item.card, item.title, item.started, item.finished, String(item.days)])
    assert.equal(await chart('cycleTime').getByRole('img').count(), 0)
    await button.click()
    assert.equal(await chart('cycleTime').getByRole('img').count(), 1)
  })

  it('asks for other days, another policy and other forecasts', async () => {
    const board = await aFlow()
    const { page, chart } = board
    const until = (check: (query: FlowAsk) => boolean): Promise<void> =>
      settled(() => check(asked(board).at(-1)!.query))
    await page.getByRole('combobox', { name: 'Days', exact: true }).selectOption('days30')
    await until(({ from }) => from === 'days30')
    await page.getByRole('combobox', { name: 'Days', exact: true }).selectOption('custom')
    await page.getByLabel('From', { exact: true }).fill('2026-09-01')
    await page.getByLabel('To', { exact: true }).fill('2026-10-31')
    await until(({ from, to }) => from === '2026-09-01' && to === '2026-10-31')
    await page.locator('.flow-span').filter({ hasText: '1 Sept – 31 Oct' }).waitFor()
    await page.getByRole('combobox', { name: 'A card that goes back' }).selectOption('first-start')
    await until(({ policy }) => policy === 'first-start')
    await chart('cycleTime').getByText('keeps its first start').waitFor()
    await chart('howMany').getByLabel('Days from now').fill('30')
    await chart('howMany').getByLabel('Days from now').press('Enter')
    await until(({ days }) => days === 30)
    await chart('when').getByLabel('Cards to finish').fill('0')
    await chart('when').getByLabel('Cards to finish').press('Enter')
    assert.notEqual(await chart('when').getByLabel('Cards to finish').inputValue(), '0')
    assert.ok(board.received.every((message) => message !== null))
  })

  it('measures what the filter of the board leaves, and says so', async () => {
    const board = await aFlow()
    await board.page.locator('.filter-box').fill('@anne')
    await settled(() => asked(board).at(-1)!.filter === '@anne')
    await board.page.locator('.flow-span').filter({ hasText: 'filtered: @anne: 12 of 40 cards' }).waitFor()
  })

  it('remembers what it was asked', async () => {
    const board = await aFlow()
    await board.page.getByRole('combobox', { name: 'Days', exact: true }).selectOption('days180')
    await board.page.waitForTimeout(400)
    const kept = await board.page.evaluate(() => (window as unknown as { remembered: () => unknown }).remembered())
    const again = await aFlow({ remembered: kept })
    assert.equal(asked(again)[0]?.query.from, 'days180')
    assert.equal(await again.page.getByRole('combobox', { name: 'Days', exact: true }).inputValue(), 'days180')
  })

  it('gathers blocked days in three ways', async () => {
    const { chart } = await aFlow()
    await chart('blockedTime').locator('text', { hasText: 'Unknown dependencies' }).first().waitFor()
    await chart('blockedTime').getByLabel('By what was waited for').check()
    await chart('blockedTime').locator('text', { hasText: 'network-team' }).first().waitFor()
    await chart('blockedTime').getByLabel('By column').check()
    await chart('blockedTime').locator('text', { hasText: 'In progress' }).first().waitFor()
  })

  it('says why there is nothing: no repository, a reading, a failure that can be tried again, nothing finished', async () => {
    const board = await aBoard({ remembered: { tab: 'flow' } })
    const { page } = board
    await page.getByText('Reading the board’s history …').waitFor()
    await page.getByText('120 / 932').waitFor()
    await board.send({ type: 'historyState', state: 'failed', message: 'git is not there' })
    await page.getByText('git is not there').waitFor()
    const before = asked(board).length
    await page.getByRole('button', { name: 'Try again' }).click()
    await settled(() => asked(board).length === before + 1)
    await board.send({ type: 'historyState', state: 'none', message: 'Without a repository' })
    await page.getByText('Without a repository').waitFor()
    const empty = await aFlow({}, { finished: 0, days: 30 })
    await empty.chart('cycleTime').getByText('No card was finished in these days.').waitFor()
    assert.equal(await empty.chart('cycleTime').getByRole('option').count(), 0)
  })

  it('carries hostile titles harmlessly', async () => {
    const title = '<img src=x onerror=alert(1)>\u202Eevil "quoted" & so on'
    const { page, chart, complaints } = await aFlow({}, { finished: 30, days: 60, titleOf: () => title })
    await chart('cycleTime')
      .getByRole('button', { name: /^Table/ })
      .click()
    assert.ok(
      (await chart('cycleTime').getByRole('row').nth(1).textContent())?.includes('<img src=x onerror=alert(1)>evil'),
    )
    assert.equal(await page.locator('.flow img').count(), 0)
    assert.deepEqual(complaints, [])
  })

  it('fits 320 pixels and 200 % zoom: nothing but tables and many columns scrolls sideways', async () => {
    for (const [width, height] of [
      [320, 640],
      [740, 400],
    ] as const) {
      const { page } = await aFlow({ width, height })
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width)
      const wide = await page
        .locator('.flow, .plot-frame')
        .evaluateAll((all: Element[]) =>
          all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className),
        )
      assert.deepEqual(wide, [])
    }
  })

  it('is told apart without colours', async () => {
    const { chart } = await aFlow({ forcedColors: 'active' })
    const dashes = await chart('cycleTime')
      .locator('line.p50, line.p85, line.p95, line.sle')
      .evaluateAll((lines) =>
        lines.map((line) => getComputedStyle(line as Element).getPropertyValue('stroke-dasharray')),
      )
    assert.equal(new Set(dashes).size, 4)
    const fill = await chart('throughput')
      .locator('.bar')
      .evaluate((bar) => getComputedStyle(bar).fill)
    const ground = await chart('throughput').evaluate((card) => getComputedStyle(card).backgroundColor)
    assert.notEqual(fill, ground)
  })
})

/** Waits until something is so. */
async function settled(check: () => boolean): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (check()) return
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  assert.ok(check())
}
