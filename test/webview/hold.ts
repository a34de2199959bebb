import type { Page } from 'playwright-core'
import type { BoardPage } from './boardPage.ts'

/** Takes a card with the mouse and holds it over the upper or lower part of another, or over a column's free space. */
export async function hold(
  board: BoardPage,
  id: string,
  over: { card: string; part: 'top' | 'bottom' } | { column: string },
) {
  const { page } = board
  // What has come into view just now is laid out in the next frame.
  await frame(page)
  const from = (await board.card(id).boundingBox())!
  await page.mouse.move(from.x + 60, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 66, from.y + 26, { steps: 2 })
  if ('card' in over) {
    const to = (await board.card(over.card).boundingBox())!
    const y = over.part === 'top' ? to.y + 5 : to.y + to.height - 5
    await page.mouse.move(to.x + 90, y, { steps: 4 })
    await page.mouse.move(to.x + 92, y)
  } else {
    const to = (await board.column(over.column).boundingBox())!
    await page.mouse.move(to.x + 90, to.y + to.height - 12, { steps: 4 })
    await page.mouse.move(to.x + 92, to.y + to.height - 12)
  }
  await frame(page)
}

/** Resolves when what was changed is drawn. */
export async function frame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Ids of the cards drawn in a column, top to bottom. */
export async function idsOf(board: BoardPage, column: string): Promise<(string | undefined)[]> {
  return board
    .column(column)
    .locator('[data-card]')
    .evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset['card']))
}
