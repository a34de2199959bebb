import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'
import { cardText, designBoard } from './designBoard.ts'
import { atRest } from './memoryBoard.ts'
import { type ThemeName, themes } from './themes.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page: rule and places. */
async function findings(page: Page): Promise<string[]> {
  const known = await page.evaluate(() => 'axe' in window)
  if (!known) await page.evaluate(axeSource)
  const results = await page.evaluate<axe.AxeResults>('axe.run(document)')
  return results.violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`,
  )
}

/** How a board comes into each state that is looked at. */
const states: Readonly<Record<string, (board: BoardPage) => Promise<unknown>>> = {
  'at rest': () => Promise.resolve(),
  'with the menu of a card open': ({ page }) =>
    page.getByRole('button', { name: 'Actions for Log retention by data class' }).click(),
  'with the menu of the board open': ({ page }) => page.getByRole('button', { name: 'Board actions' }).click(),
  'with all cards selected, and their menu open': async ({ page, card }) => {
    await card('SRE-D4JQ').focus()
    for (const key of ['Control+a', 'Control+a']) await page.keyboard.press(key)
    await card('SRE-D4JQ').click({ button: 'right' })
  },
  ...Object.fromEntries(
    (['setClass', 'setLabels', 'flagThief', 'setDue', 'archive'] as const).map((command) => [
      `in the ${command} dialog of several cards`,
      async ({ page, card, send }: BoardPage) => {
        for (const id of ['SRE-D4JQ', 'SRE-7K3Q']) await card(id).click({ modifiers: ['Control'] })
        await send({ type: 'command', command })
        await page.getByRole('dialog').waitFor()
      },
    ]),
  ),
  'while a card is added': async ({ page }) => {
    await page.getByRole('button', { name: 'Add card to Ready' }).click()
    await page.getByRole('textbox', { name: 'Title of the new card' }).waitFor()
  },
  'with a policy shown': async ({ page }) => {
    await page.getByRole('button', { name: 'Ready', exact: true }).focus()
    await page.getByRole('tooltip').waitFor()
  },
  'while a reason is asked for': async ({ page, card }) => {
    await card('SRE-D4JQ').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByRole('dialog').waitFor()
  },
  ...Object.fromEntries(
    Object.entries({ move: 'm', block: 'b', assign: 'a', keys: '?' }).map(([name, key]) => [
      `in the ${name} dialog`,
      async ({ page, card }: BoardPage) => {
        await card('SRE-D4JQ').focus()
        await page.keyboard.press(key)
        await page.getByRole('dialog').waitFor()
      },
    ]),
  ),
}

const troubled = {
  ...designBoard,
  'bad-date.md': cardText('ready', 'SRE-DATE', 'A card with a date', 'due: tomorrow'),
  'broken.md': '---\nid: SRE-BRKN\ntitle: Broken\nstatus: ready\nlabels: [a\n---\n',
}

describe('axe finds nothing', () => {
  const aBoard = boardsOfSuite()

  for (const theme of Object.keys(themes) as ThemeName[])
    it(`in ${theme}, at rest, with menus and dialogs open`, async function () {
      this.timeout(120_000)
      const found: Record<string, string[]> = {}
      for (const [state, reach] of Object.entries(states)) {
        const board = await aBoard({ theme, files: troubled, height: 600 })
        await reach(board)
        const wrong = await findings(board.page)
        if (wrong.length > 0) found[state] = wrong
        await board.page.close()
      }
      assert.deepEqual(found, {})
    })

  for (const theme of ['dark', 'light'] as const)
    it(`in ${theme}, when something stands in the way`, async function () {
      this.timeout(60_000)
      const head = {
        ...atRest,
        pending: 2,
        hold: 'merge',
        changedByHand: ['SRE-4FGT'],
        failure: 'A hook said no.',
      } as const
      const board = await aBoard({ theme, prepare: (memory) => (memory.head = head) })
      await board.page.waitForTimeout(800)
      assert.deepEqual(await findings(board.page), [])
      const restricted = await aBoard({ theme, prepare: (memory) => (memory.readOnly = 'untrusted') })
      await restricted.card('SRE-D4JQ').focus()
      await restricted.page.keyboard.press('Alt+ArrowRight')
      await restricted.page.getByRole('alert').filter({ hasText: 'Restricted' }).waitFor()
      assert.deepEqual(await findings(restricted.page), [])
      const empty = await aBoard({ theme, files: { 'board.md': designBoard['board.md']! } })
      assert.deepEqual(await findings(empty.page), [])
    })
})

describe('the board for everybody', () => {
  const aBoard = boardsOfSuite()

  it('has no target under 24 pixels', async () => {
    const { page } = await aBoard({ prepare: (board) => (board.head = { ...atRest, changedByHand: ['SRE-4FGT'] }) })
    const small = await page.locator('button, input, [role=menuitem]').evaluateAll((targets) =>
      targets
        .map((target) => ({ name: target.outerHTML.slice(0, 80), box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ name, box }) => `${name} ${box.width} × ${box.height}`),
    )
    assert.deepEqual(small, [])
  })

  it('fits 320 pixels: only the wall scrolls sideways', async () => {
    const { page } = await aBoard({ width: 320, height: 640 })
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320)
    const column = (await page.locator('[data-column="backlog"]').boundingBox())!
    assert.ok(column.width <= 290 && column.height > 300, JSON.stringify(column))
  })

  it('fits 200 % zoom: the wall keeps room enough', async () => {
    const { page } = await aBoard({ width: 740, height: 400 })
    const wall = (await page.locator('.wall').boundingBox())!
    assert.ok(wall.height >= 180, JSON.stringify(wall))
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 740)
  })

  it('moves nothing where a person wants no motion', async () => {
    const board = await aBoard({ reducedMotion: 'reduce' })
    await board.card('SRE-D4JQ').focus()
    await board.page.keyboard.press('Alt+ArrowRight')
    await board.page.getByRole('dialog').waitFor()
    await board.page.keyboard.press('Escape')
    await board.column('ready').locator('[data-card="SRE-D4JQ"]').waitFor()
    assert.equal(await board.page.locator('.flying').count(), 0)
    const durations = await board.page.evaluate(() =>
      document.getAnimations().map(({ effect }) => effect?.getTiming().duration),
    )
    assert.deepEqual(
      durations.filter((duration) => duration !== 0),
      [],
    )
  })

  it('says one sentence at a time, and equal ones again', async () => {
    const board = await aBoard({ isAnswering: false })
    const status = board.page.getByRole('status')
    assert.equal(await status.count(), 1)
    await board.page.evaluate(() => {
      const said: string[] = []
      new MutationObserver(() => said.push(document.querySelector('[role=status]')?.textContent ?? '')).observe(
        document.querySelector('[role=status]')!,
        { childList: true, subtree: true, characterData: true },
      )
      Object.assign(window, { said })
    })
    for (const message of ['One', 'Two', 'Two'])
      await board.send({
        type: 'settled',
        intentId: 'of the palette',
        outcome: { kind: 'committed', message, cards: [] },
      })
    await board.page.waitForTimeout(50)
    assert.deepEqual(await board.page.evaluate(() => (window as unknown as { said: string[] }).said), [
      'One',
      'Two',
      'Two',
    ])
  })

  it('shows the marks of its states when colours are forced', async () => {
    const { page, card } = await aBoard({ forcedColors: 'active' })
    await card('SRE-7K3Q').focus()
    const outline = await card('SRE-7K3Q').evaluate((element) => getComputedStyle(element).outlineStyle)
    assert.notEqual(outline, 'none')
    const meter = await page
      .locator('[data-column="review"] .meter i')
      .evaluate((element) => getComputedStyle(element).backgroundColor)
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    assert.notEqual(meter, ground)
  })
})
