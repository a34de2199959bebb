import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import type { RunningServer } from './startServer.ts'

/** CSS pixels. */
export interface Viewport {
  readonly width: number
  readonly height: number
}

/** How a window is opened. */
export interface WindowOptions {
  readonly viewport?: Viewport
  /** The display language, like `de`; English without it. */
  readonly language?: string
}

/** A window of VS Code in a browser, with a folder open; what a person does with it beyond the board. */
export class Workbench {
  readonly page: Page
  readonly #browser: Browser

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser
    this.page = page
  }

  /**
   * Opens `folder` (absolute) and waits until the workbench stands. Sizes in CSS pixels. In another display language
   * only extensions speak it: VS Code's own language packs come from a marketplace.
   */
  static async open(
    server: RunningServer,
    folder: string,
    { viewport = { width: 1900, height: 900 }, language }: WindowOptions = {},
  ): Promise<Workbench> {
    const browser = await launchChromium()
    try {
      const page = await browser.newPage({ viewport })
      // What a language pack sets: the display language, which the extension host is told.
      if (language !== undefined) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = '${language}'`)
      page.setDefaultTimeout(15_000)
      await page.goto(server.address(folder))
      const workbench = new Workbench(browser, page)
      await workbench.#stands()
      return workbench
    } catch (error) {
      await browser.close()
      throw error
    }
  }

  /** The inside of the one visible webview. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
  }

  /** Runs a command by its title in the command palette, which is opened anew until it offers it. */
  async runCommand(title: string): Promise<void> {
    const offered = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first()
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press('F1')
      try {
        await this.page.locator('.quick-input-widget input').first().fill(`>${title}`, { timeout: 2000 })
        await offered.waitFor({ timeout: 1000 })
        break
      } catch (error) {
        // The palette does not grow by the commands of an extension that comes while it is open, and a part of the
        // window that comes late can take the focus from it, which closes it.
        if (tries === 20) throw error
        await this.page.keyboard.press('Escape')
      }
    }
    await this.page.keyboard.press('Enter')
  }

  /** Says no to "Do you trust the authors?", which an older VS Code asks some seconds after its window stands. */
  async declineTrust(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: "No, I don't trust the authors" }).click()
    await this.page.locator('.part.statusbar').getByText('Restricted Mode').waitFor()
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
