import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, describe, it } from 'mocha'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { onPath } from '../vscode/onPath.ts'
import { journey } from './journey.ts'
import { Past } from './past.ts'

/** A `git` in front of the real one that writes down each call. */
function recordingGit(): { readonly folder: string; readonly calls: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'wtw-git-'))
  const log = join(folder, 'calls.txt')
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$@" >> '${log}'\nexec '${onPath('git')}' "$@"\n`)
  chmodSync(join(folder, 'git'), 0o755)
  return { folder, calls: () => (existsSync(log) ? readFileSync(log, 'utf8') : '') }
}

describe('git, recorded', () => {
  const git = recordingGit()
  const env = { PATH: `${git.folder}${delimiter}${process.env['PATH'] ?? ''}` }
  after(() => rmSync(git.folder, { recursive: true }))

  describe('in a workspace that is not trusted', () => {
    const { open } = journey({ isTrusted: false, env })

    it('is never called; the board shows and nothing can be written', async () => {
      const repository = smallBoard()
      const wall = await open(repository)
      await wall.frame.getByText(/Restricted Mode: read-only/).waitFor()
      const before = repository.read('board/tracing-6j8m.md')
      await wall.card('SRE-6J8M').focus()
      await wall.workbench.page.keyboard.press('Alt+ArrowRight')
      await wall.frame.locator('[role=alert]', { hasText: /read-only/ }).waitFor()
      assert.equal(await wall.column('in-progress').locator('[data-card="SRE-6J8M"]').count(), 1)
      assert.equal(repository.read('board/tracing-6j8m.md'), before)
      assert.equal(repository.git('status', '--porcelain'), '')
      assert.equal(existsSync(join(repository.folder, '.git', 'walk-the-wall')), false)
      assert.equal(git.calls(), '')
      const past = new Past(wall)
      await past.choose('History')
      await wall.frame.getByText('Restricted Mode: git is not run, so there is no history.').waitFor()
      await past.choose('Flow')
      await wall.frame.locator('.flow').getByText('Restricted Mode: git is not run, so there is no history.').waitFor()
      assert.equal(git.calls(), '')
    })
  })

  describe('in a workspace that is trusted', () => {
    const { open } = journey({ env })

    it('is called: the recording works', async () => {
      const wall = await open(smallBoard())
      await wall.drag('SRE-3F5H', wall.column('review'))
      await wall.settlesIn('review', 'SRE-3F5H')
      assert.match(git.calls(), /commit/)
    })
  })
})
