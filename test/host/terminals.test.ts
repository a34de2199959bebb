import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'mocha'
import { env, window } from 'vscode'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardFile, cardFile, freshBoard, until, wiring } from './openWall.ts'

/** A server installed without its install scripts may have brought no terminals (1.103); a desktop always has them. */
const hasTerminals = ['prebuilds', 'build'].some((name) =>
  existsSync(join(env.appRoot, 'node_modules', 'node-pty', name)),
)

describe('the integrated terminal', () => {
  let repository: BoardRepository

  beforeEach(async () => {
    repository = await freshBoard({ 'board.md': boardFile, 'one.md': cardFile('T-1', 'ready') })
  })

  it('is given a PATH on which wtw is found and runs', async () => {
    const { context, sessions } = await wiring()
    const path = context.environmentVariableCollection.get('PATH')
    assert.ok(path)
    const command = join(path.value.replace(/[:;]$/, ''), process.platform === 'win32' ? 'wtw.cmd' : 'wtw')
    await sessions.find()
    await until('the command is installed', () => existsSync(command))
    const shown = execFileSync(command, ['show', '--json'], {
      cwd: repository.folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    assert.equal((JSON.parse(shown) as { title: string }).title, 'Tested wall')
  })

  if (hasTerminals)
    it('knows the command wtw', async () => {
      await wiring()
      const out = mkdtempSync(join(tmpdir(), 'wtw-terminal-'))
      const terminal = window.createTerminal({ name: 'test' })
      try {
        terminal.sendText(`wtw show --json > '${out}/draft' && mv '${out}/draft' '${out}/board.json'`)
        await until('wtw has answered', () => existsSync(join(out, 'board.json')))
        const board = JSON.parse(readFileSync(join(out, 'board.json'), 'utf8')) as { title: string }
        assert.equal(board.title, 'Tested wall')
      } finally {
        terminal.dispose()
        rmSync(out, { recursive: true, force: true })
      }
    })
})
