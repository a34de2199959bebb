import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { before, describe, it } from 'mocha'
import { type BoardRepository, gitEnvironment } from '../fixtures/boardRepository.ts'
import { smallBoard } from '../fixtures/smallBoard.ts'
import { projectFolder } from '../vscode/packagePath.ts'
import { oneCommit } from './commits.ts'
import { journey } from './journey.ts'
import type { Wall } from './wall.ts'

describe('a change that others make shows on the board', () => {
  const { open } = journey()
  let repository: BoardRepository
  let wall: Wall
  before(async () => {
    repository = smallBoard()
    wall = await open(repository)
  })

  it('by the command line', async () => {
    await oneCommit(repository, async () => {
      const command = [join(projectFolder, 'dist', 'cli.js'), 'move', 'SRE-3F5H', 'Ready']
      execFileSync(process.execPath, command, { cwd: repository.folder, env: gitEnvironment() })
      await wall.settlesIn('ready', 'SRE-3F5H')
    })
  })

  it('by plain git: another branch, and back', async () => {
    repository.git('checkout', '--quiet', '-b', 'other')
    const path = 'board/quotas-4g6j.md'
    const moved = repository.read(path).replace('status: ready', 'status: done')
    repository.commit({ at: '2026-11-17T09:00:00+01:00', message: 'Moves by hand\n', files: { [path]: moved } })
    await wall.settlesIn('done', 'SRE-4G6J')
    await wall.frame.getByText('other', { exact: true }).waitFor()
    repository.git('checkout', '--quiet', 'main')
    await wall.settlesIn('ready', 'SRE-4G6J')
  })

  it('by an editor, as a card changed by hand', async () => {
    const path = 'board/runbook-8m2p.md'
    repository.write(path, repository.read(path).replace('status: review', 'status: done'))
    await wall.column('done').locator('[data-card="SRE-8M2P"]').waitFor()
    await wall.frame.getByText(/1 card changed by hand/).waitFor()
    assert.equal(repository.git('status', '--porcelain'), ` M ${path}`)
  })
})
