import assert from 'node:assert/strict'
import { appendFileSync, chmodSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { GitError } from '../../../src/repo/git/gitError.ts'
import type { Editors } from '../../../src/repo/commit/writer.ts'
import { column, move, SessionBench } from '../sessionBench.ts'
import { backlogOf, boardText, cardText } from '../wall.ts'

describe('the head of a board', () => {
  const bench = new SessionBench()

  describe('what is pending', () => {
    it('shows, and is committed when the merge is over', async () => {
      bench.on(backlogOf(2))
      bench.beginMerge()
      const session = await bench.open()
      assert.equal(session.head.hold, 'merge')
      const outcome = await session.execute(move('SRE-1', 'done'))
      assert.deepEqual([outcome.kind, 'commit' in outcome && outcome.commit], ['pending', null])
      assert.deepEqual([session.head.pending, [...session.viewContext.pendingCards]], [1, ['sre-1']])
      await session.refreshHead()
      assert.deepEqual([session.head.pending, session.head.changedByHand], [1, []])
      bench.wall.git('commit', '--quiet', '--no-edit')
      await session.refreshHead()
      assert.deepEqual(bench.subjects(2), ['board: move SRE-1 to Done', "Merge branch 'other'"])
      assert.deepEqual([session.head.pending, session.head.hold, bench.status()], [0, null, ''])
    })

    it('is not taken from a journal that others wrote into, and that is said', async () => {
      bench.on(backlogOf(2))
      bench.beginMerge()
      const session = await bench.open()
      await session.execute(move('SRE-1', 'done'))
      appendFileSync(join(bench.wall.folder, '.git/walk-the-wall/journal'), '{"kind":"entry","entry":{"id":"x"}}\n')
      await session.refreshHead()
      assert.equal(session.head.pending, 1)
      assert.match(session.head.failure ?? '', /lines that cannot be read/)
      bench.wall.git('commit', '--quiet', '--no-edit')
      await session.refreshHead()
      assert.deepEqual([session.head.pending, bench.subjects(1)], [0, ['board: move SRE-1 to Done']])
    })

    it('waits for a detached HEAD, or is committed there if wanted', async () => {
      bench.on(backlogOf(2))
      bench.wall.git('checkout', '--quiet', '--detach')
      const session = await bench.open()
      assert.equal((await session.execute(move('SRE-1', 'done'))).kind, 'pending')
      assert.deepEqual([session.head.branch, session.head.hold], [null, 'detached'])
      await session.commitDetached()
      assert.deepEqual([bench.subjects(1), session.head.pending], [['board: move SRE-1 to Done'], 0])
      assert.equal((await session.execute(move('SRE-2', 'done'))).kind, 'committed')
    })

    it('after a hook said no is tried again when asked, not at every look', async () => {
      bench.on(backlogOf(1))
      const calls = join(bench.wall.folder, '.git/calls')
      bench.wall.write('.git/hooks/pre-commit', `#!/bin/sh\necho x >> '${calls}'\necho "no, thanks" >&2\nexit 1\n`)
      chmodSync(join(bench.wall.folder, '.git/hooks/pre-commit'), 0o755)
      const asked = (): number => bench.wall.read('.git/calls').trim().split('\n').length
      const session = await bench.open()
      const outcome = await session.execute(move('SRE-1', 'done'))
      assert.ok(outcome.kind === 'failed')
      assert.deepEqual([outcome.error.reason, outcome.cards, asked()], ['hookFailed', ['SRE-1'], 1])
      assert.deepEqual([session.head.failure, session.head.pending], [outcome.error.message, 1])
      await session.refreshHead()
      await session.refreshHead()
      assert.equal(asked(), 1)
      await assert.rejects(session.retry(), (error) => error instanceof GitError && error.reason === 'hookFailed')
      assert.equal(asked(), 2)
      renameSync(join(bench.wall.folder, '.git/hooks/pre-commit'), join(bench.wall.folder, '.git/hooks/off'))
      await session.retry()
      assert.deepEqual(
        [session.head.failure, session.head.pending, bench.subjects(1)],
        [null, 0, ['board: move SRE-1 to Done']],
      )
    })

    it('is one commit where changes are collected', async () => {
      bench.on(backlogOf(2))
      const session = await bench.open()
      await session.collect(true)
      assert.equal(session.head.isCollecting, true)
      assert.equal((await session.execute(move('SRE-1', 'done'))).kind, 'pending')
      assert.equal((await session.execute(move('SRE-2', 'done'))).kind, 'pending')
      await session.refreshHead()
      assert.deepEqual([bench.commits(), session.head.pending], [1, 2])
      await session.collect(false)
      assert.deepEqual([session.head.isCollecting, session.head.pending, bench.commits()], [false, 0, 2])
      assert.deepEqual([bench.subjects(1), bench.status()], [['board: 2 changes'], ''])
      await session.execute({ kind: 'undo' })
      assert.deepEqual(column(session, 'backlog'), ['SRE-1', 'SRE-2'])
    })

    it('belongs to its own board only', async () => {
      bench.on({ ...backlogOf(1), 'other/board.md': boardText, 'other/a.md': cardText('O-1', 'backlog', 'aV') })
      bench.beginMerge()
      const [session, other] = [await bench.open(), await bench.open({ folder: join(bench.wall.folder, 'other') })]
      await session.execute(move('SRE-1', 'done'))
      await other.refreshHead()
      assert.deepEqual([session.head.pending, other.head.pending], [1, 0])
    })
  })

  describe('a card with unsaved text in an editor', () => {
    function editorOf(path: string, text: string): Editors & { save: () => void; text: () => string } {
      let unsaved: string | null = text
      const absolute = join(bench.wall.folder, path)
      return {
        unsavedText: (asked) => (asked === absolute ? unsaved : null),
        change: (_asked, now) => {
          unsaved = now
          return Promise.resolve(true)
        },
        text: () => unsaved ?? '',
        save: () => {
          writeFileSync(absolute, unsaved ?? '')
          unsaved = null
        },
      }
    }

    it('shows the change at once, and commits it alone once the card is saved', async () => {
      bench.on(backlogOf(1))
      const editors = editorOf('board/sre-1.md', cardText('SRE-1', 'backlog', 'aA') + 'Half a sen')
      const session = await bench.open({ editors })
      assert.equal((await session.execute(move('SRE-1', 'done'))).kind, 'pending')
      assert.deepEqual(column(session, 'done'), ['SRE-1'])
      assert.match(bench.wall.read('board/sre-1.md'), /status: backlog/)
      assert.match(editors.text(), /status: done[^]*Half a sen$/)
      await Promise.all([session.refresh(), session.refreshHead()])
      assert.deepEqual([column(session, 'done'), session.head.pending, bench.commits()], [['SRE-1'], 1, 1])
      editors.save()
      await Promise.all([session.refresh(), session.refreshHead()])
      assert.deepEqual(
        [column(session, 'done'), session.head.pending, bench.subjects(1)],
        [['SRE-1'], 0, ['board: move SRE-1 to Done']],
      )
      assert.match(bench.wall.git('show', 'HEAD:board/sre-1.md'), /status: done[^]*Body of SRE-1\.$/)
      assert.match(bench.wall.git('diff'), /^\+Half a sen$/m)
      assert.deepEqual(session.head.changedByHand, ['SRE-1'])
    })
  })

  describe('cards edited by hand', () => {
    it('are shown, and committed one by one when asked', async () => {
      bench.on(backlogOf(3))
      const session = await bench.open()
      assert.deepEqual(session.head.changedByHand, [])
      bench.wall.write('board/sre-1.md', cardText('SRE-1', 'done', 'aA'))
      bench.wall.write('board/sre-2.md', cardText('SRE-2', 'done', 'aB'))
      bench.wall.write('board/notes.txt', 'no card\n')
      bench.wall.write('mine.txt', 'mine\n')
      bench.wall.git('add', 'mine.txt')
      await Promise.all([session.refresh(), session.refreshHead()])
      assert.deepEqual([...session.head.changedByHand].sort(), ['SRE-1', 'SRE-2'])
      await session.commitByHand()
      assert.deepEqual([session.head.changedByHand, bench.commits()], [[], 3])
      assert.equal(bench.status(), 'A  mine.txt\n?? board/notes.txt')
    })

    it('are told from one that is being moved meanwhile', async () => {
      bench.on(backlogOf(4))
      const session = await bench.open()
      const seen: (readonly string[])[] = []
      session.onDidChange(() => seen.push(session.head.changedByHand))
      const looking = [session.refreshHead()]
      for (const card of ['SRE-1', 'SRE-2', 'SRE-3', 'SRE-4']) {
        await session.execute(move(card, 'done'))
        looking.push(session.refreshHead())
      }
      await Promise.all(looking)
      assert.deepEqual(seen.flat(), [])
    })
  })

  describe('why a column is over its limit', () => {
    it('is the reason of the newest change that went over it, while it is over', async () => {
      bench.on({
        ...backlogOf(3),
        'board/r.md': cardText('R-1', 'ready', 'aA'),
        'board/s.md': cardText('R-2', 'ready', 'aB'),
      })
      const session = await bench.open()
      const reasons = (): Record<string, string> => Object.fromEntries(session.viewContext.overReasons)
      assert.deepEqual(reasons(), {})
      await session.execute(move('SRE-1', 'ready', 'bottom', 'The audit'))
      await session.execute(move('SRE-2', 'ready', 'bottom', 'The outage'))
      await session.refreshHead()
      assert.deepEqual(reasons(), { ready: 'The outage' })
      await session.execute({ kind: 'undo' })
      await session.refreshHead()
      assert.deepEqual(reasons(), { ready: 'The audit' }, 'a reason goes with what was undone')
      await session.execute({ kind: 'redo' })
      await session.refreshHead()
      assert.deepEqual(reasons(), { ready: 'The outage' })
      for (const card of ['SRE-1', 'SRE-2']) await session.execute(move(card, 'done'))
      await session.refreshHead()
      assert.deepEqual(reasons(), {})
    })
  })
})
