import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { boardRepository } from '../fixtures/boardRepository.ts'
import { demoBoard } from '../fixtures/demoBoard.ts'
import { Wall } from '../journeys/wall.ts'
import { installServer, newest } from './installServer.ts'
import { packagePath, projectFolder } from './packagePath.ts'
import { startServer } from './startServer.ts'
import { type Viewport, Workbench } from './workbench.ts'

/** CSS pixels: what the walkthrough has room for beside its text. */
const size: Viewport = { width: 780, height: 500 }
const themes = { dark: 'Dark Modern', light: 'Light Modern' } as const
const pictures = join(projectFolder, 'media', 'walkthrough')
const freshGit = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }

/** `npm run pictures`: the walkthrough's pictures, taken in a real VS Code with the package as it is here. */
async function main(): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  for (const [name, theme] of Object.entries(themes)) {
    const settings = { 'workbench.colorTheme': theme, 'workbench.activityBar.location': 'hidden' }
    const server = await startServer(await installServer(newest), { vsix: packagePath(), settings, env: freshGit })
    const open = async (folder: string): Promise<Wall> =>
      new Wall(await Workbench.open(server, folder, { viewport: size }))
    try {
      await takeNew(await open(boardRepository([], freshFolder('payments')).folder), name)
      await takeDemo(await open(demoBoard(freshFolder('kestrel'), '2026-11-20').folder), name)
    } finally {
      await server.stop()
    }
  }
}

function freshFolder(name: string): string {
  return join(mkdtempSync(join(tmpdir(), 'wtw-')), name)
}

/** The board as it is made. */
async function takeNew(wall: Wall, theme: string): Promise<void> {
  const { workbench } = wall
  await workbench.runCommand('View: Close Primary Side Bar')
  await workbench.runCommand('Walk the Wall: Create Board')
  await wall.isDrawn()
  await take(workbench.page, `create-${theme}`)
  await workbench.close()
}

/** A card on its way, a new one, a blocked one, and what stands around the board. */
async function takeDemo(wall: Wall, theme: string): Promise<void> {
  const { workbench, frame } = wall
  const { page } = workbench
  await workbench.runCommand('View: Close Primary Side Bar')
  await wall.open()
  const [first] = await wall.cardsIn('ready')
  await hold(wall, first ?? '', 'in-progress')
  await take(page, `move-${theme}`)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await frame.getByRole('button', { name: 'Add card to Ready' }).click()
  await frame.getByRole('textbox', { name: 'Title of the new card' }).fill('Drain a node without a page')
  await take(page, `add-${theme}`)
  await page.keyboard.press('Escape')
  await wall.card(first ?? '').focus()
  await page.keyboard.press('b')
  await frame.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Waiting for the network team')
  await take(page, `block-${theme}`)
  await page.keyboard.press('Escape')
  await workbench.runCommand('Explorer: Focus on Wall View')
  await page.getByRole('treeitem', { name: /^Blocked/ }).waitFor()
  await take(page, `around-${theme}`)
  await workbench.close()
}

/** Holds a card over a column, and does not let go. */
async function hold(wall: Wall, card: string, column: string): Promise<void> {
  const { mouse } = wall.workbench.page
  const from = await wall.card(card).boundingBox()
  const to = await wall.column(column).boundingBox()
  if (!from || !to) throw new Error('The board is not drawn.')
  await mouse.move(from.x + 60, from.y + 20)
  await mouse.down()
  await mouse.move(from.x + 70, from.y + 30, { steps: 3 })
  await mouse.move(to.x + 60, to.y + 200, { steps: 8 })
  await wall.workbench.page.waitForTimeout(150)
  await mouse.move(to.x + 61, to.y + 201)
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

void main()
