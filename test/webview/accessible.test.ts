import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { describe, it } from 'mocha'
import type { Page } from 'playwright-core'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'
import { cutWhenNarrow } from './seen.ts'
import { themeClass, themeCss, type ThemeName, themes } from './themes.ts'
import { screensOfSuite } from './visitScreens.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What the colours of a theme can make wrong, in the words of axe, and what its borders can. */
const rulesOfThemes = ['color-contrast', 'link-in-text-block', 'target-size']

/** What axe finds wrong on the page: rule and places. The size of targets is of WCAG 2.2 and not asked by itself. */
async function findings(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const known = await page.evaluate(() => 'axe' in window)
  if (!known) await page.evaluate(axeSource)
  const options = rules ? { runOnly: rules } : { rules: { 'target-size': { enabled: true } } }
  const violations = await page.evaluate<axe.Result[]>(
    // What is fine is most of what axe tells, and stays in the page.
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`,
  )
}

/** Gives the page the colours of another theme, as VS Code does. */
async function paint(page: Page, theme: ThemeName): Promise<void> {
  const change = { css: themeCss(theme), classes: themeClass[theme] }
  await page.evaluate(({ css, classes }) => {
    const [sheet] = document.styleSheets
    sheet?.deleteRule(0)
    sheet?.insertRule(css)
    document.body.className = classes
  }, change)
}

/** What axe finds: everything in the first theme, in the others, and where colours are forced, what they can change. */
async function findingsInThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  const note = (where: string, wrong: readonly string[]): unknown => found.push(...wrong.map((w) => `${where}: ${w}`))
  for (const [i, theme] of (Object.keys(themes) as ThemeName[]).entries()) {
    await paint(page, theme)
    note(theme, await findings(page, i === 0 ? null : rulesOfThemes))
  }
  await page.emulateMedia({ forcedColors: 'active' })
  note('forced colours', await findings(page, rulesOfThemes))
  await page.emulateMedia({ forcedColors: 'none' })
  return found
}

/** What can be pressed and is smaller than 24 pixels; links in a line of text may be. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page
    .locator('button, input, select, textarea, summary, [role=menuitem], [role=option], [role=tab]')
    .evaluateAll((targets) =>
      targets
        .map((target) => ({ target, box: (target.closest('label') ?? target).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ target, box }) => `${target.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`),
    )
}

/** Animations and transitions that take time. */
function motions(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 0)
      .map((animation) => `moves: ${animation instanceof CSSAnimation ? animation.animationName : animation.id}`),
  )
}

describe('every screen', () => {
  const visit = screensOfSuite()

  it('is fine for axe in every theme, has no target under 24 pixels, rests where motion is unwanted, cuts no text', async function () {
    this.timeout(300_000)
    const look = async ({ page }: BoardPage): Promise<readonly string[]> => [
      ...(await smallTargets(page)),
      ...(await motions(page)),
      ...(await findingsInThemes(page)),
      ...(await cutWhenNarrow(page)),
    ]
    assert.deepEqual(await visit(look), {})
  })
})

describe('the board for everybody', () => {
  const aBoard = boardsOfSuite()

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
