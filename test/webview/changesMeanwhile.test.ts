import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'
import { cardText, designBoard } from './designBoard.ts'
import { frame, hold } from './hold.ts'

/** What a pull, a checkout or another editor leaves behind: other files. */
async function arrives(board: BoardPage, files: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) board.board.write(path, text)
  await board.update()
  await frame(board.page)
}

async function focused({ page }: BoardPage): Promise<string | null | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['card'])
}

/** The workflow without the column Review. */
const withoutReview = (designBoard['board.md'] ?? '').replace(/^.*id: review.*\n/m, '')

describe('a dialog while the board changes under it', () => {
  const aBoard = boardsOfSuite()

  it('keeps what was typed, and adds to what others wrote meanwhile', async () => {
    const board = await aBoard()
    await board.card('SRE-4FGT').focus()
    await board.page.keyboard.press('a')
    const box = board.page.getByRole('dialog').getByRole('textbox', { name: 'Assignees' })
    await box.fill('bola, anne')
    const theirs = cardText('review', 'SRE-4FGT', 'Retention by class of data', 'rank: aZ\nassignees: [bola, ewa]')
    await arrives(board, { 'sre-4fgt.md': theirs })
    await board.page.getByRole('dialog', { name: 'Assign Retention by class of data' }).waitFor()
    assert.equal(await box.inputValue(), 'bola, anne')
    assert.equal(await box.evaluate((element) => element === document.activeElement), true)
    await board.page.keyboard.press('Enter')
    const assignees = ['bola', 'ewa', 'anne']
    assert.deepEqual(
      board.intents().map(({ intent }) => intent),
      [{ kind: 'assignCard', card: 'SRE-4FGT', assignees, reason: null }],
    )
  })

  it('says that its card is gone, closes, and leaves the focus on the board', async () => {
    const board = await aBoard()
    await board.card('SRE-4FGT').focus()
    await board.page.keyboard.press('b')
    await board.page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Half a sentence')
    await arrives(board, { 'sre-4fgt.md': null })
    await board.page.getByRole('dialog').waitFor({ state: 'detached' })
    await board.page.getByRole('alert').filter({ hasText: 'SRE-4FGT is no longer on the board.' }).waitFor()
    assert.ok(await focused(board))
    assert.deepEqual(board.intents(), [])
  })

  it('goes on with those of several cards that are left', async () => {
    const board = await aBoard()
    for (const id of ['SRE-3TNM', 'SRE-K2VD', 'SRE-9RRB']) await board.card(id).click({ modifiers: ['Control'] })
    await board.page.keyboard.press('m')
    await board.page.getByRole('dialog', { name: 'Move 3 cards' }).getByRole('radio', { name: 'Done' }).check()
    await arrives(board, { 'sre-k2vd.md': null })
    const dialog = board.page.getByRole('dialog', { name: 'Move 2 cards' })
    await dialog.getByRole('button', { name: 'Move' }).click()
    await board.column('done').locator('[data-card="SRE-9RRB"]:not([data-pending])').waitFor()
    assert.equal(board.intents().length, 1)
    await board.column('done').locator('[data-card="SRE-3TNM"]').waitFor()
  })

  it('moves to no column that is gone', async () => {
    const board = await aBoard()
    await board.card('SRE-4FGT').focus()
    await board.page.keyboard.press('m')
    const dialog = board.page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Review' }).check()
    await arrives(board, { 'board.md': withoutReview })
    await dialog.getByRole('radio', { name: 'Review' }).waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Move' }).click()
    assert.deepEqual(board.intents(), [])
    await dialog.getByRole('radio', { name: 'Done' }).check()
    await dialog.getByRole('button', { name: 'Move' }).click()
    await board.column('done').locator('[data-card="SRE-4FGT"]').waitFor()
  })

  it('about a limit gives up when its card is gone', async () => {
    const board = await aBoard()
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('Alt+ArrowRight')
    await board.page.getByRole('dialog', { name: 'Over the limit' }).waitFor()
    await arrives(board, { 'sre-d4jq.md': null })
    await board.page.getByRole('dialog').waitFor({ state: 'detached' })
    await board.page.getByRole('alert').filter({ hasText: 'SRE-D4JQ is no longer on the board.' }).waitFor()
    assert.equal(board.intents().length, 1)
    assert.equal(await board.page.locator('[data-pending]').count(), 0)
    assert.ok(await focused(board))
  })

  it('keeps Ctrl+Z on its buttons from the editor', async () => {
    const board = await aBoard()
    await board.card('SRE-4FGT').focus()
    await board.page.keyboard.press('m')
    await board.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).focus()
    for (const key of ['Control+z', 'Control+Shift+Z']) await board.page.keyboard.press(key)
    const out = await board.page.evaluate(() => (window as unknown as { keysThatGotOut: string[][] }).keysThatGotOut)
    assert.deepEqual(
      out.filter(([key]) => key?.toLowerCase() === 'z'),
      [],
    )
    assert.deepEqual(board.intents(), [])
  })
})

describe('a card in the air while the board changes under it', () => {
  const aBoard = boardsOfSuite()

  it('that vanishes ends harmlessly', async () => {
    const board = await aBoard()
    await hold(board, 'SRE-D4JQ', { column: 'backlog' })
    await arrives(board, { 'sre-d4jq.md': null })
    await board.page.mouse.move(80, 500)
    await board.page.mouse.up()
    await frame(board.page)
    await board.page.mouse.move(90, 500)
    await board.page.locator('.drop-line').waitFor({ state: 'detached' })
    assert.deepEqual(board.intents(), [])
    await hold(board, 'SRE-N7PY', { column: 'backlog' })
    await board.page.mouse.up()
    await board.column('backlog').locator('[data-card="SRE-N7PY"]').waitFor()
  })

  it('over a column that vanishes is where it was', async () => {
    const board = await aBoard()
    await hold(board, 'SRE-D4JQ', { column: 'review' })
    await arrives(board, { 'board.md': withoutReview })
    await board.page.mouse.up()
    await frame(board.page)
    assert.deepEqual(board.intents(), [])
    await board.column('ready').locator('[data-card="SRE-D4JQ"]').waitFor()
    await board.page.getByRole('alert').filter({ hasText: 'nothing was moved' }).waitFor()
  })

  it('lands beside the card that it was dropped at, wherever others are now', async () => {
    const board = await aBoard()
    await hold(board, 'SRE-D4JQ', { card: 'SRE-K2VD', part: 'bottom' })
    await arrives(board, { 'sre-8qwx.md': null, 'sre-5hzc.md': cardText('ready', 'SRE-5HZC', 'Theirs', 'rank: aE') })
    const { x, y, width, height } = (await board.card('SRE-K2VD').boundingBox())!
    await board.page.mouse.move(x + width / 2, y + height - 4, { steps: 3 })
    await frame(board.page)
    await board.page.mouse.up()
    await board.page.getByRole('status').filter({ hasText: 'SRE-D4JQ moved to Backlog, 3 of 4' }).waitFor({
      state: 'attached',
    })
    assert.match(await board.card('SRE-5HZC').innerText(), /Theirs/)
  })
})

describe('an alert', () => {
  const aBoard = boardsOfSuite()

  it('closed by its button gives the keyboard back to the card', async () => {
    const board = await aBoard({ prepare: (memory) => (memory.readOnly = 'untrusted') })
    await board.card('SRE-4FGT').focus()
    await board.page.keyboard.press('Alt+ArrowRight')
    const close = board.page.getByRole('button', { name: 'Close message' })
    await close.focus()
    await board.page.keyboard.press('Enter')
    await close.waitFor({ state: 'detached' })
    assert.equal(await focused(board), 'SRE-4FGT')
  })
})
