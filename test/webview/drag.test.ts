import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { maxRankedAbove } from '../../src/core/board/place.ts'
import { mostRankedAlong } from '../../src/webview/board/landing.ts'
import { boardsOfSuite } from './aBoard.ts'
import { cardText, designBoard } from './designBoard.ts'
import { frame, hold, idsOf } from './hold.ts'

describe('dragging a card', () => {
  const aBoard = boardsOfSuite()

  it('moves it to where the line shows, with one intent', async () => {
    const board = await aBoard()
    await hold(board, 'SRE-D4JQ', { card: 'SRE-8QWX', part: 'bottom' })
    assert.equal(await board.column('backlog').locator('.drop-line').count(), 1)
    await board.page.mouse.up()
    await board.page
      .getByRole('status')
      .filter({ hasText: 'SRE-D4JQ moved to Backlog, 2 of 5' })
      .waitFor({ state: 'attached' })
    const [intent, ...more] = board.intents()
    assert.deepEqual(intent?.intent, {
      kind: 'moveCard',
      card: 'SRE-D4JQ',
      to: 'backlog',
      place: { after: 'SRE-8QWX' },
      reason: null,
    })
    assert.deepEqual(more, [])
    assert.deepEqual(await idsOf(board, 'backlog'), ['SRE-8QWX', 'SRE-D4JQ', 'SRE-3TNM', 'SRE-K2VD', 'SRE-9RRB'])
    assert.equal(await board.card('SRE-D4JQ').getAttribute('data-pending'), null)
  })

  it('draws it there pending in the same frame, before anybody has answered', async () => {
    const board = await aBoard({ isAnswering: false })
    await hold(board, 'SRE-D4JQ', { card: 'SRE-8QWX', part: 'top' })
    await board.page.mouse.up()
    await frame(board.page)
    assert.deepEqual(board.intents()[0]?.intent, {
      kind: 'moveCard',
      card: 'SRE-D4JQ',
      to: 'backlog',
      place: 'top',
      reason: null,
    })
    assert.equal((await idsOf(board, 'backlog'))[0], 'SRE-D4JQ')
    assert.equal(await board.card('SRE-D4JQ').getAttribute('data-pending'), 'true')
    assert.equal(await board.column('backlog').getAttribute('data-count'), '5')
  })

  it('says over a column what the move will make of its limit, but not in the column it comes from', async () => {
    const board = await aBoard()
    await hold(board, 'SRE-D4JQ', { column: 'in-progress' })
    assert.match(await board.column('in-progress').innerText(), /would be 6 of 4 — needs a reason/)
    await board.page.keyboard.press('Escape')
    await board.page.mouse.up()
    await hold(board, 'SRE-ZX31', { card: 'SRE-4FGT', part: 'bottom' })
    assert.doesNotMatch(await board.column('in-progress').innerText(), /would be/)
    await board.page.keyboard.press('Escape')
    await board.page.mouse.up()
    assert.deepEqual(board.intents(), [])
  })

  it('is called off by Escape', async () => {
    const board = await aBoard()
    await hold(board, 'SRE-D4JQ', { column: 'backlog' })
    await board.page.keyboard.press('Escape')
    await board.page.mouse.up()
    await frame(board.page)
    assert.deepEqual(board.intents(), [])
    assert.equal(await board.page.locator('.drop-line').count(), 0)
    assert.equal((await idsOf(board, 'ready')).includes('SRE-D4JQ'), true)
  })

  it('does nothing where the card already is', async () => {
    const board = await aBoard()
    await hold(board, 'SRE-3TNM', { card: 'SRE-8QWX', part: 'bottom' })
    assert.equal(await board.page.locator('.drop-line').count(), 0)
    await board.page.mouse.up()
    await frame(board.page)
    assert.deepEqual(board.intents(), [])
  })

  it('springs back with the reason when it is refused', async () => {
    const board = await aBoard({ isAnswering: false, reducedMotion: 'no-preference' })
    await hold(board, 'SRE-D4JQ', { column: 'backlog' })
    await board.page.mouse.up()
    await board.column('backlog').locator('[data-card="SRE-D4JQ"]').waitFor()
    await board.send({
      type: 'settled',
      intentId: board.intents()[0]!.intentId,
      outcome: { kind: 'refused', refusal: { kind: 'refusal', code: 'changedSince', message: 'Somebody was faster.' } },
    })
    await board.page.getByRole('alert').filter({ hasText: 'Somebody was faster.' }).waitFor()
    assert.equal((await idsOf(board, 'ready')).includes('SRE-D4JQ'), true)
    assert.equal(await board.page.locator('.flying').count(), 1)
    await board.page.locator('.flying').waitFor({ state: 'detached' })
    assert.equal(await board.card('SRE-D4JQ').getAttribute('data-pending'), null)
    await board.page.getByRole('button', { name: 'Close message' }).click()
    assert.equal(await board.page.getByText('Somebody was faster.').count(), 0)
  })

  it('says that git failed, and leaves the card where it was put', async () => {
    const board = await aBoard({ isAnswering: false })
    await hold(board, 'SRE-D4JQ', { column: 'backlog' })
    await board.page.mouse.up()
    await board.column('backlog').locator('[data-card="SRE-D4JQ"]').waitFor()
    const { intentId, intent } = board.intents()[0]!
    board.board.execute(intent)
    await board.update()
    const outcome = { kind: 'failed', message: 'A hook refused the commit.', cards: ['SRE-D4JQ'] } as const
    await board.send({ type: 'settled', intentId, outcome })
    await board.page.getByRole('alert').filter({ hasText: 'A hook refused the commit.' }).waitFor()
    assert.equal((await idsOf(board, 'backlog')).includes('SRE-D4JQ'), true)
  })

  it('is refused on a board that may only be read', async () => {
    const board = await aBoard({ prepare: (memory) => (memory.readOnly = 'untrusted') })
    await hold(board, 'SRE-D4JQ', { column: 'backlog' })
    await board.page.mouse.up()
    await board.page.getByRole('alert').filter({ hasText: 'Restricted Mode: read-only' }).waitFor()
    assert.deepEqual(board.intents(), [])
    assert.equal((await idsOf(board, 'ready')).includes('SRE-D4JQ'), true)
  })

  it('scrolls a column while a card is held at its edge', async () => {
    const board = await aBoard({ height: 420 })
    await hold(board, 'SRE-D4JQ', { column: 'in-progress' })
    await board.page.waitForFunction(() => document.querySelector('[data-column="in-progress"]')!.scrollTop > 20)
    await board.page.keyboard.press('Escape')
    await board.page.mouse.up()
  })

  it('announces before the drop how many unranked cards it ranks', async () => {
    const files = {
      'board.md': designBoard['board.md']!,
      ...Object.fromEntries(
        Array.from({ length: 5 }, (_, i) => [`c${i}.md`, cardText('backlog', `C-${i}`, `Card ${i}`, '')]),
      ),
    }
    const board = await aBoard({ files })
    await hold(board, 'C-0', { card: 'C-3', part: 'bottom' })
    assert.match(await board.column('backlog').innerText(), /also ranks the 3 cards above/)
    await board.page.mouse.up()
    await board.page.getByRole('status').filter({ hasText: 'C-0' }).waitFor({ state: 'attached' })
    assert.deepEqual(await idsOf(board, 'backlog'), ['C-1', 'C-2', 'C-3', 'C-0', 'C-4'])
  })

  it('announces that it lands below the last ranked card when too many would be ranked', async () => {
    assert.equal(mostRankedAlong, maxRankedAbove)
    const cards = Array.from({ length: 60 }, (_, i) => `C-${String(i).padStart(2, '0')}`)
    const files = {
      'board.md': designBoard['board.md']!,
      'ranked.md': cardText('backlog', 'R-1', 'Ranked', 'rank: a0V'),
      ...Object.fromEntries(cards.map((id) => [`${id}.md`, cardText('backlog', id, `Card ${id}`, '')])),
    }
    const board = await aBoard({ files })
    await board.card('C-59').scrollIntoViewIfNeeded()
    await hold(board, 'C-59', { card: 'C-57', part: 'bottom' })
    assert.match(await board.column('backlog').innerText(), /lands below the last ranked card/)
    await board.page.mouse.up()
    await board.page.getByRole('status').filter({ hasText: 'C-59' }).waitFor({ state: 'attached' })
    assert.deepEqual((await idsOf(board, 'backlog')).slice(0, 3), ['R-1', 'C-59', 'C-00'])
  })
})
