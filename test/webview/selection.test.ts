import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Intent } from '../../src/core/edit/intent.ts'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'
import { hold, idsOf, frame } from './hold.ts'

async function selected({ page }: BoardPage): Promise<(string | null)[]> {
  return page
    .locator('[data-card][data-selected="true"]')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-card')))
}

async function says({ page }: BoardPage, text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' })
}

function batchOf(board: BoardPage): readonly Intent[] {
  const [wish, ...more] = board.intents()
  assert.deepEqual(more, [], 'one wish')
  assert.equal(wish?.intent.kind, 'batch')
  return wish.intent.kind === 'batch' ? wish.intent.intents : []
}

function move(card: string, to: string, place: unknown): object {
  return { kind: 'moveCard', card, to, place, reason: null }
}

describe('choosing several cards', () => {
  const aBoard = boardsOfSuite()

  it('is done one by one with Ctrl and a click, said, and seen without colour', async () => {
    const board = await aBoard()
    await board.card('SRE-3TNM').click({ modifiers: ['Control'] })
    await board.card('SRE-D4JQ').click({ modifiers: ['Control'] })
    assert.deepEqual(await selected(board), ['SRE-3TNM', 'SRE-D4JQ'])
    await says(board, '2 cards selected')
    assert.match((await board.card('SRE-D4JQ').getAttribute('aria-label')) ?? '', /, selected,/)
    assert.equal(await board.card('SRE-D4JQ').locator('.icon-check').count(), 1)
    await board.card('SRE-3TNM').click({ modifiers: ['Control'] })
    assert.deepEqual(await selected(board), ['SRE-D4JQ'])
    await board.card('SRE-8QWX').click()
    assert.deepEqual(await selected(board), [])
  })

  it('is done in a row with Shift and a click, from the card that had the focus', async () => {
    const board = await aBoard()
    await board.card('SRE-8QWX').click()
    await board.card('SRE-K2VD').click({ modifiers: ['Shift'] })
    assert.deepEqual(await selected(board), ['SRE-8QWX', 'SRE-3TNM', 'SRE-K2VD'])
    await board.card('SRE-3TNM').click({ modifiers: ['Shift'] })
    assert.deepEqual(await selected(board), ['SRE-8QWX', 'SRE-3TNM'])
    await board.card('SRE-2M8X').click({ modifiers: ['Shift'] })
    assert.deepEqual(await selected(board), ['SRE-2M8X'], 'a row is of one column')
  })

  it('is done with the keyboard alone', async () => {
    const board = await aBoard()
    const { keyboard } = board.page
    await board.card('SRE-3TNM').focus()
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+ArrowUp')
    assert.deepEqual(await selected(board), ['SRE-3TNM', 'SRE-K2VD'])
    await keyboard.press('ArrowRight')
    await keyboard.press('Space')
    assert.equal((await selected(board)).length, 3)
    await keyboard.press('Escape')
    assert.deepEqual(await selected(board), [])
    await keyboard.press('Control+a')
    await says(board, '4 cards selected')
    await keyboard.press('Control+a')
    await says(board, '18 cards selected')
  })

  it('outlives what others do, but for cards that are gone', async () => {
    const board = await aBoard()
    await board.card('SRE-3TNM').click({ modifiers: ['Control'] })
    await board.card('SRE-D4JQ').click({ modifiers: ['Control'] })
    board.board.execute({ kind: 'moveCard', card: 'SRE-3TNM', to: 'done', place: 'top', reason: null })
    board.board.write('sre-d4jq.md', null)
    await board.update()
    await board.card('SRE-D4JQ').waitFor({ state: 'detached' })
    assert.deepEqual(await selected(board), ['SRE-3TNM'])
  })
})

describe('doing something to several cards', () => {
  const aBoard = boardsOfSuite()

  async function chooseThree(board: BoardPage): Promise<void> {
    for (const id of ['SRE-9RRB', 'SRE-3TNM', 'SRE-2M8X']) await board.card(id).click({ modifiers: ['Control'] })
  }

  it('moves all of them with the one that is dragged, in one wish, drawn at once', async () => {
    const board = await aBoard({ isAnswering: false })
    await chooseThree(board)
    await hold(board, 'SRE-2M8X', { card: 'SRE-V3KH', part: 'top' })
    assert.match(await board.column('review').innerText(), /would be 6 of 3 — needs a reason/)
    assert.equal(await board.page.locator('[data-lifted]').count(), 3)
    await board.page.mouse.up()
    await frame(board.page)
    assert.deepEqual(batchOf(board), [
      move('SRE-3TNM', 'review', { after: 'SRE-C6BM' }),
      move('SRE-9RRB', 'review', { after: 'SRE-3TNM' }),
      move('SRE-2M8X', 'review', { after: 'SRE-9RRB' }),
    ])
    const drawn = ['SRE-C6BM', 'SRE-3TNM', 'SRE-9RRB', 'SRE-2M8X', 'SRE-V3KH', 'SRE-1YYE']
    assert.deepEqual(await idsOf(board, 'review'), drawn)
    assert.equal(await board.page.locator('[data-pending]').count(), 3)
  })

  it('drags one that is not chosen alone', async () => {
    const board = await aBoard({ isAnswering: false })
    await chooseThree(board)
    await hold(board, 'SRE-D4JQ', { column: 'backlog' })
    await board.page.mouse.up()
    await frame(board.page)
    assert.equal(board.intents()[0]?.intent.kind, 'moveCard')
  })

  it('springs all of them back when it is refused', async () => {
    const board = await aBoard({ isAnswering: false, reducedMotion: 'no-preference' })
    await chooseThree(board)
    await hold(board, 'SRE-2M8X', { column: 'done' })
    await board.page.mouse.up()
    await board.column('done').locator('[data-card="SRE-3TNM"]').waitFor()
    const refusal = { kind: 'refusal', code: 'changedSince', message: 'Somebody was faster.' } as const
    await board.send({ type: 'settled', intentId: board.intents()[0]!.intentId, outcome: { kind: 'refused', refusal } })
    await board.page.getByRole('alert').filter({ hasText: 'Somebody was faster.' }).waitFor()
    assert.equal(await board.page.locator('.flying').count(), 3)
    assert.deepEqual(await idsOf(board, 'backlog'), ['SRE-8QWX', 'SRE-3TNM', 'SRE-K2VD', 'SRE-9RRB'])
    assert.equal((await selected(board)).length, 3)
  })

  it('moves the cards of each column past their neighbour', async () => {
    const board = await aBoard({ isAnswering: false })
    await chooseThree(board)
    await board.page.keyboard.press('Alt+ArrowUp')
    assert.deepEqual(batchOf(board), [
      move('SRE-3TNM', 'backlog', 'top'),
      move('SRE-9RRB', 'backlog', { after: 'SRE-3TNM' }),
      move('SRE-2M8X', 'ready', 'top'),
    ])
    assert.deepEqual(await idsOf(board, 'backlog'), ['SRE-3TNM', 'SRE-9RRB', 'SRE-8QWX', 'SRE-K2VD'])
  })

  it('moves each to the column beside it', async () => {
    const board = await aBoard({ isAnswering: false })
    await chooseThree(board)
    await board.page.keyboard.press('Alt+ArrowRight')
    assert.deepEqual(batchOf(board), [
      move('SRE-3TNM', 'ready', 'bottom'),
      move('SRE-9RRB', 'ready', 'bottom'),
      move('SRE-2M8X', 'in-progress', 'bottom'),
    ])
    assert.deepEqual((await idsOf(board, 'ready')).slice(-2), ['SRE-3TNM', 'SRE-9RRB'])
  })
})
