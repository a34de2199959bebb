import type { Browser, Page } from 'playwright-core'
import { diffViews } from '../../src/core/view/diffViews.ts'
import { launchChromium } from '../vscode/chromium.ts'
import { type BoardPage, openBoardPage } from '../webview/boardPage.ts'
import { builtBoard } from '../webview/bundle.ts'
import { boardText, cardText, seededRandom } from './cardTexts.ts'
import { type Measure, median } from './ratio.ts'
import { dragAcross, longestFrame } from './wall.ts'

const cards = 10_000
const fewer = 2_500
const tries = 3

function files(count: number): Record<string, string> {
  const random = seededRandom(1)
  const named = Array.from({ length: count }, (_, index): [string, string] => [
    `card-${index}.md`,
    cardText(index, random),
  ])
  return Object.fromEntries([['board.md', boardText], ...named])
}

/** Notes in the page how long it takes from the first snapshot's arrival until it is painted. */
const watchOpening = `addEventListener('message', (event) => {
  const start = performance.now()
  if (event.data.type !== 'snapshot' || 'opened' in window) return
  window.opened = null
  requestAnimationFrame(() => setTimeout(() => { window.opened = performance.now() - start }))
})`

async function openLarge(browser: Browser, count: number): Promise<BoardPage> {
  const board = await openBoardPage(browser, await builtBoard(), {
    files: files(count),
    isAnswering: false,
    script: watchOpening,
  })
  await board.page.locator('.near-cards').first().waitFor()
  // What the first screen did without comes now.
  await board.page.waitForTimeout(1_000)
  return board
}

function opening({ page }: BoardPage): Promise<number> {
  return page
    .waitForFunction(() => (globalThis as unknown as { opened?: number | null }).opened ?? false)
    .then((handle) => handle.jsonValue())
    .then(Number)
}

function nodes(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('*').length)
}

/** What a hand does in the page: a click, a key, or a text in a box in place of what it said. */
type Act =
  | { readonly click: string }
  | { readonly press: string; readonly on: string }
  | { readonly type: string; readonly into: string }

/** Milliseconds from what a hand does until it is painted; with `until`, until that is there and painted. */
function paintOf(page: Page, act: Act, until?: string): Promise<number> {
  return page.evaluate(
    ([what, awaited]) =>
      new Promise<number>((resolve) => {
        const where = 'click' in what ? what.click : 'press' in what ? what.on : what.into
        const target = document.querySelector<HTMLInputElement>(where)
        if (!target) throw new Error(`There is no ${where}.`)
        const start = performance.now()
        const whenPainted = (): void => {
          requestAnimationFrame(() => {
            if (awaited !== undefined && !document.querySelector(awaited)) whenPainted()
            else setTimeout(() => resolve(performance.now() - start))
          })
        }
        if ('click' in what) target.click()
        else if ('press' in what)
          target.dispatchEvent(new KeyboardEvent('keydown', { key: what.press, bubbles: true, cancelable: true }))
        else {
          target.value = what.type
          target.dispatchEvent(new InputEvent('input', { bubbles: true }))
        }
        whenPainted()
      }),
    [act, until] as const,
  )
}

async function switchLanes({ page }: BoardPage, kind: string): Promise<number> {
  await page.getByRole('button', { name: 'View', exact: true }).click()
  const item = page.getByRole('menuitemradio', { name: kind })
  await item.evaluate((element) => element.classList.add('to-click'))
  const ms = await paintOf(page, { click: '.to-click' })
  await page.waitForTimeout(100)
  return ms
}

const filterBox = '.filter-box'

/** Types a word letter by letter, and takes it away again; the longest of the keystrokes. */
async function typeFilter({ page }: BoardPage, word: string): Promise<number> {
  await page.locator(filterBox).focus()
  await page.waitForTimeout(500)
  let longest = 0
  for (let length = 1; length <= word.length + 1; length++) {
    const text = length > word.length ? '' : word.slice(0, length)
    longest = Math.max(longest, await paintOf(page, { type: text, into: filterBox }))
    const isFiltered = (await page.locator('.filter-result').count()) === 1
    if (isFiltered !== (text !== '')) throw new Error(`The wall does not follow the filter “${text}”.`)
    await page.waitForTimeout(50)
  }
  return longest
}

/** Opens the card that the keyboard is on, and closes it. */
async function openCard({ page }: BoardPage): Promise<number> {
  const card = '[data-card][tabindex="0"]'
  await page.locator(card).focus()
  const ms = await paintOf(page, { press: 'Enter', on: card }, '[data-panel]:not([aria-busy=true], [data-panel=""])')
  await page.keyboard.press('Escape')
  await page.locator('[data-panel]').waitFor({ state: 'detached' })
  return ms
}

async function scrollFar({ page, column }: BoardPage): Promise<void> {
  const box = (await column('ready').boundingBox())!
  await page.mouse.move(box.x + 60, box.y + 200)
  for (let step = 0; step < 100; step++) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(16)
  }
  if ((await column('ready').evaluate((element) => element.scrollTop)) < 10_000) throw new Error('It did not scroll.')
}

/** Changes one card's title; returns how long until that is painted, and fails if another column was touched. */
async function changeOne({ page, board, send, card }: BoardPage, round: number): Promise<number> {
  const before = board.view()
  const path = 'card-1.md'
  board.write(path, cardText(1, seededRandom(7)).replace(/^title: .*$/m, `title: Changed ${round}`))
  const change = diffViews(before, board.view())!
  if (Object.keys(change.cards).length !== 1) throw new Error('More than one card was sent.')
  const rev = Number(await page.locator('main').getAttribute('data-rev'))
  await page.evaluate(() => {
    const touched = new Set<string>()
    const seen = { start: 0, end: 0, touched }
    Object.assign(globalThis, { seen })
    addEventListener('message', () => (seen.start = performance.now()), { once: true, capture: true })
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        touched.add(element?.closest('[data-column]')?.getAttribute('data-column') ?? element?.tagName ?? '')
      }
      requestAnimationFrame(() => setTimeout(() => (seen.end = performance.now())))
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  await send({ type: 'change', from: rev, rev: rev + 1, change })
  await card('SRE-00001')
    .filter({ hasText: `Changed ${round}` })
    .waitFor()
  await page.waitForTimeout(50)
  const { ms, touched } = await page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { start: number; end: number; touched: Set<string> } }
    return { ms: seen.end - seen.start, touched: [...seen.touched] }
  })
  const others = touched.filter((name) => name !== 'ready' && name !== 'MAIN')
  if (others.length > 0) throw new Error(`The change of one card touched ${others.join(', ')}.`)
  return ms
}

/** How a wall of 10,000 cards feels in a real browser: each the middle one of its tries. */
export async function measureLargeWall(): Promise<readonly Measure[]> {
  const browser = await launchChromium()
  const times: Record<string, number[]> = {}
  const note = (name: string, ms: number): void => void (times[name] ??= []).push(ms)
  try {
    const small = await openLarge(browser, fewer)
    const smallNodes = await nodes(small.page)
    await small.close()
    let largeNodes = 0
    for (let round = 0; round < tries; round++) {
      const board = await openLarge(browser, cards)
      note('opening to painted', await opening(board))
      largeNodes = await nodes(board.page)
      note('one changed card to painted', await changeOne(board, round))
      note('panel opened to painted', await openCard(board))
      note('keystroke in the filter to painted', await typeFilter(board, 'deploy'))
      note('keystroke of a word that no card says', await typeFilter(board, 'gatewya'))
      for (const lanes of ['assignee', 'label']) {
        note(`lanes by ${lanes} to painted`, await switchLanes(board, `Swimlanes by ${lanes}`))
      }
      note('back to one wall to painted', await switchLanes(board, 'No swimlanes'))
      note('longest frame while a card is dragged', await longestFrame(board.page, () => dragAcross(board)))
      note('longest frame while a column scrolls', await longestFrame(board.page, () => scrollFar(board)))
      await board.close()
    }
    const measured = Object.entries(times).map(([name, values]): Measure => {
      const detail = `tries: ${values.map((ms) => ms.toFixed(0)).join(', ')} ms`
      const limit = name.startsWith('longest') ? 50 : 100
      return { name: `${name}, ${cards} cards`, value: median(values), unit: 'ms', limit, detail }
    })
    const value = largeNodes / smallNodes
    const detail = `${largeNodes} to ${smallNodes}`
    return [{ name: `elements of ${cards} cards, to ${fewer}`, value, unit: '×', limit: 1.1, detail }, ...measured]
  } finally {
    await browser.close()
  }
}
