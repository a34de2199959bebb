import { after, afterEach, before } from 'mocha'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../vscode/chromium.ts'
import { type BoardPage, openBoardPage, type PageOptions } from './boardPage.ts'
import { builtBoard } from './bundle.ts'
import { designBoard } from './designBoard.ts'

/** For a suite: opens boards in one browser of its own and closes them after each test. */
export function boardsOfSuite(): (options?: Partial<PageOptions>) => Promise<BoardPage> {
  const open: BoardPage[] = []
  let browser: Browser
  let bundle: string
  before(async function () {
    this.timeout(60_000)
    bundle = await builtBoard()
    browser = await launchChromium()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((board) => board.close()))
  })
  after(() => browser.close())
  return async (options) => {
    const board = await openBoardPage(browser, bundle, { files: designBoard, ...options })
    open.push(board)
    return board
  }
}
