import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'

async function openMenu(board: BoardPage, title: string): Promise<void> {
  await board.page.getByRole('button', { name: `Actions for ${title}` }).click()
}

/** What has the focus: a card's id, or the name of a button. */
async function focused({ page }: BoardPage): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    return element?.dataset['card'] ?? element?.getAttribute('aria-label')
  })
}

describe("a card's menu", () => {
  const aBoard = boardsOfSuite()

  it('offers what can be done with the card', async () => {
    const board = await aBoard()
    await openMenu(board, 'Alert on error budget burn, not on CPU')
    const items = board.page.getByRole('menuitem')
    const names = async (): Promise<string[]> =>
      (await items.allTextContents()).map((text) => text.replace(/[A-Z]$/, ''))
    const [moves, more] = [
      ['Move to…', 'Move to top', 'Move to bottom'],
      ['Assign…', 'Class…', 'Labels…'],
    ]
    const rest = ['Time thief…', 'Due date…', 'Change title…', 'Duplicate', 'Rename id…', 'Archive…']
    const last = ['SelectSpace', 'Copy id', 'Open cardEnter', 'Open file']
    assert.deepEqual(await names(), [...moves, 'Block…', ...more, ...rest, ...last])
    await board.page.keyboard.press('Escape')
    await openMenu(board, 'DNS move to the new provider')
    assert.deepEqual(await names(), [...moves, 'Unblock', ...more, ...rest, ...last])
  })

  it('is walked by arrows, left by Escape, and gives the focus back', async () => {
    const board = await aBoard()
    await openMenu(board, 'Alert on error budget burn, not on CPU')
    const focusedItem = () => board.page.evaluate(() => document.activeElement?.textContent)
    assert.equal(await focusedItem(), 'Move to…M')
    await board.page.keyboard.press('ArrowUp')
    assert.equal(await focusedItem(), 'Open fileE')
    await board.page.keyboard.press('a')
    assert.equal(await focusedItem(), 'Assign…A')
    await board.page.keyboard.press('Escape')
    assert.equal(await board.page.getByRole('menu').count(), 0)
    assert.equal(await focused(board), 'Actions for Alert on error budget burn, not on CPU')
  })

  it('closes when something else is pressed, and opens on a right click', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').click({ button: 'right' })
    await board.page.getByRole('menu').waitFor()
    await board.page.getByRole('heading', { level: 1 }).click()
    await board.page.getByRole('menu').waitFor({ state: 'detached' })
  })

  it("tells the editor's own menu what it is opened on", async () => {
    const board = await aBoard()
    const context = async (id: string): Promise<unknown> =>
      JSON.parse((await board.card(id).getAttribute('data-vscode-context')) ?? '')
    const plain = { webviewSection: 'card', preventDefaultContextMenuItems: true }
    const card = 'sre-pw5n.md'
    assert.deepEqual(await context('SRE-PW5N'), { ...plain, card, several: false, blocked: true, free: false })
    await board.page.keyboard.press('Control+a')
    assert.deepEqual(await context('SRE-PW5N'), { ...plain, card, several: false, blocked: true, free: false })
    await board.page.keyboard.press('Control+a')
    assert.deepEqual(await context('SRE-PW5N'), { ...plain, card, several: true, blocked: true, free: true })
    const around = await board.page.locator('main').getAttribute('data-vscode-context')
    assert.deepEqual(JSON.parse(around ?? ''), { board: 'file:///home/anne/wall/board', readOnly: false })
  })

  it('unblocks, and the focus stays on the card', async () => {
    const board = await aBoard()
    await openMenu(board, 'DNS move to the new provider')
    await board.page.getByRole('menuitem', { name: 'Unblock' }).click()
    await board.page.getByRole('status').filter({ hasText: 'SRE-PW5N unblocked' }).waitFor({ state: 'attached' })
    assert.equal(await board.card('SRE-PW5N').getAttribute('data-blocked'), null)
    assert.equal(await focused(board), 'Actions for DNS move to the new provider')
  })
})

describe('the dialogs', () => {
  const aBoard = boardsOfSuite()

  it('moves to the column that is chosen', async () => {
    const board = await aBoard()
    await openMenu(board, 'Alert on error budget burn, not on CPU')
    await board.page.getByRole('menuitem', { name: 'Move to…' }).click()
    const dialog = board.page.getByRole('dialog', { name: 'Move Alert on error budget burn, not on CPU' })
    await dialog.getByRole('radiogroup', { name: 'Column' }).getByRole('radio', { name: 'Done' }).check()
    await dialog.getByRole('button', { name: 'Move' }).click()
    await board.column('done').locator('[data-card="SRE-D4JQ"]').waitFor()
    const intent = { kind: 'moveCard', card: 'SRE-D4JQ', to: 'done', place: 'bottom', reason: null }
    assert.deepEqual(
      board.intents().map((message) => message.intent),
      [intent],
    )
    assert.equal(await focused(board), 'SRE-D4JQ')
  })

  it('blocks with a thief and a reason, and not without a reason', async () => {
    const board = await aBoard()
    await board.card('SRE-4FGT').focus()
    await board.page.keyboard.press('b')
    const dialog = board.page.getByRole('dialog', { name: 'Block Log retention by data class' })
    await dialog.waitFor()
    const thieves = dialog.getByRole('radiogroup', { name: 'Time thief' }).getByRole('radio')
    const names = await thieves.evaluateAll((radios) => radios.map((radio) => radio.closest('label')?.innerText ?? ''))
    assert.deepEqual(
      names.map((text) => text.split('\n')[0]),
      ['Too much WIP', 'Unknown dependencies', 'Unplanned work', 'Conflicting priorities', 'Neglected work'],
    )
    for (const text of names) assert.match(text, /\n.{15,}/, 'each has its definition')
    const block = dialog.getByRole('button', { name: 'Block' })
    await dialog.getByRole('radio', { name: 'Unknown dependencies', exact: true }).check()
    await block.click()
    assert.deepEqual(board.intents(), [])
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Waiting for legal')
    await dialog.getByRole('textbox', { name: 'Blocked on' }).fill('legal')
    await block.click()
    await board.card('SRE-4FGT').and(board.page.locator('[data-blocked="true"]')).waitFor()
    assert.deepEqual(board.intents()[0]?.intent, {
      kind: 'blockCard',
      card: 'SRE-4FGT',
      thief: 'unknown-dependencies',
      reason: 'Waiting for legal',
      on: 'legal',
    })
    assert.equal(await focused(board), 'SRE-4FGT')
  })

  it('assigns people, typed or suggested', async () => {
    const board = await aBoard()
    await board.card('SRE-4FGT').focus()
    await board.page.keyboard.press('a')
    const dialog = board.page.getByRole('dialog', { name: 'Assign Log retention by data class' })
    const box = dialog.getByRole('textbox', { name: 'Assignees' })
    assert.equal(await box.inputValue(), 'bola')
    await dialog.getByRole('button', { name: 'Ewa Wolf' }).click()
    assert.equal(await box.inputValue(), 'bola, ewa')
    await box.fill('@anne, Ewa')
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
    await board.page.getByRole('status').filter({ hasText: 'SRE-4FGT assigned to' }).waitFor({ state: 'attached' })
    const intent = { kind: 'assignCard', card: 'SRE-4FGT', assignees: ['anne', 'Ewa'], reason: null }
    assert.deepEqual(board.intents()[0]?.intent, intent)
  })

  it('asks for the reason over a limit, and moves with it', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('Alt+ArrowRight')
    const dialog = board.page.getByRole('dialog', { name: 'Over the limit' })
    await dialog.waitFor()
    assert.equal(await board.column('in-progress').locator('[data-card="SRE-D4JQ"][data-pending="true"]').count(), 1)
    const box = dialog.getByRole('textbox', { name: 'Reason' })
    assert.equal(await box.evaluate((element) => element === document.activeElement), true)
    await dialog.getByRole('button', { name: 'Move' }).click()
    assert.equal(board.intents().length, 1)
    await box.fill('The bank closes at four')
    await board.page.keyboard.press('Enter')
    const said = 'SRE-D4JQ moved to In progress, 6 of 4; In progress is over its limit'
    await board.page.getByRole('status').filter({ hasText: 'is over its limit' }).waitFor({ state: 'attached' })
    assert.ok((await board.page.getByRole('status').textContent())?.startsWith(said.slice(0, 33)))
    const [first, second] = board.intents()
    assert.deepEqual(second?.intent, { ...first?.intent, reason: 'The bank closes at four' })
    assert.notEqual(first?.intentId, second?.intentId)
    assert.equal(await focused(board), 'SRE-D4JQ')
    assert.match(await board.column('in-progress').innerText(), /6 \/ 4/)
  })

  for (const way of ['Escape', 'Cancel'] as const)
    it(`springs the card back without an alert on ${way} over a limit`, async () => {
      const board = await aBoard()
      await board.card('SRE-D4JQ').focus()
      await board.page.keyboard.press('Alt+ArrowRight')
      const dialog = board.page.getByRole('dialog', { name: 'Over the limit' })
      await dialog.waitFor()
      if (way === 'Escape') await board.page.keyboard.press('Escape')
      else await dialog.getByRole('button', { name: 'Cancel' }).click()
      await board.column('ready').locator('[data-card="SRE-D4JQ"]').waitFor()
      assert.equal(await board.card('SRE-D4JQ').getAttribute('data-pending'), null)
      assert.equal(await board.page.getByRole('alert').textContent(), '')
      assert.equal(board.intents().length, 1)
      assert.equal(await focused(board), 'SRE-D4JQ')
    })

  it('asks about one limit after the other', async () => {
    const board = await aBoard({ isAnswering: false })
    for (const id of ['SRE-D4JQ', 'SRE-N7PY']) {
      await board.card(id).focus()
      await board.page.keyboard.press('Alt+ArrowRight')
    }
    for (const { intentId } of board.intents()) {
      const refusal = { kind: 'refusal', code: 'reasonRequired', message: 'In progress would be over.' } as const
      await board.send({ type: 'settled', intentId, outcome: { kind: 'refused', refusal } })
    }
    const dialog = board.page.getByRole('dialog', { name: 'Over the limit' })
    for (const reason of ['The first', 'The second']) {
      await dialog.getByRole('textbox', { name: 'Reason' }).and(board.page.locator(':focus')).fill(reason)
      await board.page.keyboard.press('Enter')
    }
    await dialog.waitFor({ state: 'detached' })
    assert.deepEqual(
      board.intents().map(({ intent }) => ('reason' in intent ? intent.reason : '')),
      [null, null, 'The first', 'The second'],
    )
  })

  it('keeps the focus inside', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('a')
    await board.page.getByRole('dialog').waitFor()
    for (const key of [...Array<string>(9).fill('Tab'), ...Array<string>(9).fill('Shift+Tab')]) {
      await board.page.keyboard.press(key)
      assert.equal(await board.page.evaluate(() => document.activeElement?.closest('dialog') !== null), true)
    }
  })
})

describe('a new card', () => {
  const aBoard = boardsOfSuite()

  it('is typed in its column, one after the other', async () => {
    const board = await aBoard()
    await board.page.getByRole('button', { name: 'Add card to Ready' }).click()
    const box = board.column('ready').getByRole('textbox', { name: 'Title of the new card' })
    assert.equal(await box.evaluate((element) => element === document.activeElement), true)
    for (const title of ['First of two', 'Second of two']) {
      await board.page.keyboard.type(title)
      await board.page.keyboard.press('Enter')
      await board.column('ready').locator('[data-card]').filter({ hasText: title }).waitFor()
      assert.equal(await box.inputValue(), '')
    }
    assert.deepEqual(board.intents()[0]?.intent, {
      kind: 'addCard',
      title: 'First of two',
      column: 'ready',
      assignees: [],
      classOfService: null,
      labels: [],
      reason: null,
    })
    await board.page.keyboard.press('Enter')
    assert.equal(board.intents().length, 2)
    await board.page.keyboard.press('Escape')
    assert.equal(await box.count(), 0)
    assert.equal(await focused(board), 'Add card to Ready')
  })

  it('over the limit needs a reason; without one its title comes back into the box', async () => {
    const board = await aBoard()
    await board.page.getByRole('button', { name: 'Add card to Review' }).click()
    await board.page.keyboard.type('One too many')
    await board.page.keyboard.press('Enter')
    const dialog = board.page.getByRole('dialog', { name: 'Over the limit' })
    await dialog.waitFor()
    await board.page.keyboard.press('Escape')
    const box = board.column('review').getByRole('textbox', { name: 'Title of the new card' })
    assert.equal(await box.inputValue(), 'One too many')
    assert.equal(await box.evaluate((element) => element === document.activeElement), true)
  })
})
