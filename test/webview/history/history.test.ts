import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { Moments } from '../../../src/repo/history/moments.ts'
import { boardsOfSuite } from '../aBoard.ts'
import type { BoardPage, PageOptions } from '../boardPage.ts'
import { aPast, pastFiles, showHistory, wallOf } from './aPast.ts'

const options: Partial<PageOptions> = { files: pastFiles, past: aPast() }

/** Ids of the cards of a column of the wall of the past. */
const cardsIn = ({ page }: BoardPage, column: string): Promise<readonly (string | null)[]> =>
  page
    .locator(`.past-wall [data-column="${column}"] [data-card]`)
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-card')))

describe('the history of a board', () => {
  const aBoard = boardsOfSuite()
  const aHistory = async (more: Partial<PageOptions> = {}): Promise<BoardPage> => {
    const board = await aBoard({ ...options, ...more })
    await showHistory(board)
    return board
  }

  it('begins with the newest moment, and says which one it is', async () => {
    const board = await aHistory()
    const slider = board.page.getByRole('slider', { name: 'Moment' })
    assert.equal(
      await slider.getAttribute('aria-valuetext'),
      'Mon 16 Nov 2026, 14:03, Anne Nowak: board: label SRE-C, 8 of 8',
    )
    assert.deepEqual(await cardsIn(board, 'ready'), ['SRE-C'])
    assert.deepEqual(board.complaints, [])
  })

  it('steps with the arrows, by days with the page keys, and to its ends', async () => {
    const board = await aHistory()
    await board.page.getByRole('slider').focus()
    const walk: [key: string, moment: number][] = [
      ['ArrowLeft', 6],
      ['ArrowDown', 5],
      ['PageDown', 4],
      ['PageDown', 3],
      ['PageUp', 4],
      ['ArrowRight', 5],
      ['Home', 0],
      ['ArrowLeft', 0],
      ['PageUp', 2],
      ['End', 7],
      ['PageUp', 7],
    ]
    for (const [key, moment] of walk) {
      await board.page.keyboard.press(key)
      await wallOf(board, moment)
    }
    await board.page.keyboard.press('Home')
    await wallOf(board, 0)
    assert.deepEqual(await cardsIn(board, 'ready'), ['SRE-A'])
    assert.deepEqual(await cardsIn(board, 'backlog'), ['SRE-B'])
  })

  it('marks what changed by words, and says what left the wall', async () => {
    const board = await aHistory()
    const { page } = board
    const change = page.getByRole('region', { name: 'What changed' })
    const told: [moment: number, words: string, on: string | null][] = [
      [6, 'SRE-B left Backlog', null],
      [5, 'SRE-A from In progress, done', 'SRE-A'],
      [4, 'SRE-A unblocked', 'SRE-A'],
      [3, 'SRE-A now blocked', 'SRE-A'],
      [2, 'SRE-C new', 'SRE-C'],
    ]
    await page.getByRole('slider').focus()
    for (const [moment, words, on] of told) {
      while (Number(await page.getByRole('slider').inputValue()) > moment) await page.keyboard.press('ArrowLeft')
      await wallOf(board, moment)
      await change.getByText(words, { exact: true }).waitFor()
      assert.deepEqual(
        await page
          .locator('.past-wall [data-changed]')
          .evaluateAll((all) => all.map((card) => card.getAttribute('data-card'))),
        on === null ? [] : [on],
      )
    }
    assert.match(
      (await page.locator('.past-wall [data-card="SRE-C"]').getAttribute('aria-label')) ?? '',
      /^Gamma, SRE-C, new$/,
    )
  })

  it('counts the marks from the last planning, if that is asked for', async () => {
    const board = await aHistory()
    await board.page.getByLabel('Changed since').selectOption('planning')
    await board.page.getByText('SRE-C edited', { exact: true }).waitFor()
    await board.page.getByRole('slider').press('ArrowLeft')
    await wallOf(board, 6)
    await board.page.getByText('SRE-A from In progress, done', { exact: true }).waitFor()
  })

  it('goes to a day, to the last planning and to the last walk', async () => {
    const board = await aHistory()
    const { page } = board
    await page.getByRole('button', { name: 'Last planning' }).click()
    await wallOf(board, 6)
    await page.getByRole('button', { name: 'Last planning' }).click()
    await wallOf(board, 2)
    await page.getByLabel('Wall of the day').fill('2026-11-12')
    await wallOf(board, 5)
    await page.getByRole('button', { name: 'Last walk' }).click()
    await wallOf(board, 4)
    await page.getByLabel('Wall of the day').fill('2026-11-02')
    await wallOf(board, 1)
  })

  it('lists the commits, and follows them and is followed', async () => {
    const board = await aHistory()
    const { page } = board
    const list = page.getByRole('listbox', { name: /newest first/ })
    assert.equal(await list.getByRole('option').count(), 8)
    await list.getByRole('option', { name: /move SRE-A to Done/ }).click()
    await wallOf(board, 5)
    await list.press('ArrowDown')
    await wallOf(board, 4)
    assert.match(
      (await list.getByRole('option', { selected: true }).textContent()) ?? '',
      /unblock SRE-A.*Walk.*Anne Nowak/,
    )
    assert.equal(await list.getAttribute('aria-activedescendant'), 'moment-4')
    await page.getByRole('slider').press('Home')
    await wallOf(board, 0)
    assert.match((await list.getByRole('option', { selected: true }).textContent()) ?? '', /Starts the wall/)
  })

  it('plays on from the beginning, quietly, until it is stopped', async () => {
    const board = await aHistory()
    const { page } = board
    await page.getByLabel('Speed').selectOption('fast')
    await page.getByRole('button', { name: 'Play' }).click()
    await wallOf(board, 2)
    await page.getByRole('button', { name: 'Pause' }).click()
    const at = await page.getByRole('slider').inputValue()
    await page.waitForTimeout(300)
    assert.equal(await page.getByRole('slider').inputValue(), at)
    assert.equal(await page.getByRole('status').textContent(), '')
    await page.getByRole('button', { name: 'Play' }).click()
    await wallOf(board, 7)
    await page.getByRole('button', { name: 'Play' }).waitFor()
  })

  it('compares two moments, and opens the cards of both', async () => {
    const board = await aHistory()
    const { page } = board
    await page.getByRole('button', { name: 'Compare the last two plannings' }).click()
    const panel = page.getByRole('region', { name: 'Two moments compared' })
    await panel.getByRole('heading', { name: 'Done 1' }).waitFor()
    assert.deepEqual(await panel.getByRole('heading', { level: 3 }).allTextContents(), ['Moved 1', 'Done 1', 'Gone 1'])
    await panel.getByText('In progress → Done').waitFor()
    await panel.getByRole('button', { name: 'SRE-B Beta' }).click()
    await page.locator('[data-old-card="SRE-B"]').getByText('As it was on Tue 3 Nov 2026, 09:30').waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor()
    await page.getByRole('slider').press('Home')
    await page.getByRole('button', { name: 'Compare from here (A)' }).click()
    await panel.getByRole('heading', { name: 'New 1' }).waitFor()
    await page.getByRole('button', { name: 'Close comparison' }).click()
    await panel.waitFor({ state: 'detached' })
  })

  it('shows a card as it was, with its diff, and restores it when that is confirmed', async () => {
    const board = await aHistory()
    const { page, received, intents } = board
    await page.getByRole('slider').press('Home')
    await wallOf(board, 0)
    await page.locator('.past-wall [data-card="SRE-A"]').focus()
    await page.keyboard.press('Enter')
    const panel = page.locator('[data-old-card="SRE-A"]')
    await panel.getByRole('heading', { name: 'Alpha' }).waitFor()
    assert.equal(await panel.getByRole('checkbox').first().isDisabled(), true)
    await panel.getByRole('button', { name: 'Show as diff' }).click()
    const commit = aPast().history.commits[0]!.id
    assert.deepEqual(received.at(-1), { type: 'openOld', commit, path: 'a.md', today: 'a.md', as: 'diff' })
    await panel.getByRole('button', { name: 'Restore this state…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Restore Alpha' })
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    assert.equal(intents().length, 0)
    await panel.getByRole('button', { name: 'Restore this state…' }).click()
    await dialog.getByRole('button', { name: 'Restore' }).click()
    await page.waitForTimeout(50)
    assert.deepEqual(intents()[0]?.intent, { kind: 'restoreCard', card: 'SRE-A', commit, path: 'a.md', reason: null })
    await panel.press('Escape')
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-card') === 'SRE-A')
  })

  it('walks its cards with the arrows, and changes nothing', async () => {
    const board = await aHistory()
    const { page, intents } = board
    await page.getByRole('slider').press('Home')
    await wallOf(board, 0)
    await page.locator('.past-wall [data-card="SRE-B"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-card') === 'SRE-A')
    for (const key of ['m', 'b', 'Alt+ArrowRight', 'n']) await page.keyboard.press(key)
    await page.waitForTimeout(50)
    assert.equal(intents().length, 0)
    assert.equal(await page.getByRole('dialog').count(), 0)
  })

  it('takes the last change of the board back, from its slider too', async () => {
    const { page, intents } = await aHistory()
    for (const key of ['Control+z', 'Control+Shift+Z']) await page.getByRole('slider').press(key)
    await page.waitForTimeout(50)
    assert.deepEqual(
      intents().map(({ intent }) => intent.kind),
      ['undo', 'redo'],
    )
  })

  it('comes back where it was, after another screen and after a reload', async () => {
    const board = await aHistory()
    await board.page.getByRole('slider').press('ArrowLeft')
    await board.page.getByRole('tab', { name: 'Board' }).click()
    await board.page.getByRole('tab', { name: 'History' }).click()
    await wallOf(board, 6)
    await board.page.waitForTimeout(400)
    const again = await aBoard({ ...options, remembered: await board.page.evaluate('remembered()') })
    await wallOf(again, 6)
  })
})

describe('a history that is not whole', () => {
  const aBoard = boardsOfSuite()

  it('is said to be read, and not to be there, and why', async () => {
    const { page, send } = await aBoard({ files: pastFiles })
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByText('Reading the history of the board …').waitFor()
    await send({ type: 'historyState', state: 'failed', message: 'git is gone' })
    await page.getByText('git is gone').waitFor()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await send({ type: 'historyState', state: 'none', message: 'No repository' })
    await page.getByText('No repository').waitFor()
  })

  it('says what is missing, and where another workflow was in force', async () => {
    const past = aPast({ isBeforeWorkflow: (place) => place < 2 })
    const gaps = { isShallow: true, missingVersions: 2, skewedCards: 1, withoutWorkflow: 2 }
    const board = await aBoard({ files: pastFiles, past: { ...past, history: { ...past.history, gaps } } })
    await showHistory(board)
    const note = board.page.getByRole('note')
    assert.match((await note.textContent()) ?? '', /shallow.*2 versions of cards.*Clocks disagree/)
    await board.page.getByRole('slider').press('Home')
    await wallOf(board, 0)
    await note.filter({ hasText: 'There was no board.md yet' }).waitFor()
  })

  it('follows a branch that was rewritten', async () => {
    const board = await aBoard({ files: pastFiles, past: aPast() })
    await showHistory(board)
    const { history } = aPast()
    const other = { ...aPast(), history: { ...history, head: 'f'.repeat(40), line: history.line.slice(0, 6) } }
    await board.send({ type: 'timeline', timeline: new Moments(other).timeline })
    await board.page.getByText('6 of 6').waitFor()
  })
})

describe('a hostile history', () => {
  const aBoard = boardsOfSuite()

  it('turns nothing round, and takes no more room than it has', async () => {
    const past = aPast()
    const commits = past.history.commits.map((commit) => ({
      ...commit,
      author: '\u202eEvil <b>',
      subject: `\u202e<img src=x onerror=alert(1)>${'x'.repeat(5_000)}`,
    }))
    const board = await aBoard({
      files: pastFiles,
      past: { ...past, history: { ...past.history, commits } },
      width: 320,
    })
    await showHistory(board)
    assert.equal(await board.page.evaluate(() => document.documentElement.scrollWidth), 320)
    assert.equal(await board.page.locator('img').count(), 0)
    const text = (await board.page.getByRole('slider').getAttribute('aria-valuetext')) ?? ''
    assert.ok(text.includes('[U+202E]') && text.length < 600, String(text.length))
    assert.deepEqual(board.complaints, [])
  })
})
