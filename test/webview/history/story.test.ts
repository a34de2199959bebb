import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardsOfSuite } from '../aBoard.ts'
import { aPast, pastFiles, wallOf } from './aPast.ts'

describe('the story of a card in its panel', () => {
  const aBoard = boardsOfSuite()

  it('tells its days in each column, who did what and when, and leads to the wall of that moment', async () => {
    const board = await aBoard({ files: pastFiles, past: aPast() })
    const { page, card } = board
    await card('SRE-A').focus()
    await page.keyboard.press('Enter')
    const story = page.getByRole('region', { name: 'History of the card' })
    await story.waitFor()
    const days = story.getByRole('list', { name: 'Days in each column' })
    assert.deepEqual(await days.getByRole('listitem').allTextContents(), [
      'Readyunder a day',
      'In progress9 days',
      'Done13 days',
    ])
    const told = await story.locator('.story-events li').allTextContents()
    assert.equal(told[0], 'In progress → DoneBola Kuti · Wed 11 Nov 2026, 15:00')
    assert.equal(told[2], 'blocked for 1 day: Unknown dependencies, the vendorAnne Nowak · Mon 9 Nov 2026, 09:00')
    await story.getByRole('button', { name: 'Mon 9 Nov 2026, 09:00' }).click()
    await wallOf(board, 3)
    assert.deepEqual(await page.getByRole('tab', { selected: true }).allTextContents(), ['History'])
    assert.deepEqual(board.complaints, [])
  })

  it('is left out of a card that the history does not know', async () => {
    const { page, card } = await aBoard({ files: pastFiles, past: aPast() })
    await card('SRE-C').focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-panel="SRE-C"] .panel-body').waitFor()
    await page.waitForTimeout(100)
    assert.equal(await page.locator('.panel-story').count(), 0)
  })
})
