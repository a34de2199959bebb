import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { boardCommands } from '../../src/protocol.ts'
import { boardsOfSuite } from './aBoard.ts'

async function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['card'])
}

async function keysThatGotOut(page: Page): Promise<unknown> {
  return page.evaluate(() => (window as unknown as { keysThatGotOut: unknown }).keysThatGotOut)
}

describe('the keyboard on the board', () => {
  const aBoard = boardsOfSuite()

  it('reaches one card by Tab, and walks from it with the arrows', async () => {
    const { page, card } = await aBoard()
    assert.equal(await page.locator('[data-card][tabindex="0"]').count(), 1)
    await card('SRE-8QWX').focus()
    const walk: [key: string, to: string][] = [
      ['ArrowDown', 'SRE-3TNM'],
      ['End', 'SRE-9RRB'],
      ['ArrowDown', 'SRE-9RRB'],
      ['Home', 'SRE-8QWX'],
      ['ArrowUp', 'SRE-8QWX'],
      ['ArrowRight', 'SRE-5HZC'],
      ['ArrowRight', 'SRE-ZX31'],
      ['ArrowDown', 'SRE-7K3Q'],
      ['ArrowRight', 'SRE-V3KH'],
      ['ArrowRight', 'SRE-6LLS'],
      ['ArrowRight', 'SRE-6LLS'],
      ['ArrowLeft', 'SRE-V3KH'],
    ]
    for (const [key, to] of walk) {
      await page.keyboard.press(key)
      assert.equal(await focused(page), to, key)
    }
    assert.equal(await page.locator('[data-card][tabindex="0"]').getAttribute('data-card'), 'SRE-V3KH')
    assert.equal(await page.locator('.card-menu-button[tabindex="0"]').count(), 1)
  })

  it('moves the card with Alt and an arrow, and stays on it', async () => {
    const { page, card, column, intents } = await aBoard()
    await card('SRE-3TNM').focus()
    const moves: [key: string, intent: object][] = [
      ['Alt+ArrowUp', { to: 'backlog', place: 'top' }],
      ['Alt+ArrowDown', { to: 'backlog', place: { after: 'SRE-8QWX' } }],
      ['Alt+ArrowRight', { to: 'ready', place: 'bottom' }],
      ['Alt+ArrowUp', { to: 'ready', place: { after: 'SRE-D4JQ' } }],
      ['Alt+ArrowLeft', { to: 'backlog', place: 'bottom' }],
    ]
    for (const [i, [key, intent]] of moves.entries()) {
      await page.keyboard.press(key)
      assert.deepEqual(intents()[i]?.intent, { kind: 'moveCard', card: 'SRE-3TNM', reason: null, ...intent })
      assert.equal(await focused(page), 'SRE-3TNM', key)
    }
    const said = page.getByRole('status').filter({ hasText: 'SRE-3TNM moved to Backlog, 4 of 4' })
    await said.waitFor({ state: 'attached' })
    assert.equal(await focused(page), 'SRE-3TNM')
    assert.equal(await column('backlog').locator('[data-card="SRE-3TNM"]').getAttribute('aria-posinset'), '4')
  })

  it('stays on the card while others change around it, and goes to its heir when it is gone', async () => {
    const { page, card, board, update } = await aBoard()
    await card('SRE-3TNM').focus()
    board.execute({ kind: 'moveCard', card: 'SRE-3TNM', to: 'done', place: 'top', reason: null })
    await update()
    await page.locator('[data-column="done"] [data-card="SRE-3TNM"]').waitFor()
    assert.equal(await focused(page), 'SRE-3TNM')
    board.write('sre-3tnm.md', null)
    await update()
    await card('SRE-3TNM').waitFor({ state: 'detached' })
    assert.equal(await focused(page), 'SRE-0GAT')
  })

  it('keeps each key it handles from the editor', async () => {
    const { page, card } = await aBoard()
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'e', 'm', 'b', 'a', 'n']
    const chords = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map((key) => `Alt+${key}`)
    const several = ['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+Home', 'Shift+End', 'Control+a', 'Meta+a', 'Space']
    const others = ['PageUp', 'PageDown', '?', 'Control+z', 'Control+Shift+Z', 'Meta+z', 'Shift+F10', 'ContextMenu']
    for (const key of [...keys, ...chords, ...several, ...others]) {
      await card('SRE-2M8X').focus()
      await page.keyboard.press(key)
      await page.waitForTimeout(20)
      await page.keyboard.press('Escape')
      if (await page.getByRole('dialog').count()) await page.keyboard.press('Escape')
    }
    const modifiers = new Set(['Alt', 'Control', 'Meta', 'Shift'])
    const out = (await keysThatGotOut(page)) as [string, boolean][]
    assert.deepEqual(
      out.filter(([key]) => !modifiers.has(key) && key !== 'Escape'),
      [],
    )
  })

  it('lets through what is not its own', async () => {
    const { page, card } = await aBoard()
    await card('SRE-2M8X').focus()
    for (const key of ['F1', 'Control+Shift+P', 'Control+b', 'x', 'Alt+x']) await page.keyboard.press(key)
    const out = (await keysThatGotOut(page)) as [string, boolean][]
    const plain = out.filter(([key]) => !['Alt', 'Control', 'Shift'].includes(key))
    assert.deepEqual(plain, [
      ['F1', false],
      ['P', false],
      ['b', false],
      ['x', false],
      ['x', false],
    ])
  })

  it('leaves letters alone while a text field has the focus', async () => {
    const { page, card, received } = await aBoard()
    await card('SRE-2M8X').focus()
    await page.keyboard.press('n')
    const box = page.getByRole('textbox', { name: 'Title of the new card' })
    await page.keyboard.type('Maben? e')
    assert.equal(await box.inputValue(), 'Maben? e')
    await page.keyboard.press('Control+z')
    assert.equal(await page.getByRole('dialog').count(), 0)
    assert.deepEqual(received, [{ type: 'ready' }])
  })

  it('selects all of a text field at once, and hands the key to nobody', async () => {
    const { page } = await aBoard()
    const box = page.getByRole('searchbox', { name: 'Filter cards' })
    await box.fill('is:active')
    await page.evaluate(() => ((window as unknown as { keysThatGotOut: unknown[] }).keysThatGotOut = []))
    await page.keyboard.press('Control+a')
    await page.keyboard.type('x')
    assert.equal(await box.inputValue(), 'x')
    const out = await page.evaluate(() => (window as unknown as { keysThatGotOut: unknown[][] }).keysThatGotOut)
    assert.ok(!out.some(([key]) => key === 'a'), JSON.stringify(out))
  })

  it('gives the card back when the box for a new one is left that its key opened', async () => {
    const { page, card } = await aBoard()
    await card('SRE-D4JQ').focus()
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Title of the new card' }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['card'] === 'SRE-D4JQ')
  })

  it('undoes and redoes from anywhere on the board', async () => {
    const { page, card, intents } = await aBoard()
    await card('SRE-2M8X').focus()
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: 'Add card to Review' }).focus()
    await page.keyboard.press('Control+Shift+Z')
    assert.deepEqual(
      intents().map(({ intent }) => intent.kind),
      ['undo', 'redo'],
    )
  })

  it('opens the file with E and a double click, which on the title opens the card alone', async () => {
    const { page, card, received } = await aBoard()
    await card('SRE-2M8X').focus()
    await page.keyboard.press('e')
    await card('SRE-2M8X').locator('.card-id').dblclick()
    await card('SRE-2M8X').locator('.card-title').dblclick()
    await page.locator('[data-panel="SRE-2M8X"]').waitFor()
    const wish = { type: 'openCard', path: 'sre-2m8x.md' }
    assert.deepEqual(
      received.filter((message) => message?.type === 'openCard'),
      [wish, wish],
    )
  })

  it('lists the keys when asked', async () => {
    const { page, card } = await aBoard()
    await card('SRE-2M8X').focus()
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    assert.match(await list.innerText(), /Alt\s+← →\s+Move the card to the next column/)
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    assert.equal(await focused(page), 'SRE-2M8X')
  })

  it('does each command of the palette with the card that has the focus', async () => {
    const { page, card, send, received, intents } = await aBoard({ isAnswering: false })
    await card('SRE-7K3Q').focus()
    const dialogs = {
      moveTo: /^Move /,
      block: /^Block /,
      assign: /^Assign /,
      setClass: /^Class of /,
      setLabels: /^Labels of /,
      flagThief: /^Time thief of /,
      setDue: /^Due date of /,
      retitle: /^Title of SRE-7K3Q/,
      renameId: /^Rename the id of /,
      archive: /^Archive Replace/,
      moveAllCards: /^Move 5 cards/,
      archiveColumn: /^Archive 5 cards/,
      archiveDone: /^Archive 2 cards/,
      renameColumn: /^Rename column In progress/,
      limitColumn: /^Limit of In progress/,
      addColumn: /^Add column after In progress/,
      removeColumn: /^Remove column In progress/,
      showKeys: /^Keyboard/,
    }
    for (const command of boardCommands) {
      await send({ type: 'command', command })
      if (!(command in dialogs)) continue
      await page.getByRole('dialog', { name: dialogs[command as keyof typeof dialogs] }).waitFor()
      await page.keyboard.press('Escape')
    }
    await page.getByRole('textbox', { name: 'Title of the new card' }).waitFor()
    assert.equal(received.filter((message) => message?.type === 'openCard').length, 1)
    assert.deepEqual(
      received.find((message) => message?.type === 'copy'),
      { type: 'copy', text: 'SRE-7K3Q' },
    )
    const moves = ['in-progress', 'in-progress', 'ready', 'in-progress', 'in-progress', 'in-progress']
    assert.deepEqual(
      intents().map(({ intent }) => ('to' in intent ? intent.to : intent.kind)),
      [...moves, 'unblockCard', 'duplicateCard', 'moveColumn', 'moveColumn'],
    )
  })
})
