import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { boardsOfSuite } from './aBoard.ts'
import { cardText, designBoard } from './designBoard.ts'
import type { Files } from './memoryBoard.ts'

const columns = ['backlog', 'ready', 'in-progress', 'review', 'done']

/** A board of ranked cards, so many in each of these columns. */
function manyCards(counts: Readonly<Record<string, number>>): Files {
  const cards = Object.entries(counts).flatMap(([column, count]) =>
    Array.from({ length: count }, (_, i): [string, string] => {
      const id = `${column.slice(0, 3).toUpperCase()}-${String(i).padStart(4, '0')}`
      const rank = `c${String(i).padStart(3, '0')}V`
      const rest = `rank: ${rank}\nassignees: [anne, bola]\nlabels: [network, toil]`
      const title = `Card ${i} of ${column}, with a title that takes a second line`
      return [`${id}.md`, cardText(column, id, title, rest)]
    }),
  )
  return { 'board.md': designBoard['board.md']!, ...Object.fromEntries(cards) }
}

/** Does something and returns the longest task of the page's main thread meanwhile, in ms of its own CPU time. */
async function longestTask(page: Page, doIt: () => Promise<void>): Promise<number> {
  const browser = page.context().browser()!
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-cpu_profiler'] })
  await doIt()
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const main = trace.traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const tasks = trace.traceEvents.filter(
    ({ name, pid, tid, tdur }) =>
      name.endsWith('RunTask') && tdur !== undefined && main.some((each) => each.pid === pid && each.tid === tid),
  )
  return Math.max(...tasks.map(({ tdur }) => (tdur ?? 0) / 1000))
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the thread's own time. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

describe('a board of many cards', function () {
  this.timeout(60_000)
  const aBoard = boardsOfSuite()

  it('draws columns of up to 200 cards whole', async () => {
    const { column } = await aBoard({ files: manyCards({ backlog: 200 }) })
    assert.equal(await column('backlog').locator('[data-card]').count(), 200)
  })

  it('paints the first of 1,500 cards, then asks for the others, which the filter finds', async () => {
    const { page, column, card, received } = await aBoard({ files: manyCards({ backlog: 190, ready: 1310 }) })
    await card('BAC-0189').waitFor()
    assert.equal(received.filter((message) => message?.type === 'wantRest').length, 1)
    assert.equal(await column('ready').getAttribute('data-count'), '1310')
    await page.getByRole('searchbox').fill('REA-1309')
    await card('REA-1309').waitFor()
    assert.equal(await page.locator('[data-card]').count(), 1)
  })

  it('waits for all of 1,500 cards where its lanes or its filter are about them', async () => {
    const files = manyCards({ backlog: 190, ready: 1310 })
    const script = `new MutationObserver(() => {
      if (document.querySelector('[data-card]')) window.firstDrawn ??= document.querySelectorAll('[data-card]').length
    }).observe(document, { subtree: true, childList: true })`
    const { page, card } = await aBoard({ files, script, remembered: { filter: 'REA-1300' } })
    await card('REA-1300').waitFor()
    assert.equal(await page.evaluate('firstDrawn'), 1)
    const inLanes = await aBoard({ files, remembered: { lanes: 'assignee' } })
    await inLanes.column('ready').locator('.cell-count', { hasText: '1310' }).waitFor()
  })

  it('draws of a longer column what is near, and counts the rest', async () => {
    const { page, column, card } = await aBoard({ files: manyCards({ backlog: 613 }) })
    await column('backlog').locator('.near-cards').waitFor()
    assert.equal(await column('backlog').getAttribute('data-count'), '613')
    const drawn = await column('backlog').locator('[data-card]').count()
    assert.ok(drawn > 8 && drawn < 80, String(drawn))
    assert.equal(await card('BAC-0003').getAttribute('aria-posinset'), '4')
    assert.equal(await card('BAC-0003').getAttribute('aria-setsize'), '613')
    await card('BAC-0002').focus()
    await column('backlog').evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))
    await card('BAC-0310').waitFor()
    assert.equal(await card('BAC-0002').count(), 1, 'the card with the focus stays')
    await page.keyboard.press('End')
    await card('BAC-0612').waitFor()
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['card']), 'BAC-0612')
    await page.keyboard.press('Home')
    await card('BAC-0000').waitFor()
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['card']), 'BAC-0000')
  })

  it('moves cards within a long column and out of it', async () => {
    const { page, card, column, intents } = await aBoard({ files: manyCards({ backlog: 613 }), height: 1100 })
    await column('backlog').locator('.near-cards').waitFor()
    await card('BAC-0003').dragTo(card('BAC-0006'), { targetPosition: { x: 90, y: 85 } })
    await page
      .getByRole('status')
      .filter({ hasText: 'BAC-0003 moved to Backlog, 7 of 613' })
      .waitFor({ state: 'attached' })
    assert.deepEqual(intents()[0]?.intent, {
      kind: 'moveCard',
      card: 'BAC-0003',
      to: 'backlog',
      place: { after: 'BAC-0006' },
      reason: null,
    })
    await card('BAC-0004').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await column('ready').locator('[data-card="BAC-0004"]').waitFor()
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['card']), 'BAC-0004')
    assert.equal(await column('backlog').getAttribute('data-count'), '612')
  })

  it('keeps 1,000 cards smooth while one is dragged across and while columns scroll', async function () {
    const files = manyCards(Object.fromEntries(columns.map((column) => [column, 200])))
    const { page, card } = await aBoard({ files, reducedMotion: 'no-preference' })
    assert.equal(await page.locator('[data-card]').count(), 1000)
    const box = (await card('BAC-0001').boundingBox())!
    const dragging = await longestTask(page, async () => {
      await page.mouse.move(box.x + 60, box.y + 20)
      await page.mouse.down()
      for (let x = 100; x < 1400; x += 25) await page.mouse.move(x, 300 + (x % 300))
      await page.keyboard.press('Escape')
      await page.mouse.up()
    })
    const scrolling = await longestTask(page, async () => {
      for (const x of [100, 400, 700]) {
        await page.mouse.move(x, 400)
        for (let i = 0; i < 20; i++) await page.mouse.wheel(0, 400)
      }
      await page.waitForTimeout(200)
    })
    this.test!.title += ` (longest task: ${dragging.toFixed(1)} ms dragging, ${scrolling.toFixed(1)} ms scrolling)`
    assert.ok(dragging < 50 && scrolling < 50)
  })
})
