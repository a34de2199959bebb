import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { boardsOfSuite } from './aBoard.ts'
import { cardText, designBoard } from './designBoard.ts'

const many = Object.fromEntries(
  Array.from({ length: 613 }, (_, i): [string, string] => {
    const id = `BAC-${String(i).padStart(4, '0')}`
    return [`${id}.md`, cardText('done', id, `Card ${i}`, `rank: c${String(i).padStart(3, '0')}V`)]
  }),
)

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement).dataset['card'])

describe('a card that is asked for elsewhere', () => {
  const aBoard = boardsOfSuite()

  it('has the keyboard and is seen, however far away it was drawn, or was not', async () => {
    const { page, card, send } = await aBoard({ files: { ...designBoard, ...many }, width: 700 })
    await send({ type: 'reveal', path: 'BAC-0500.md' })
    await card('BAC-0500').waitFor()
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['card'] === 'BAC-0500')
    await page.waitForFunction(() => {
      const box = document.activeElement?.getBoundingClientRect()
      return box && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight
    })
    await send({ type: 'reveal', path: 'BAC-0002.md' })
    await card('BAC-0002').waitFor()
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['card'] === 'BAC-0002')
  })

  it('is unfolded, with its column and its lane', async () => {
    const remembered = { lanes: 'class', foldedColumns: ['done'], foldedLanes: ['class:standard'] }
    const { page, send } = await aBoard({ files: { ...designBoard, ...many }, remembered })
    const folded = page.locator('.column.folded, .lane-button[aria-expanded="false"]')
    await folded.nth(1).waitFor()
    await send({ type: 'reveal', path: 'BAC-0500.md' })
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['card'] === 'BAC-0500')
    assert.equal(await folded.count(), 0)
  })

  it('that is not there is told of', async () => {
    const { page, send } = await aBoard()
    const before = await focused(page)
    await send({ type: 'reveal', path: 'gone.md' })
    await page.getByRole('alert').filter({ hasText: 'not on the wall any more' }).waitFor()
    assert.equal(await focused(page), before)
  })
})
