import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { journey, release, screenshots } from './journey.ts'

describe('a window in German', () => {
  const { open } = journey({ language: 'de' })

  it('speaks German on the wall, in its dialogs and around it, and commits in English', async () => {
    const repository = smallBoard()
    const wall = await open(repository)
    const { page } = wall.workbench
    assert.equal(await wall.frame.locator('html').getAttribute('lang'), 'de')
    await wall.frame.getByRole('searchbox', { name: 'Karten filtern' }).waitFor()
    await wall.card('SRE-3F5H').focus()
    await page.keyboard.press('m')
    const dialog = wall.dialog('Verschieben: Mirror the package registry')
    await dialog.getByRole('radiogroup', { name: 'Spalte' }).waitFor()
    await dialog.getByText('wären 3 von 2 – braucht einen Grund').waitFor()
    await dialog.getByRole('button', { name: 'Abbrechen' }).click()
    await wall.drag('SRE-3F5H', wall.column('review'))
    await wall.settlesIn('review', 'SRE-3F5H')
    assert.equal(await wall.voice.innerText(), 'SRE-3F5H nach Review, 2 von 2 verschoben')
    await page.locator('.part.statusbar').getByText('Wand 4 aktiv').waitFor()
    assert.equal(repository.git('log', '-1', '--format=%s'), 'board: move SRE-3F5H to Review')
    mkdirSync(screenshots, { recursive: true })
    await page.screenshot({ path: join(screenshots, `german-${release.version}.png`) })
  })
})
