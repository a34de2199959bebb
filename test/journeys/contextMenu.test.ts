import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { before, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

describe("the editor's context menu on the board", () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    wall = await open(repository)
  })

  /** Opens the menu of a place on the board; resolves to its items. */
  async function menuOf(place: Locator): Promise<Locator> {
    await place.click({ button: 'right', position: { x: 30, y: 12 } })
    const items = wall.workbench.page.getByRole('menuitem')
    await items.filter({ hasText: 'Card' }).first().waitFor()
    // The editor takes a click that follows at once for the end of the one that opened the menu.
    await wall.workbench.page.waitForTimeout(500)
    return items
  }

  it('acts on the card that it was opened on, wherever the focus was', async () => {
    await wall.card('SRE-4G6J').focus()
    const change = await oneCommit(repository, async () => {
      const items = await menuOf(wall.card('SRE-3F5H'))
      const names = (await items.allTextContents()).map((text) => text.trim())
      assert.ok(names.includes('Block Card…') && !names.includes('Unblock Card'), names.join())
      assert.ok(!names.some((name) => /^(Cut|Copy|Paste)$/.test(name)), names.join())
      await items.filter({ hasText: 'Move Card to…' }).click()
      const dialog = wall.dialog('Move Mirror the package registry')
      await dialog.getByText('Ready', { exact: true }).click()
      await dialog.getByRole('button', { name: 'Move' }).click()
      await wall.settlesIn('ready', 'SRE-3F5H')
    })
    assert.equal(change.subject, 'board: move SRE-3F5H to Ready')
  })

  it('adds a card to the column that it was opened on', async () => {
    const items = await menuOf(wall.column('review').locator('.column-head'))
    await items.filter({ hasText: 'Add Card' }).click()
    await wall.column('review').getByRole('textbox', { name: 'Title of the new card' }).waitFor()
    await wall.workbench.page.keyboard.press('Escape')
  })
})
