import assert from 'node:assert/strict'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'mocha'
import { openRepository } from '../fixtures/boardRepository.ts'
import { eventually } from './commits.ts'
import { journey } from './journey.ts'
import { Past } from './past.ts'
import { teamPast } from './teamPast.ts'
import { Wall } from './wall.ts'

describe('what is not known of the past', () => {
  const { openWindow } = journey()
  let wall: Wall
  let past: Past
  before(async () => {
    const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'wtw-')))
    const { repository } = teamPast()
    repository.git('clone', '--quiet', '--depth=3', `file://${repository.folder}`, join(folder, 'shallow'))
    repository.git('worktree', 'add', '--quiet', '--detach', join(folder, 'plain'))
    rmSync(join(folder, 'plain', '.git'))
    repository.remove()
    wall = new Wall(await openWindow(openRepository(folder)))
    past = new Past(wall)
  })

  async function openBoard(name: string): Promise<void> {
    await wall.workbench.runCommand('Walk the Wall: Open Board')
    const { page } = wall.workbench
    await page.getByPlaceholder('Which board?').fill(name)
    await eventually(async () => assert.equal(await page.locator('.quick-input-list .monaco-list-row').count(), 1))
    await page.keyboard.press('Enter')
    await wall.isDrawn()
  }

  it('is said of a shallow clone', async () => {
    await openBoard('shallow')
    await past.choose('History')
    await wall.frame.getByRole('note').filter({ hasText: 'This clone is shallow' }).waitFor()
    await past.choose('Flow')
    await wall.frame.locator('.flow-notes').filter({ hasText: 'This clone is shallow' }).waitFor()
  })

  it('is said of a board without a repository', async () => {
    // The command shows the board that is open.
    await wall.workbench.page
      .locator('.tab.active')
      .getByRole('button', { name: /^Close/ })
      .click()
    await openBoard('plain')
    await past.choose('History')
    await wall.frame.getByText('Without a git repository there is no history.').waitFor()
    await past.choose('Flow')
    await wall.frame.getByText('Flow is measured from what git remembers.').waitFor()
    assert.ok(await wall.frame.getByText('Without a git repository there is no history.').isVisible())
  })
})
