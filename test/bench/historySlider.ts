import type { Page } from 'playwright-core'
import { buildBoard } from '../../src/core/board/buildBoard.ts'
import { parseWorkflow } from '../../src/core/board/parseWorkflow.ts'
import type { Card } from '../../src/core/card/card.ts'
import { parseCard } from '../../src/core/card/parseCard.ts'
import { launchChromium } from '../vscode/chromium.ts'
import { openBoardPage } from '../webview/boardPage.ts'
import { builtBoard } from '../webview/bundle.ts'
import { commitOf } from '../fixtures/pastWall.ts'
import type { PastBoards } from '../../src/repo/history/moments.ts'
import { boardText, cardText, seededRandom } from './cardTexts.ts'
import type { Measure } from './ratio.ts'

const cards = 1_000
const commits = 10_000
/** A slider that is pulled asks for what is far, one that is stepped has it: this many steps are taken. */
const steps = 240
const frameMs = 16.7

/** Ten thousand commits, each of which moves the next of a thousand cards into another column. */
function longPast(): PastBoards {
  const workflow = parseWorkflow(boardText, 'board')
  const random = seededRandom(1)
  const texts = Array.from({ length: cards }, (_, i) => cardText(i, random))
  const known = new Map<string, Card>()
  const cardAt = (i: number, moves: number): Card => {
    const column = workflow.columns[(i + moves) % workflow.columns.length]?.id ?? ''
    const key = `${i} ${column}`
    const card =
      known.get(key) ??
      parseCard(`card-${i}.md`, (texts[i] ?? '').replace(/^status: .*$/m, `status: ${column}`), workflow.fieldNames)
    if (!card) throw new Error('This is no card.')
    known.set(key, card)
    return card
  }
  const movesOf = (i: number, place: number): number => Math.floor((place - i + cards) / cards)
  return {
    history: {
      head: commitOf(commits - 1),
      commits: Array.from({ length: commits }, (_, i) => ({
        id: commitOf(i),
        parents: i === 0 ? [] : [i - 1],
        author: `Person ${i % 9}`,
        email: 'someone@example.com',
        at: Date.UTC(2024, 0, 1) + i * 5_000_000,
        subject: `board: move SRE-${i % cards} to another column`,
      })),
      line: Array.from({ length: commits }, (_, i) => i),
      lives: [],
      gaps: { isShallow: false, missingVersions: 0, skewedCards: 0, withoutWorkflow: 0 },
    },
    boardAt: (place) =>
      Promise.resolve(
        buildBoard(
          workflow,
          texts.map((_, i) => cardAt(i, movesOf(i, place))),
        ),
      ),
    isBeforeWorkflow: () => false,
    meetings: [],
    workflow,
    prefix: 'board/',
  }
}

/** Milliseconds that the page works for one step of the slider, painting included: from the beginning of a frame. */
function stepOf(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const slider = document.querySelector('.time-slider')
        requestAnimationFrame(() => {
          const start = performance.now()
          slider?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - start)
          // What is posted here is done after this frame is painted.
          port2.postMessage(null)
        })
      }),
    key,
  )
}

/** How the slider of ten thousand commits feels over a wall of a thousand cards. */
export async function measureHistorySlider(): Promise<readonly Measure[]> {
  const browser = await launchChromium()
  try {
    const past = longPast()
    const files = { 'board.md': boardText, 'card-0.md': cardText(0, seededRandom(1)) }
    const board = await openBoardPage(browser, await builtBoard(), { files, past, remembered: { tab: 'history' } })
    const { page } = board
    const drawn = (moment: number): Promise<unknown> =>
      page.locator(`.past-wall[data-moment="${moment}"][aria-busy=false]`).waitFor()
    await drawn(commits - 1)
    await page.waitForTimeout(1_500)
    const times: number[] = []
    for (let step = 0; step < steps; step++) {
      const at = commits - 2 - step
      times.push(await stepOf(page, 'ArrowLeft'))
      await drawn(at)
      await page.waitForTimeout(30)
    }
    const started = performance.now()
    await page.getByRole('slider').press('Home')
    await drawn(0)
    const jump = performance.now() - started
    const sorted = times.sort((one, other) => one - other)
    const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Infinity
    const detail = `median ${(sorted[steps / 2] ?? 0).toFixed(1)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(1)} ms of ${steps}`
    return [
      { name: `a step of the slider, ${cards} cards, 95th percentile`, value: p95, unit: 'ms', limit: frameMs, detail },
      { name: `a jump over ${commits} commits, to painted`, value: jump, unit: 'ms', limit: 1_000, detail: 'once' },
    ]
  } finally {
    await browser.close()
  }
}
