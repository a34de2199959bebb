import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { GitHold, HeadView } from '../../src/core/view/boardView.ts'
import { boardsOfSuite } from './aBoard.ts'
import { designBoard } from './designBoard.ts'
import { atRest } from './memoryBoard.ts'

describe('what stands in the way', () => {
  const aBoard = boardsOfSuite()

  it('is said in Restricted Mode, where nothing can be written', async () => {
    const { page, card, received } = await aBoard({ prepare: (board) => (board.readOnly = 'untrusted') })
    assert.equal(await page.getByText('Restricted Mode: read-only').count(), 1)
    await card('SRE-D4JQ').focus()
    for (const key of ['m', 'b', 'a', 'n', 'Alt+ArrowRight', 'Control+z']) {
      await page.keyboard.press(key)
      await page.getByRole('alert').filter({ hasText: 'Restricted Mode: read-only' }).waitFor()
      await page.keyboard.press('Escape')
      assert.equal(await page.getByRole('alert').textContent(), '')
      assert.equal(await page.getByRole('dialog').count(), 0)
    }
    await page.keyboard.press('Shift+F10')
    for (const name of ['Move to…', 'Block…', 'Assign…'])
      assert.equal(await page.getByRole('menuitem', { name }).getAttribute('aria-disabled'), 'true')
    assert.equal(await page.getByRole('menuitem', { name: 'Open file' }).getAttribute('aria-disabled'), null)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Manage trust' }).click()
    assert.deepEqual(received.slice(1), [{ type: 'headAction', action: 'manageTrust' }])
  })

  it('is a board.md that cannot be read: the board shows, with what is wrong and where to mend it', async () => {
    const { page, received } = await aBoard({ files: { ...designBoard, 'board.md': '---\ncolumns: [\n---\n' } })
    assert.equal(await page.getByText('board.md cannot be read').count(), 1)
    await page.getByRole('button', { name: 'Open board.md' }).click()
    assert.deepEqual(received.at(-1), { type: 'headAction', action: 'openBoardFile' })
  })

  it('is an empty board, which offers the first card', async () => {
    const { page } = await aBoard({ files: { 'board.md': designBoard['board.md']! } })
    assert.equal(await page.getByText('There is no card on this wall yet.').count(), 1)
    await page.getByRole('button', { name: 'Add the first card to Backlog' }).click()
    await page.keyboard.type('The first')
    await page.keyboard.press('Enter')
    await page.locator('[data-column="backlog"] [data-card]').waitFor()
    assert.equal(await page.getByText('There is no card on this wall yet.').count(), 0)
  })

  const cases: [head: Partial<HeadView>, sentence: RegExp, button: string, action: string][] = [
    [{ hasRepository: false, branch: null }, /No git repository here/, 'Initialise repository', 'initRepository'],
    [{ hold: 'merge', pending: 1 }, /A merge is in progress/, 'Check again', 'retryCommit'],
    [{ hold: 'detached', branch: null }, /No branch is checked out/, 'Create branch', 'createBranch'],
    [{ hold: 'detached', branch: null }, /No branch is checked out/, 'Commit here anyway', 'commitHereAnyway'],
    [{ failure: 'A hook refused the commit.' }, /A hook refused the commit\./, 'Try again', 'retryCommit'],
  ]
  for (const [head, sentence, button, action] of cases)
    it(`is ${JSON.stringify(head)}: it says so and offers "${button}"`, async () => {
      const { page, received } = await aBoard({ prepare: (board) => (board.head = { ...atRest, ...head }) })
      assert.equal(await page.getByText(sentence).count(), 1)
      await page.getByRole('button', { name: button }).click()
      assert.deepEqual(received.at(-1), { type: 'headAction', action })
    })
})

describe('the head of the board', () => {
  const aBoard = boardsOfSuite()

  it('says how many changes are pending, and why', async () => {
    const { page, board, update } = await aBoard()
    const why: [hold: GitHold | null, pending: number, sentence: string][] = [
      ['merge', 1, '1 change pending: merge in progress'],
      ['rebase', 2, '2 changes pending: rebase in progress'],
      ['unmerged', 3, '3 changes pending: unmerged files'],
      ['detached', 1, '1 change pending: no branch is checked out'],
      [null, 1, '1 change pending'],
    ]
    for (const [hold, pending, sentence] of why) {
      board.head = { ...atRest, hold, pending }
      await update()
      await page.getByText(sentence, { exact: true }).waitFor()
    }
    board.head = atRest
    await update()
    await page.getByText(/pending/).waitFor({ state: 'detached' })
  })

  it('says which cards were changed by hand, and commits each when asked', async () => {
    const changedByHand = ['SRE-4FGT', 'SRE-2M8X']
    const { page, received } = await aBoard({ prepare: (board) => (board.head = { ...atRest, changedByHand }) })
    assert.equal(await page.getByText('2 cards changed by hand, not committed').count(), 1)
    await page.getByRole('button', { name: 'Commit each' }).click()
    assert.deepEqual(received.at(-1), { type: 'commitByHand' })
  })

  it('collects changes into one commit', async () => {
    const { page, board, update, received } = await aBoard()
    await page.getByRole('button', { name: 'Collect changes' }).click()
    assert.deepEqual(received.at(-1), { type: 'collect', isOn: true })
    board.head = { ...atRest, isCollecting: true, hold: 'batch', pending: 3 }
    await update()
    await page.getByRole('button', { name: 'Commit 3 collected changes', pressed: true }).click()
    assert.deepEqual(received.at(-1), { type: 'collect', isOn: false })
  })

  it('has undo, redo and the list of keys', async () => {
    const { page, received, intents } = await aBoard()
    await page.getByRole('button', { name: 'Undo board change' }).click()
    await page.getByRole('button', { name: 'Redo board change' }).click()
    await page.getByRole('status').filter({ hasText: 'Nothing to redo' }).waitFor({ state: 'attached' })
    assert.deepEqual(
      intents().map(({ intent }) => intent.kind),
      ['undo', 'redo'],
    )
    await page.getByRole('button', { name: 'Board actions' }).click()
    await page.getByRole('menuitem', { name: 'Open board.md' }).click()
    assert.deepEqual(received.at(-1), { type: 'headAction', action: 'openBoardFile' })
    await page.getByRole('button', { name: 'Board actions' }).click()
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click()
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  })
})
