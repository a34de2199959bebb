import type { Page } from 'playwright-core'
import { storyReport } from '../fixtures/flowReports.ts'
import { launchChromium } from '../vscode/chromium.ts'
import { openBoardPage } from '../webview/boardPage.ts'
import { builtBoard } from '../webview/bundle.ts'
import { designBoard } from '../webview/designBoard.ts'
import { type Measure, median } from './ratio.ts'

const cards = 5_000
const rounds = 5

/**
 * Hands a report to the page and tells how long it takes until every chart of it is painted, in milliseconds: from the
 * message to the end of the frame after the one that draws.
 */
async function paint(page: Page, message: unknown): Promise<number> {
  return page.evaluate(
    (message) =>
      new Promise<number>((resolve, reject) => {
        const span = document.querySelector('.flow-span')?.firstChild
        const start = performance.now()
        window.postMessage(message, '*')
        const look = (): void => {
          const text = document.querySelector('.flow-span')?.firstChild
          const isDrawn = text !== span || text?.nodeValue !== before
          if (performance.now() - start > 10_000) return reject(new Error('The charts were not drawn.'))
          if (!isDrawn) return void requestAnimationFrame(look)
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
        }
        const before = span?.nodeValue
        requestAnimationFrame(look)
      }),
    message,
  )
}

/** How long charts over many finished cards take to be painted, and a step of the keyboard through them. */
export async function measureFlowCharts(): Promise<readonly Measure[]> {
  const browser = await launchChromium()
  try {
    const story = { finished: cards, days: 700 }
    const reports = [storyReport(story, { from: 'all' }), storyReport(story, { from: 'all', to: '2026-11-15' })]
    const board = await openBoardPage(browser, await builtBoard(), {
      files: designBoard,
      remembered: { tab: 'flow' },
      flow: () => storyReport({ finished: 1, days: 30 }),
    })
    await board.page.locator('.chart .picture').first().waitFor()
    const paints: number[] = []
    const steps: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const ms = await paint(board.page, { type: 'flow', report: reports[round % 2], counts: null })
      const pictures = await board.page.locator('.chart .picture').count()
      if (pictures !== 9) throw new Error(`${pictures} charts were drawn.`)
      if (round > 0) paints.push(ms)
    }
    const shown = Number(await board.page.locator('[data-chart=cycleTime] [role=option]').getAttribute('aria-setsize'))
    if (shown < cards / 10) throw new Error(`${shown} dots were drawn.`)
    await board.page.locator('[data-chart=cycleTime] [role=option]').focus()
    for (let step = 0; step < 20; step++) steps.push(await stepOf(board.page))
    const measure = (name: string, values: readonly number[], limit: number): Measure => ({
      name,
      value: median(values),
      unit: 'ms',
      limit,
      detail: `tries: ${values.map((ms) => ms.toFixed(0)).join(', ')} ms`,
    })
    return [
      measure(`every chart over ${cards} finished cards painted`, paints, 200),
      measure(`a step of the keyboard through ${shown} dots painted`, steps, 50),
    ]
  } finally {
    await browser.close()
  }
}

function stepOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now()
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      }),
  )
}
