import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Locator } from 'playwright-core'
import type { UiState } from '../../src/webview/uiState.ts'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'
import { cardText, designBoard } from './designBoard.ts'

const many = {
  ...designBoard,
  ...Object.fromEntries(
    Array.from({ length: 230 }, (_, i) => [
      `m-${i}.md`,
      cardText('ready', `M-${i}`, `Card ${i}`, `rank: b${String(i).padStart(3, '0')}V\nassignees: [anne]`),
    ]),
  ),
}

const small = { files: many, width: 700, height: 500 } as const
const wall = ({ page }: BoardPage): Locator => page.locator('.wall')

async function scroll(element: Locator, to: { readonly left?: number; readonly top?: number }): Promise<void> {
  await element.evaluate((scroller, place) => scroller.scrollTo(place), to)
}

const placeOf = (element: Locator): Promise<readonly [number, number]> =>
  element.evaluate(({ scrollLeft, scrollTop }) => [Math.round(scrollLeft), Math.round(scrollTop)])

/** The place in its list of the first card that is seen whole in a column. */
const firstSeen = (column: Locator): Promise<number> =>
  column.evaluate((scroller) => {
    const top = scroller.getBoundingClientRect().top + 38
    const seen = [...scroller.querySelectorAll('[data-card]')].filter((card) => card.getBoundingClientRect().top >= top)
    return Math.min(...seen.map((card) => Number(card.getAttribute('aria-posinset'))))
  })

/** What the page has remembered once it is quiet; a reload, another group and another window bring back just that. */
const remembered = ({ page }: BoardPage): Promise<UiState> =>
  page.waitForTimeout(400).then(() => page.evaluate('remembered()'))

describe('a page that is born again', () => {
  const aBoard = boardsOfSuite()

  it('has the wall and its columns scrolled to where they were', async () => {
    const board = await aBoard(small)
    await scroll(wall(board), { left: 260 })
    await scroll(board.column('ready'), { top: 1_500 })
    const state = await remembered(board)
    const again = await aBoard({ ...small, remembered: state })
    assert.deepEqual(await placeOf(wall(again)), [260, 0])
    const [before, after] = [await firstSeen(board.column('ready')), await firstSeen(again.column('ready'))]
    // How high the cards above it are is measured anew, where they are not drawn guessed.
    assert.ok(before > 12 && Math.abs(before - after) <= 2, `${before} and ${after}`)
  })

  it('has lanes, and the long lists in them, scrolled to where they were', async () => {
    const lanes = { ...small, remembered: { lanes: 'assignee', density: 'compact' } }
    const cell = ({ column }: BoardPage): Locator => column('ready').locator('.cards.long').first()
    const board = await aBoard(lanes)
    await scroll(cell(board), { top: 900 })
    await scroll(wall(board), { left: 120, top: 140 })
    const again = await aBoard({ ...lanes, remembered: await remembered(board) })
    await cell(again).waitFor()
    assert.deepEqual(await placeOf(wall(again)), [120, 140])
    assert.deepEqual(await placeOf(cell(again)), [0, 900])
  })

  it('passes by what it remembers and is not there any more', async () => {
    const { page } = await aBoard({
      ...small,
      remembered: {
        wallScroll: 99_999,
        columnScroll: { gone: 7, ready: 'x' },
        foldedColumns: ['gone', 3],
        foldedLanes: ['assignee zoe'],
        lanes: 'shape',
        density: 7,
        current: 'gone.md',
        openCard: 'gone.md',
      },
    })
    assert.equal(await page.locator('[data-column]').count(), 5)
    assert.equal(await page.locator('.folded').count(), 0)
    assert.equal(await page.locator('[data-density=comfortable]').count(), 1)
  })
})
