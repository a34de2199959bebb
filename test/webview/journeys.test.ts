import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'

/** What a screen reader says of the element that has the focus: role, name and states. */
async function heard({ page }: BoardPage): Promise<string> {
  const [line = ''] = (await page.locator(':focus').ariaSnapshot()).split('\n')
  // The snapshot is YAML: what has a colon in it is in quotes.
  return line
    .replace(/^- /, '')
    .replace(/:$/, '')
    .replace(/^'(.*)'$/, '$1')
}

/** The newest sentence of the polite live region. */
async function said({ page }: BoardPage): Promise<string> {
  return (await page.getByRole('status').textContent()) ?? ''
}

describe('with a screen reader', () => {
  const aBoard = boardsOfSuite()

  it('the wall is named lists of cards, and each card says all that its face shows', async () => {
    const board = await aBoard()
    const { page } = board
    assert.equal(await page.getByRole('main').getAttribute('aria-label'), 'SRE wall')
    const snapshot = await page.getByRole('main').ariaSnapshot()
    for (const name of ['Backlog', 'Ready', 'In progress', 'Review', 'Done'])
      assert.match(snapshot, new RegExp(`- list "${name}`))
    assert.match(snapshot, /- heading "SRE wall" \[level=1\]/)
    assert.match(snapshot, /- list "Time thieves"/)
    await board.card('SRE-7K3Q').focus()
    assert.equal(
      await heard(board),
      'listitem "Replace the VPC peering mesh with a transit gateway, SRE-7K3Q, blocked: Unknown dependencies, Waiting for the network team’s BGP ASN, assigned to Anne Nowak, checklist 2 of 5"',
    )
  })

  it('cards are walked by arrows, each with its place in its list', async () => {
    const board = await aBoard()
    await board.card('SRE-5HZC').focus()
    await board.page.keyboard.press('ArrowDown')
    assert.match(await heard(board), /^listitem "Terraform state per team instead of one for all, SRE-2M8X/)
    const place = await board.page
      .locator(':focus')
      .evaluate((card) => `${card.getAttribute('aria-posinset') ?? ''} of ${card.getAttribute('aria-setsize') ?? ''}`)
    assert.equal(place, '2 of 4')
    await board.page.keyboard.press('ArrowRight')
    assert.match(await heard(board), /^listitem "Replace the VPC peering mesh/)
  })

  it('a card is moved: the focus stays on it, and the board says where it is', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('Alt+ArrowLeft')
    await board.column('backlog').locator('[data-card="SRE-D4JQ"]').waitFor()
    await board.page.getByRole('status').filter({ hasText: 'SRE-D4JQ' }).waitFor()
    assert.equal(await said(board), 'SRE-D4JQ moved to Backlog, 5 of 5')
    assert.match(await heard(board), /^listitem "Alert on error budget burn, not on CPU, SRE-D4JQ/)
  })

  it('a limit asks in a dialog that is named, with a box that says it is required', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('Alt+ArrowRight')
    const dialog = board.page.getByRole('dialog', { name: 'Over the limit' })
    await dialog.waitFor()
    assert.match(await dialog.ariaSnapshot(), /In progress would be 6 of 4\. Say why to go over it\./)
    assert.equal(await heard(board), 'textbox "Reason"')
    assert.equal(await board.page.locator(':focus').getAttribute('aria-required'), 'true')
    await board.page.keyboard.type('The pager rings')
    await board.page.keyboard.press('Enter')
    await board.page.getByRole('status').filter({ hasText: 'moved' }).waitFor()
    assert.equal(await said(board), 'SRE-D4JQ moved to In progress, 6 of 6; In progress is over its limit, 6 of 4')
  })

  it('a card is blocked: thieves are a group of radio buttons, each with what it means', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('b')
    const dialog = board.page.getByRole('dialog', { name: 'Block Alert on error budget burn, not on CPU' })
    await dialog.waitFor()
    assert.match(await dialog.ariaSnapshot(), /- radiogroup "Time thief":[^]*- radio "Too much WIP"/)
    const unplanned = board.page.getByRole('radio', { name: 'Unplanned work' })
    const hint = await unplanned.evaluate(
      (radio) => document.getElementById(radio.getAttribute('aria-describedby') ?? '')?.textContent,
    )
    assert.equal(hint, 'An interruption took the time that this work was promised.')
    await unplanned.check()
    await board.page.getByRole('textbox', { name: 'Reason' }).fill('The vendor is silent')
    await board.page.keyboard.press('Enter')
    await board.page.getByRole('status').filter({ hasText: 'blocked' }).waitFor()
    assert.equal(await said(board), 'SRE-D4JQ blocked: The vendor is silent')
    assert.match(await heard(board), /blocked: Unplanned work, The vendor is silent/)
  })

  it('a menu is a menu: its items are walked, and Escape gives the card back', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('Shift+F10')
    await board.page.getByRole('menu', { name: 'Actions for Alert on error budget burn, not on CPU' }).waitFor()
    assert.match(await heard(board), /^menuitem "Move to…/)
    await board.page.keyboard.press('ArrowDown')
    assert.match(await heard(board), /^menuitem /)
    await board.page.keyboard.press('Escape')
    assert.match(await heard(board), /Alert on error budget burn, not on CPU/)
  })

  it('a refusal is said at once, in an alert', async () => {
    const board = await aBoard({ prepare: (memory) => (memory.readOnly = 'untrusted') })
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('Alt+ArrowRight')
    const alert = board.page.getByRole('alert').filter({ hasText: /./ })
    await alert.waitFor()
    assert.equal(await alert.textContent(), 'Restricted Mode: read-only. Trust this workspace to change the board.')
  })
})
