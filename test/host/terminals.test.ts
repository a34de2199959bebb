import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { window } from 'vscode'
import { boardFile, cardFile, freshBoard, until, wiring } from './openWall.ts'

describe('the integrated terminal', () => {
  it('knows the command wtw', async () => {
    await wiring()
    await freshBoard({ 'board.md': boardFile, 'one.md': cardFile('T-1', 'ready') })
    const out = mkdtempSync(join(tmpdir(), 'wtw-terminal-'))
    const terminal = window.createTerminal({ name: 'test' })
    try {
      terminal.sendText(`wtw show --json > '${out}/draft' && mv '${out}/draft' '${out}/board.json'`)
      await until('wtw has answered', () => existsSync(join(out, 'board.json')), 15_000)
      const board = JSON.parse(readFileSync(join(out, 'board.json'), 'utf8')) as { title: string }
      assert.equal(board.title, 'Tested wall')
    } finally {
      terminal.dispose()
      rmSync(out, { recursive: true, force: true })
    }
  })
})
