import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'mocha'
import type { Locator } from 'playwright-core'
import { type BoardRepository, boardRepository, openRepository } from '../fixtures/boardRepository.ts'
import type { Workbench } from '../vscode/workbench.ts'
import { eventually } from './commits.ts'
import { journey, release, screenshots } from './journey.ts'
import { Wall } from './wall.ts'

/** A folder with nothing in it, not even a repository. */
function emptyFolder(): BoardRepository {
  return openRepository(realpathSync.native(mkdtempSync(join(tmpdir(), 'wtw-'))))
}

const picture = (workbench: Workbench, name: string): Promise<Buffer> =>
  workbench.page.screenshot({ path: join(screenshots, `${release.version}-new-user-${name}.png`) })

/** Opens the walkthrough from the welcome of the tree. */
async function openWalkthrough({ page }: Workbench): Promise<void> {
  const header = page.locator('.pane-header', { hasText: 'Wall' })
  await header.waitFor({ timeout: 30_000 })
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click()
  // Asked before it has read the walkthroughs of extensions, VS Code opens its own.
  await eventually(async () => {
    await page.getByRole('button', { name: 'How It Works' }).click()
    await step(page.locator('body'), 'Create the board').waitFor({ timeout: 3000 })
  }, 30_000)
}

function step(within: Locator, title: string): Locator {
  return within.locator('.getting-started-step', { hasText: title })
}

describe('a new user', () => {
  const { openWindow } = journey()
  before(() => mkdirSync(screenshots, { recursive: true }))

  it('comes from the walkthrough to a committed card, without a repository and a name; what is done is ticked', async () => {
    const repository = emptyFolder()
    const workbench = await openWindow(repository, { width: 1600, height: 900 })
    const { page } = workbench
    const began = Date.now()
    await openWalkthrough(workbench)
    await picture(workbench, 'walkthrough')
    const body = page.locator('body')
    await step(body, 'Create the board').getByRole('button', { name: 'Create Board' }).click()
    const initialize = page.getByText('Initialize a git repository, and create the board in it')
    await initialize.waitFor()
    await picture(workbench, 'no-repository')
    // The walkthrough, still being drawn, can take the keyboard from the list.
    await initialize.click()

    const wall = new Wall(workbench)
    await wall.isDrawn()
    await page.getByRole('button', { name: 'Set Name and Email' }).click()
    await page.getByText('Your name, as it shall stand').waitFor()
    await picture(workbench, 'no-name')
    await page.keyboard.type('Anne Nowak')
    await page.keyboard.press('Enter')
    await page.getByText('Your email, as it shall stand').waitFor()
    await page.keyboard.type('anne@example.com')
    await page.keyboard.press('Enter')
    await page.getByText('In this repository').waitFor()
    await page.keyboard.press('Enter')
    await eventually(() =>
      assert.match(repository.git('log', '--all', '--format=%s %an'), /^board: create the board Anne Nowak$/m),
    )
    await picture(workbench, 'board')

    await workbench.runCommand('Walk the Wall: New Card')
    await wall.frame.getByRole('textbox', { name: 'Title of the new card' }).fill('My first card')
    await page.keyboard.press('Enter')
    await eventually(() => assert.match(repository.git('log', '-1', '--format=%s'), /^board: add \S+ to /))
    assert.equal(repository.git('status', '--porcelain'), '')
    await page.locator('.tab', { hasText: 'Welcome' }).click()
    await step(body, 'Keep it in sight').click()
    await step(body, 'Keep it in sight').getByRole('button', { name: 'Show the Tree' }).click()
    for (const title of ['Create the board', 'Add a card', 'Keep it in sight'])
      await step(body, title).locator('.codicon-getting-started-step-checked').waitFor()
    await picture(workbench, 'ticked')
    const seconds = (Date.now() - began) / 1000
    assert.ok(seconds < 120, `${seconds} s`)
  })

  it('who wants no git gets a board of files, which offers a repository later', async () => {
    const repository = emptyFolder()
    const workbench = await openWindow(repository)
    await workbench.runCommand('Walk the Wall: Create Board')
    await workbench.page.getByText('Create the board without git').click()
    const wall = new Wall(workbench)
    await wall.isDrawn()
    await wall.frame.getByText('Move this card to In progress').waitFor()
    assert.equal(existsSync(join(repository.folder, '.git')), false)
    await picture(workbench, 'without-git')
  })

  it('adds a card without a board on the screen', async () => {
    const repository = boardRepository([])
    const workbench = await openWindow(repository, { width: 1600, height: 900 })
    const { page } = workbench
    await workbench.runCommand('Walk the Wall: Create Board')
    const wall = new Wall(workbench)
    await wall.isDrawn()
    await workbench.runCommand('View: Close All Editors')
    await workbench.runCommand('Walk the Wall: New Card')
    await page.getByText('Title of the new card').waitFor()
    await page.keyboard.type('From anywhere')
    await page.keyboard.press('Enter')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Backlog' }).waitFor()
    await picture(workbench, 'new-card')
    await page.keyboard.press('Enter')
    await eventually(() => assert.match(repository.git('log', '-1', '--format=%s'), /^board: add \S+ to Backlog$/))
  })
})
