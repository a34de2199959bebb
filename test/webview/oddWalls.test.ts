import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { boardsOfSuite } from './aBoard.ts'
import { cardText, designBoard } from './designBoard.ts'
import type { Files } from './memoryBoard.ts'

/** So many columns, each with as many cards as said. */
function manyColumns(columns: number, cardsInEach: number): Files {
  const ids = Array.from({ length: columns }, (_, i) => `c${i}`)
  const cards = ids.flatMap((column, c) =>
    Array.from({ length: cardsInEach }, (_, i): [string, string] => {
      const id = `X-${c}-${i}`
      return [`${id}.md`, cardText(column, id, `Card ${i} of column ${c}`, `rank: a${i}`)]
    }),
  )
  const board = `---\ntitle: Odd\ncolumns:\n${ids.map((id) => `  - id: ${id}\n    wip: 3\n`).join('')}---\n`
  return { 'board.md': board, ...Object.fromEntries(cards) }
}

/** Whether the page itself is wider than the window: only the wall may scroll sideways. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

describe('a wall of an odd size', function () {
  this.timeout(60_000)
  const aBoard = boardsOfSuite()

  it('of 200 columns is walked to its end, and a card moves there', async () => {
    const { page, card, column, intents } = await aBoard({ files: manyColumns(200, 3) })
    assert.equal(await page.locator('[data-column]').count(), 200)
    assert.equal(await overflows(page), false)
    await card('X-0-0').focus()
    for (let i = 0; i < 199; i++) await page.keyboard.press('ArrowRight')
    assert.match(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['card'] ?? ''), /^X-199-/)
    await page.keyboard.press('Alt+ArrowLeft')
    await column('c198').locator('[data-card^="X-199-"]').waitFor()
    assert.equal(intents().length, 1)
  })

  it('of 200 columns and 1,200 cards draws only what is near', async () => {
    const { page } = await aBoard({ files: manyColumns(200, 6) })
    const drawn = await page.locator('[data-card]').count()
    assert.ok(drawn > 6 && drawn < 400, String(drawn))
    await page.locator('.wall').evaluate((wall) => wall.scrollTo(wall.scrollWidth, 0))
    await page.locator('[data-card="X-199-0"]').waitFor()
  })

  it('with 50 labels on a card keeps the others in sight and its page within the window', async () => {
    const labels = Array.from({ length: 50 }, (_, i) => `label-number-${i}`)
    const files = {
      ...designBoard,
      'many.md': cardText('ready', 'MANY', 'A card with many labels', `rank: Zz\nlabels: [${labels.join(', ')}]`),
    }
    for (const width of [1480, 320]) {
      const { page, card } = await aBoard({ files, width })
      assert.equal(await overflows(page), false)
      const box = (await card('MANY').boundingBox())!
      const column = (await page.locator('[data-column="ready"]').boundingBox())!
      assert.ok(box.x >= column.x && box.x + box.width <= column.x + column.width + 1)
      assert.ok(await card('MANY').getByText('#label-number-49').count())
    }
  })

  it('with a title of 10,000 characters, with and without blanks, shows three lines of it and the rest of the column', async () => {
    const files = {
      ...designBoard,
      'long.md': cardText('ready', 'LONG', 'x'.repeat(10_000), 'rank: Zy'),
      'words.md': cardText('ready', 'WORDS', 'many words '.repeat(900).trim(), 'rank: Zz'),
    }
    const { page, card } = await aBoard({ files })
    assert.equal(await overflows(page), false)
    for (const id of ['LONG', 'WORDS']) assert.ok((await card(id).boundingBox())!.height < 200, id)
  })

  it('of 10,000 cards in one column is walked to its last card', async () => {
    const cards = Array.from({ length: 10_000 }, (_, i): [string, string] => {
      const id = `B-${String(i).padStart(5, '0')}`
      return [`${id}.md`, cardText('backlog', id, `Card ${i}`, `rank: c${String(i).padStart(5, '0')}V`)]
    })
    const { page, card, column } = await aBoard({
      files: { 'board.md': designBoard['board.md']!, ...Object.fromEntries(cards) },
    })
    await card('B-00000').focus()
    await page.keyboard.press('End')
    await card('B-09999').waitFor()
    assert.equal(await card('B-09999').getAttribute('aria-setsize'), '10000')
    assert.ok((await column('backlog').locator('[data-card]').count()) < 120)
  })

  it('of one card is a board like any other', async () => {
    const files = { 'board.md': designBoard['board.md']!, 'one.md': cardText('ready', 'ONE', 'The one', 'rank: a0') }
    const { page, column } = await aBoard({ files })
    await page.locator('[data-card="ONE"]').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await column('in-progress').locator('[data-card="ONE"]').waitFor()
  })
})
