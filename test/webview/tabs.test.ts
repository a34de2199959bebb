import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardsOfSuite } from './aBoard.ts'

describe('the tabs of the screens', () => {
  const aBoard = boardsOfSuite()

  it('name the screen that is shown, and one of them takes the keyboard', async () => {
    const { page } = await aBoard()
    const chosen = page.getByRole('tab', { selected: true })
    assert.deepEqual(await chosen.allTextContents(), ['Board'])
    assert.equal(await page.locator('[role=tab][tabindex="0"]').count(), 1)
    const panel = page.getByRole('tabpanel', { name: 'Board' })
    assert.equal(await chosen.getAttribute('aria-controls'), await panel.getAttribute('id'))
    assert.equal(await panel.locator('[data-column]').count(), 5)
  })

  it('come back with the board where the page remembers a screen that there is not', async () => {
    const { page } = await aBoard({ remembered: { tab: 'meeting' } })
    assert.deepEqual(await page.getByRole('tab', { selected: true }).allTextContents(), ['Board'])
  })
})
