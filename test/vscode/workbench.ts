import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import type { RunningServer } from './startServer.ts'

/** A window of VS Code in a browser, with a folder open; what a person does with it beyond the board. */
export class Workbench {
  readonly page: Page
  readonly #browser: Browser

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser
    this.page = page
  }

  /** Opens `folder` (absolute) and waits until the workbench stands. Sizes in CSS pixels. */
  static async open(
    server: RunningServer,
    folder: string,
    viewport: { readonly width: number; readonly height: number } = { width: 1480, height: 900 },
  ): Promise<Workbench> {
    const browser = await launchChromium()
    const page = await browser.newPage({ viewport })
    await page.goto(server.address(folder))
    const workbench = new Workbench(browser, page)
    await workbench.#stands()
    return workbench
  }

  /** The inside of the one visible webview. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
  }

  /** Runs a command by its title in the command palette; waits until the palette offers it. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1')
    const input = this.page.locator('.quick-input-widget input').first()
    await input.waitFor()
    await input.fill(`>${title}`)
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor()
    await this.page.keyboard.press('Enter')
  }

  /** "Developer: Reload Window": editors come back as they were, which a bare page reload does not promise. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load')
    await this.runCommand('Developer: Reload Window')
    await loaded
    await this.#stands()
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }

  async #stands(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 })
  }
}
