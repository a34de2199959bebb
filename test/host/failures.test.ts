import assert from 'node:assert/strict'
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, it } from 'mocha'
import type { Intent } from '../../src/core/edit/intent.ts'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardFile, cardFile, freshBoard, openBoard, shown, shownCard, until, wiring } from './openWall.ts'

const toDone: Intent = { kind: 'moveCard', card: 'T-1', to: 'done', place: 'bottom', reason: null }

describe('a hook that refuses', () => {
  let repository: BoardRepository
  let hook: string
  let runs: string

  beforeEach(async () => {
    repository = await freshBoard({ 'board.md': boardFile, 'one.md': cardFile('T-1', 'ready') })
    hook = join(repository.folder, '.git/hooks/pre-commit')
    runs = join(repository.folder, '.git/hook-runs')
    rmSync(runs, { force: true })
    repository.write(
      '.git/hooks/pre-commit',
      `#!/bin/sh\necho run >> '${runs}'\necho 'no commits on Sundays' >&2\nexit 1\n`,
    )
    chmodSync(hook, 0o755)
    await openBoard()
  })

  afterEach(() => rmSync(hook, { force: true }))

  it('leaves the change on disk and pending, is asked once, and no more until somebody tries again', async () => {
    const { panels, sessions } = await wiring()
    await until('the card where it was', async () => (await shownCard('T-1'))?.column === 'ready')
    await panels.current?.execute(toDone, 'test')
    assert.match(repository.read('board/one.md'), /^status: done$/m)
    await until('one pending', async () => (await shown()).head.pending === 1)
    const card = await shownCard('T-1')
    assert.deepEqual([card?.column, card?.isPending], ['done', true])
    assert.notEqual((await shown()).head.failure, null)
    await sleep(1_500)
    assert.equal(readFileSync(runs, 'utf8'), 'run\n')
    assert.equal(repository.git('log', '-1', '--format=%s'), 'A board')

    rmSync(hook)
    const [session] = sessions.all()
    await session?.retry()
    assert.equal(repository.git('log', '-1', '--format=%s'), 'board: move T-1 to Done')
    const { head } = await shown()
    assert.deepEqual([head.pending, head.failure], [0, null])
    assert.equal(existsSync(runs), true)
  })
})
