import type { FrameLocator, Locator } from 'playwright-core'
import type { Workbench } from '../vscode/workbench.ts'

/** The board as a person has it before them, in a window of VS Code. */
export class Wall {
  readonly workbench: Workbench
  readonly frame: FrameLocator

  constructor(workbench: Workbench) {
    this.workbench = workbench
    this.frame = workbench.webview
  }

  /**
   * Opens the board by its command, and waits until its columns are drawn. Where no panel has come at all, the key has
   * gone to something that came over the palette, and the command is run again; a panel that stays empty is a failure.
   */
  async open(): Promise<void> {
    await this.workbench.runCommand('Walk the Wall: Open Board')
    const panel = this.workbench.page.locator('iframe.webview').first()
    try {
      await panel.waitFor({ state: 'attached', timeout: 10_000 })
    } catch {
      console.log('      The command was lost: the board is opened again.')
      await this.workbench.runCommand('Walk the Wall: Open Board')
    }
    await this.isDrawn()
  }

  async isDrawn(): Promise<void> {
    await this.frame.locator('main[data-board] [data-column]').first().waitFor({ timeout: 30_000 })
  }

  card(id: string): Locator {
    return this.frame.locator(`[data-card="${id}"]`)
  }

  column(id: string): Locator {
    return this.frame.locator(`[data-column="${id}"]`)
  }

  /** The card where it belongs now, and no longer waiting for its commit. */
  async settlesIn(column: string, card: string): Promise<void> {
    await this.column(column).locator(`[data-card="${card}"]:not([data-pending])`).waitFor()
  }

  /** Ids of the cards drawn in a column, top to bottom. */
  cardsIn(column: string): Promise<readonly string[]> {
    return this.column(column)
      .locator('[data-card]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-card') ?? ''))
  }

  /** Drags a card onto another card, or onto a column, as a hand does: by and by. */
  async drag(card: string, target: Locator): Promise<void> {
    await this.hold(card, target)
    await this.workbench.page.mouse.up()
  }

  /** Takes a card and holds it over another card, or over a column. */
  async hold(card: string, target: Locator): Promise<void> {
    const { mouse } = this.workbench.page
    const from = await middleOf(this.card(card))
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(from.x + 4, from.y + 4, { steps: 2 })
    const to = await middleOf(target)
    await mouse.move(to.x, to.y, { steps: 8 })
    // The browser tells the page where the pointer is some times a second: the line is drawn before the drop.
    await this.workbench.page.waitForTimeout(150)
    await mouse.move(to.x + 1, to.y + 1)
  }

  /** Chooses an item of the card's `…` menu. */
  async choose(card: string, title: string, item: string): Promise<void> {
    await this.card(card).hover()
    await this.frame.getByRole('button', { name: `Actions for ${title}` }).click()
    await this.frame.getByRole('menuitem', { name: item }).click()
  }

  /** Whether the focus is on the card or on its Actions button. */
  hasFocus(id: string): Promise<boolean> {
    return this.card(id).evaluate((card) => card.contains(card.ownerDocument.activeElement))
  }

  dialog(name: string): Locator {
    return this.frame.getByRole('dialog', { name })
  }

  /** The newest sentence for the screen reader. */
  get voice(): Locator {
    return this.frame.locator('[role=status]')
  }

  get alert(): Locator {
    return this.frame.locator('[role=alert]')
  }
}

async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await element.scrollIntoViewIfNeeded()
  const box = await element.boundingBox()
  if (box === null) throw new Error('The element is not drawn.')
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 600) / 2 }
}
