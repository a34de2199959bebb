import type { Page } from 'playwright-core'
import { launchChromium } from '../vscode/chromium.ts'
import { type BoardPage, openBoardPage } from '../webview/boardPage.ts'
import { builtBoard } from '../webview/bundle.ts'
import { boardText, cardText, seededRandom } from './cardTexts.ts'
import { type Measure, median } from './ratio.ts'

const cards = 1_000

function files(): Record<string, string> {
  const random = seededRandom(1)
  const named = Array.from({ length: cards }, (_, index): [string, string] => [
    `card-${index}.md`,
    cardText(index, random),
  ])
  return Object.fromEntries([['board.md', boardText], ...named])
}

/** The longest time between two frames of the page while an act lasts, in milliseconds. */
export async function longestFrame(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const watch = { longest: 0, last: performance.now(), isOn: true }
    Object.assign(globalThis, { watch })
    const frame = (now: number): void => {
      watch.longest = Math.max(watch.longest, now - watch.last)
      watch.last = now
      if (watch.isOn) requestAnimationFrame(frame)
    }
    requestAnimationFrame((now) => {
      watch.last = now
      requestAnimationFrame(frame)
    })
  })
  await act()
  return page.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: { longest: number; isOn: boolean } }
    watch.isOn = false
    return watch.longest
  })
}

/** Takes a card of the first column across the whole wall, over many cards, and puts it back with Escape. */
export async function dragAcross({ page, column }: BoardPage): Promise<void> {
  const from = (await column('backlog').locator('[data-card]').first().boundingBox())!
  await page.mouse.move(from.x + 60, from.y + 20)
  await page.mouse.down()
  for (let step = 0; step < 120; step++) {
    await page.mouse.move(from.x + 60 + step * 9, from.y + 20 + 200 * (1 + Math.sin(step / 5)))
  }
  if ((await page.locator('.drop-line').count()) !== 1) throw new Error('The card was not in the air.')
  await page.keyboard.press('Escape')
  await page.mouse.up()
}

async function scrollDown({ page, column }: BoardPage): Promise<void> {
  const box = (await column('ready').boundingBox())!
  await page.mouse.move(box.x + 60, box.y + 200)
  for (let step = 0; step < 110; step++) {
    await page.mouse.wheel(0, 240)
    await page.waitForTimeout(16)
  }
  const last = column('ready').locator('[data-card]').last()
  await last.waitFor({ state: 'visible' })
  if ((await last.boundingBox())!.y > box.y + box.height) throw new Error('The column did not scroll to its end.')
}

/** How smooth a wall of 1,000 cards is in a real browser: the middle one of three tries. */
export async function measureWall(): Promise<readonly Measure[]> {
  const browser = await launchChromium()
  try {
    const tries: { drag: number; scroll: number }[] = []
    for (let round = 0; round < 3; round++) {
      const board = await openBoardPage(browser, await builtBoard(), { files: files(), isAnswering: false })
      const drag = await longestFrame(board.page, () => dragAcross(board))
      const scroll = await longestFrame(board.page, () => scrollDown(board))
      tries.push({ drag, scroll })
      await board.close()
    }
    const measure = (name: string, values: readonly number[]): Measure => {
      const detail = `tries: ${values.map((ms) => ms.toFixed(0)).join(', ')} ms`
      return { name, value: median(values), unit: 'ms', limit: 50, detail }
    }
    return [
      measure(
        `longest frame while a card is dragged over ${cards}`,
        tries.map(({ drag }) => drag),
      ),
      measure(
        `longest frame while ${cards} cards scroll`,
        tries.map(({ scroll }) => scroll),
      ),
    ]
  } finally {
    await browser.close()
  }
}
