import { after, before } from 'mocha'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../vscode/chromium.ts'
import { type BoardPage, openStage, type PageOptions } from './boardPage.ts'
import { builtBoard } from './bundle.ts'
import { screens, troubledBoard } from './screens.ts'

/** Looks at a screen and says what is wrong with it. */
export type Look = (board: BoardPage) => Promise<readonly string[]>

/** So many screens are looked at side by side, each in a page of its own. */
const pages = 2

/** For a suite: goes to every screen of the table and gathers what is wrong there, by the name of the screen. */
export function screensOfSuite(): (look: Look, options?: Partial<PageOptions>) => Promise<Record<string, unknown>> {
  let browser: Browser
  before(async function () {
    this.timeout(60_000)
    browser = await launchChromium()
  })
  after(() => browser.close())
  return async (look, options) => {
    const found: Record<string, unknown> = {}
    const left = Object.entries(screens)
    const visit = async (): Promise<void> => {
      const stage = await openStage(browser, await builtBoard())
      for (let next = left.shift(); next; next = left.shift()) {
        const [name, screen] = next
        const board = await stage.open({ files: troubledBoard, height: 600, ...screen.options, ...options })
        await screen.reach(board)
        const wrong = await look(board)
        if (wrong.length > 0) found[name] = wrong
        await board.close()
      }
      await stage.close()
    }
    await Promise.all(Array.from({ length: pages }, visit))
    return found
  }
}
