import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { UiState } from '../../src/webview/uiState.ts'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'
import { hold, idsOf } from './hold.ts'

async function view({ page }: BoardPage, name: string): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitemradio', { name }).click()
}

async function columnMenu({ page }: BoardPage, column: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for column ${column}` }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

const remembered = ({ page }: BoardPage): Promise<UiState> =>
  page.waitForTimeout(300).then(() => page.evaluate('remembered()'))

const focused = ({ page }: BoardPage): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement).dataset['card'])

describe('swimlanes on the wall', () => {
  const aBoard = boardsOfSuite()

  it('cuts every column into lists named after column and lane, with counts', async () => {
    const board = await aBoard()
    await view(board, 'Swimlanes by assignee')
    const { page, column } = board
    const lists = await column('in-progress')
      .getByRole('list')
      .evaluateAll((all) => all.map((list) => list.ariaLabel))
    assert.deepEqual(lists, [
      'In progress, Anne Nowak',
      'In progress, Bola Kusi',
      'In progress, Priya Nair',
      'In progress, Ewa Wolf',
      'In progress, Jules Ferro',
      'In progress, Nobody',
    ])
    const list = page.getByRole('list', { name: 'In progress, Anne Nowak' })
    assert.deepEqual(
      await list.locator('[data-card]').evaluateAll((cards) => cards.map((card) => [card.id, card.ariaSetSize].join())),
      [',2', ',2'],
    )
    assert.equal(await page.getByRole('button', { name: 'Anne Nowak 3 cards' }).count(), 1)
    assert.equal(await column('in-progress').locator('.cell-count').first().textContent(), '2')
    assert.equal(await column('in-progress').getAttribute('data-count'), '5')
    assert.equal(await page.locator('[data-card]').count(), 18, 'each card is there once')
  })

  it('says what a drop into another lane does, and does it with the move as one', async () => {
    const board = await aBoard({ remembered: { lanes: 'assignee' }, isAnswering: false })
    const { page, column, intents } = board
    await hold(board, 'SRE-D4JQ', { card: 'SRE-V3KH', part: 'bottom' })
    assert.match(await column('review').locator('.drop-text').innerText(), /assigns Priya Nair instead of Ewa Wolf/)
    await page.mouse.up()
    await page.getByRole('list', { name: 'Review, Priya Nair' }).locator('[data-card="SRE-D4JQ"]').waitFor()
    assert.deepEqual(intents()[0]?.intent, {
      kind: 'batch',
      intents: [
        { kind: 'moveCard', card: 'SRE-D4JQ', to: 'review', place: { after: 'SRE-V3KH' }, reason: null },
        { kind: 'assignCard', card: 'SRE-D4JQ', assignees: ['priya'], reason: null },
      ],
      reason: null,
    })
  })

  it('changes only the field where a card stays in its column', async () => {
    const board = await aBoard({ remembered: { lanes: 'class' }, height: 1400 })
    const { page, intents } = board
    const cell = page.locator('[data-column="backlog"] [data-lane="class:expedite"]')
    const to = (await cell.boundingBox())!
    const from = (await board.card('SRE-K2VD').boundingBox())!
    await page.mouse.move(from.x + 60, from.y + 20)
    await page.mouse.down()
    await page.mouse.move(to.x + 60, to.y + 50, { steps: 4 })
    await page.mouse.move(to.x + 62, to.y + 50)
    await page.mouse.up()
    await cell.locator('[data-card="SRE-K2VD"]').waitFor()
    const sent = intents()[0]?.intent
    const single = sent?.kind === 'batch' ? sent.intents.map(({ kind }) => kind) : [sent?.kind]
    assert.deepEqual(single, ['moveCard', 'setClassOfService'])
    assert.equal(await board.card('SRE-K2VD').getAttribute('data-class'), 'expedite')
  })

  it('keeps the order by rank within a lane', async () => {
    const board = await aBoard({ remembered: { lanes: 'label' }, height: 1400 })
    await hold(board, 'SRE-K2VD', { card: 'SRE-3TNM', part: 'top' })
    await board.page.mouse.up()
    await board.page.getByRole('status').filter({ hasText: 'SRE-K2VD moved' }).waitFor({ state: 'attached' })
    assert.deepEqual(board.intents()[0]?.intent, {
      kind: 'moveCard',
      card: 'SRE-K2VD',
      to: 'backlog',
      place: { after: 'SRE-8QWX' },
      reason: null,
    })
  })

  it('is walked lane by lane, without those that are folded', async () => {
    const board = await aBoard({ remembered: { lanes: 'assignee' }, height: 1400 })
    const { page, card } = board
    await card('SRE-PW5N').focus()
    await page.keyboard.press('ArrowDown')
    assert.equal(await focused(board), 'SRE-4FGT')
    await page.getByRole('button', { name: 'Bola Kusi 2 cards' }).click()
    assert.equal(await card('SRE-4FGT').count(), 0)
    await card('SRE-PW5N').focus()
    await page.keyboard.press('ArrowDown')
    assert.equal(await focused(board), 'SRE-ZX31')
    await page.keyboard.press('Alt+ArrowUp')
    assert.deepEqual(board.intents(), [], 'the only card of its lane has no neighbour to pass')
  })

  it('remembers lanes, folds and density over the page’s life', async () => {
    const board = await aBoard()
    await view(board, 'Swimlanes by assignee')
    await view(board, 'Compact cards')
    await board.page.getByRole('button', { name: 'Nobody 6 cards' }).click()
    await columnMenu(board, 'Done', 'Fold')
    const state = await remembered(board)
    const again = await aBoard({ remembered: state })
    assert.equal(
      await again.page.getByRole('button', { name: 'Nobody 6 cards' }).getAttribute('aria-expanded'),
      'false',
    )
    assert.equal(await again.page.getByRole('button', { name: 'Unfold Done' }).count(), 1)
    const heights = await again.page.locator('[data-card]').evaluateAll((all) => all.map((each) => each.clientHeight))
    assert.ok(
      heights.every((height) => height < 30),
      'one line each',
    )
  })
})

describe('a folded column', () => {
  const aBoard = boardsOfSuite()

  it('still says its name and how full it is, is announced, and opens again', async () => {
    const board = await aBoard()
    const { page, column } = board
    await columnMenu(board, 'In progress', 'Fold')
    const text = await column('in-progress').innerText()
    for (const part of ['In progress', '5 / 4', 'over by 1']) assert.ok(text.includes(part), text)
    assert.equal(await column('in-progress').getAttribute('data-wip'), 'over')
    assert.ok((await column('in-progress').boundingBox())!.width <= 48)
    assert.match((await page.getByRole('status').textContent()) ?? '', /In progress folded: 5 \/ 4, over by 1/)
    const button = page.getByRole('button', { name: 'Unfold In progress' })
    assert.equal(await button.getAttribute('aria-expanded'), 'false')
    assert.ok(await button.evaluate((element) => element === document.activeElement), 'the keyboard is on it')
    await page.keyboard.press('Enter')
    assert.equal((await idsOf(board, 'in-progress')).length, 5)
  })

  it('takes drops and says before what they make of it', async () => {
    const board = await aBoard({ remembered: { foldedColumns: ['review'] } })
    const { page, column, intents } = board
    await hold(board, 'SRE-D4JQ', { column: 'review' })
    // A strip is narrower than where `hold` lets go in a column.
    const strip = (await column('review').boundingBox())!
    await page.mouse.move(strip.x + 20, strip.y + 120, { steps: 3 })
    await page.mouse.move(strip.x + 22, strip.y + 120)
    await column('review').getByText('would be 4 of 3').waitFor()
    await page.mouse.up()
    assert.deepEqual(intents()[0]?.intent, {
      kind: 'moveCard',
      card: 'SRE-D4JQ',
      to: 'review',
      place: 'bottom',
      reason: null,
    })
  })

  it('is passed by the arrows', async () => {
    const board = await aBoard({ remembered: { foldedColumns: ['in-progress'] } })
    await board.card('SRE-5HZC').focus()
    await board.page.keyboard.press('ArrowRight')
    assert.equal(await focused(board), 'SRE-C6BM')
  })
})

describe('a column edited on the wall', () => {
  const aBoard = boardsOfSuite()
  const still = { isAnswering: false }

  it('is renamed, limited, moved and followed by another', async () => {
    const board = await aBoard(still)
    const { page, intents } = board
    const write = async (box: string, text: string, verb: string): Promise<void> => {
      await page.getByRole('textbox', { name: box }).fill(text)
      await page.getByRole('button', { name: verb, exact: true }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await columnMenu(board, 'Review', 'Rename column…')
    await write('Name', ' Peer review ', 'Rename')
    await columnMenu(board, 'Review', 'Limit…')
    await write('Cards at most', '5', 'Set limit')
    await columnMenu(board, 'Review', 'Move column left')
    await columnMenu(board, 'Review', 'Move column right')
    await columnMenu(board, 'Review', 'Add column after…')
    await write('Name', 'Verify', 'Add column')
    assert.deepEqual(
      intents().map(({ intent }) => intent),
      [
        { kind: 'renameColumn', column: 'review', name: 'Peer review' },
        { kind: 'limitColumn', column: 'review', limit: 5 },
        { kind: 'moveColumn', column: 'review', after: 'ready' },
        { kind: 'moveColumn', column: 'review', after: 'done' },
        { kind: 'addColumn', name: 'Verify', after: 'review' },
      ],
    )
  })

  it('takes no limit that is none', async () => {
    const board = await aBoard(still)
    await columnMenu(board, 'Review', 'Limit…')
    const box = board.page.getByRole('textbox', { name: 'Cards at most' })
    for (const wrong of ['0', '-1', '2.5', 'three']) {
      await box.fill(wrong)
      await board.page.keyboard.press('Enter')
      assert.equal(await box.getAttribute('aria-invalid'), 'true', wrong)
    }
    await box.fill('')
    await board.page.keyboard.press('Enter')
    assert.deepEqual(board.intents()[0]?.intent, { kind: 'limitColumn', column: 'review', limit: null })
  })

  it('takes no name that is too long', async () => {
    const board = await aBoard(still)
    await columnMenu(board, 'Review', 'Rename column…')
    const box = board.page.getByRole('textbox', { name: 'Name' })
    await box.fill('n'.repeat(201))
    await board.page.keyboard.press('Enter')
    assert.equal(await box.getAttribute('aria-invalid'), 'true')
    await box.fill('n'.repeat(200))
    await board.page.keyboard.press('Enter')
    assert.equal(board.intents().length, 1)
  })

  it('is another one at once: announced by its name, the keyboard back where it was', async () => {
    const board = await aBoard()
    const { page, column } = board
    const status = page.getByRole('status')
    const menuButton = (name: string) => page.getByRole('button', { name: `Actions for column ${name}` })
    await columnMenu(board, 'Review', 'Limit…')
    await page.getByRole('textbox', { name: 'Cards at most' }).fill('5')
    await page.keyboard.press('Enter')
    await column('review').getByText('3 / 5', { exact: true }).waitFor()
    await status.filter({ hasText: 'Column Review has a limit of 5' }).waitFor({ state: 'attached' })
    assert.ok(await menuButton('Review').evaluate((element) => element === document.activeElement))
    await columnMenu(board, 'Review', 'Move column left')
    await status.filter({ hasText: 'Column Review is now 3 of 5' }).waitFor({ state: 'attached' })
    assert.ok(await menuButton('Review').evaluate((element) => element === document.activeElement))
    await columnMenu(board, 'Review', 'Remove column…')
    await page.getByRole('radio', { name: 'Ready' }).check()
    await page.keyboard.press('Enter')
    await column('review').waitFor({ state: 'detached' })
    assert.equal(await column('ready').getAttribute('data-count'), '7')
    await page.waitForFunction(() => document.activeElement !== document.body)
    await columnMenu(board, 'Ready', 'Archive all cards…')
    await page.getByRole('dialog', { name: 'Archive 7 cards' }).getByRole('button', { name: 'Archive' }).click()
    await page.waitForFunction(() => document.querySelector('[data-column=ready]')?.getAttribute('data-count') === '0')
    assert.equal(board.intents().length, 4, 'one wish each')
  })

  it('is removed once it is said where its cards go, and they are named', async () => {
    const board = await aBoard(still)
    const { page } = board
    await columnMenu(board, 'Review', 'Remove column…')
    const dialog = page.getByRole('dialog', { name: 'Remove column Review' })
    for (const id of ['SRE-C6BM', 'SRE-V3KH', 'SRE-1YYE']) await dialog.getByText(id).waitFor()
    await dialog.getByRole('button', { name: 'Remove' }).click()
    assert.deepEqual(board.intents(), [], 'nowhere to go yet')
    await dialog.getByRole('radio', { name: 'Ready' }).check()
    await dialog.getByRole('button', { name: 'Remove' }).click()
    assert.deepEqual(board.intents()[0]?.intent, { kind: 'removeColumn', column: 'review', cardsTo: 'ready' })
  })

  it('is left alone on a board that may only be read', async () => {
    const board = await aBoard({ prepare: (memory) => (memory.readOnly = 'untrusted') })
    const { page } = board
    await page.getByRole('button', { name: 'Actions for column Review' }).click()
    const writing = page.getByRole('menuitem', { name: 'Rename column…' })
    assert.equal(await writing.getAttribute('aria-disabled'), 'true')
    await writing.click({ force: true })
    await page.getByRole('alert').filter({ hasText: 'Restricted' }).waitFor()
  })
})
