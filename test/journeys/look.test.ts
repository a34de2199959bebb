import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { before, describe, it } from 'mocha'
import { demoBoard } from '../fixtures/demoBoard.ts'
import { floor } from '../vscode/installServer.ts'
import { journey, release, screenshots } from './journey.ts'
import type { Wall } from './wall.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const modern = release === floor ? 'Default ' : ''

const themes = {
  dark: `${modern}Dark Modern`,
  light: `${modern}Light Modern`,
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const

/** The screens beside the board, and what is there once they are drawn. */
const screens = [
  ['History', '.past-wall[aria-busy="false"] [data-card]'],
  ['Flow', '[data-chart="assumptions"]'],
] as const

/** What axe finds serious or worse in the board itself, as lines. */
async function seriousFindings(wall: Wall): Promise<readonly string[]> {
  const frame = await (await wall.frame.locator('main[data-board]').elementHandle())?.ownerFrame()
  if (!frame) throw new Error('The board is not drawn.')
  await frame.evaluate(axe)
  const { violations } = await frame.evaluate<AxeResults>("axe.run('main[data-board]')")
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

for (const [name, theme] of Object.entries(themes)) {
  describe(`the demo board in ${theme}`, () => {
    const { open } = journey({ settings: { 'workbench.colorTheme': theme } })
    let wall: Wall
    before(async () => {
      mkdirSync(screenshots, { recursive: true })
      wall = await open(demoBoard(undefined, '2026-11-20'), { width: 1480, height: 900 })
      await wall.workbench.runCommand('View: Close Primary Side Bar')
      await wall.frame.locator('[data-card="SRE-GV53"]').waitFor()
    })

    const picture = (what: string): Promise<Buffer> =>
      wall.workbench.page.screenshot({ path: join(screenshots, `${release.version}-${name}-${what}.png`) })

    it('shows all its cards, and axe finds nothing serious', async () => {
      await picture('1480')
      assert.equal(await wall.frame.locator('[data-card]').count(), 40)
      assert.deepEqual(await seriousFindings(wall), [])
    })

    it('can be used at a width of 320', async () => {
      await wall.workbench.page.setViewportSize({ width: 320, height: 800 })
      await wall.card('SRE-XAJG').scrollIntoViewIfNeeded()
      await picture('320')
      assert.ok(await wall.card('SRE-XAJG').isVisible())
      assert.deepEqual(await seriousFindings(wall), [])
    })

    for (const [tab, awaited] of screens)
      it(`shows its ${tab}, wide and at a width of 320, and axe finds nothing serious`, async () => {
        for (const width of [1480, 320]) {
          await wall.workbench.page.setViewportSize({ width, height: 900 })
          await wall.frame.getByRole('tab', { name: tab }).click()
          await wall.frame.locator(awaited).first().waitFor()
          await picture(`${tab.toLowerCase()}-${width}`)
          assert.deepEqual(await seriousFindings(wall), [])
        }
      })
  })
}
