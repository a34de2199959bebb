import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { commands, ConfigurationTarget, Uri, window, workspace } from 'vscode'
import type { Intent } from '../../src/core/edit/intent.ts'
import { takeHeadAction } from '../../src/host/headActions.ts'
import { openRepository } from '../fixtures/boardRepository.ts'
import { boardFile, cardFile, freshBoard, openBoard, shown, until, wiring } from './openWall.ts'

const move = (to: string): Intent => ({ kind: 'moveCard', card: 'T-1', to, place: 'bottom', reason: null })

describe('what the header offers', () => {
  it('commits on a detached HEAD once that is wanted, for good', async () => {
    const repository = await freshBoard({ 'board.md': boardFile, 'one.md': cardFile('T-1', 'ready') })
    repository.git('switch', '--quiet', '--detach')
    try {
      await openBoard()
      const { panels, sessions } = await wiring()
      await until('detached', async () => (await shown()).head.hold === 'detached')
      await panels.current?.execute(move('doing'), 'test-1')
      await until('one pending', async () => (await shown()).head.pending === 1)
      const [session] = sessions.all()
      assert.ok(session)
      await takeHeadAction('commitHereAnyway', session, sessions)
      assert.equal(repository.git('log', '-1', '--format=%s'), 'board: move T-1 to Doing')
      await panels.current?.execute(move('done'), 'test-2')
      assert.equal(repository.git('log', '-1', '--format=%s'), 'board: move T-1 to Done')
      assert.equal((await shown()).head.pending, 0)
    } finally {
      repository.git('switch', '--quiet', 'main')
    }
  })

  it('opens the file of the board', async () => {
    await freshBoard({ 'board.md': boardFile })
    await openBoard()
    const { sessions } = await wiring()
    const [session] = sessions.all()
    assert.ok(session)
    await takeHeadAction('openBoardFile', session, sessions)
    assert.match(window.activeTextEditor?.document.uri.path ?? '', /board\/board\.md$/)
  })

  it('makes a repository for a board that lies elsewhere and has none', async () => {
    await freshBoard({})
    const outside = realpathSync.native(mkdtempSync(join(tmpdir(), 'wtw-outside-')))
    mkdirSync(join(outside, 'wall'))
    writeFileSync(join(outside, 'wall/board.md'), boardFile)
    writeFileSync(join(outside, 'wall/one.md'), cardFile('T-1', 'ready'))
    const settings = workspace.getConfiguration('walkTheWall')
    await settings.update('boards', [join(outside, 'wall')], ConfigurationTarget.Global)
    try {
      const { panels, sessions } = await wiring()
      await commands.executeCommand('walkTheWall.openBoard', Uri.file(join(outside, 'wall/one.md')))
      assert.equal((await shown()).head.hasRepository, false)
      await panels.current?.execute(move('doing'), 'test')
      const session = sessions.opened(join(outside, 'wall'))
      assert.ok(session)
      await takeHeadAction('initRepository', session, sessions)
      await until('a repository', async () => (await shown()).head.hasRepository)
      const repository = openRepository(join(outside, 'wall'))
      assert.equal(repository.git('rev-parse', '--show-toplevel'), join(outside, 'wall'))
      assert.match(repository.read('one.md'), /^status: doing$/m)
    } finally {
      await settings.update('boards', undefined, ConfigurationTarget.Global)
      await commands.executeCommand('workbench.action.closeAllEditors')
      rmSync(outside, { recursive: true, force: true })
    }
  })
})
