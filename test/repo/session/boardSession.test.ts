import assert from 'node:assert/strict'
import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import type { Intent } from '../../../src/core/edit/intent.ts'
import type { BoardSession } from '../../../src/repo/session/boardSession.ts'
import { Git } from '../../../src/repo/git/git.ts'
import { GitError } from '../../../src/repo/git/gitError.ts'
import { column, move, SessionBench } from '../sessionBench.ts'
import { backlogOf, boardText, cardText, folderWith } from '../wall.ts'

describe('BoardSession', () => {
  const bench = new SessionBench()

  /** How often listeners are called while something happens. */
  async function newsDuring(session: BoardSession, act: () => Promise<unknown>): Promise<number> {
    let count = 0
    const stop = session.onDidChange(() => count++)
    await act()
    stop()
    return count
  }

  describe('granting a wish', () => {
    it('makes one commit with the change, and says so', async () => {
      bench.on(backlogOf(2))
      const session = await bench.open()
      const before = bench.commits()
      const outcome = await session.execute(move('sre-1', 'Done'))
      assert.deepEqual(outcome, {
        kind: 'committed',
        message: 'SRE-1 moved to Done, 1 of 1',
        cards: ['SRE-1'],
        commit: bench.wall.git('rev-parse', 'HEAD'),
      })
      assert.deepEqual([bench.commits(), bench.status()], [before + 1, ''])
      assert.deepEqual([column(session, 'backlog'), column(session, 'done')], [['SRE-2'], ['SRE-1']])
      assert.deepEqual([...session.viewContext.pendingCards], [])
    })

    it('says where nothing is to be changed, and why something cannot be', async () => {
      bench.on(backlogOf(2))
      const session = await bench.open()
      const rev = session.rev
      assert.equal((await session.execute(move('SRE-1', 'backlog', 'top'))).kind, 'unchanged')
      const refused = await session.execute(move('NO-1', 'done'))
      assert.equal(refused.kind === 'refused' && refused.refusal.code, 'cardNotFound')
      assert.deepEqual([bench.commits(), session.rev], [1, rev])
    })

    it('takes wishes in the order in which they come', async () => {
      bench.on(backlogOf(6))
      const session = await bench.open()
      const cards = ['SRE-1', 'SRE-2', 'SRE-3', 'SRE-4', 'SRE-5', 'SRE-6']
      await Promise.all(cards.map((card) => session.execute(move(card, 'done'))))
      assert.deepEqual(column(session, 'done'), cards)
      assert.deepEqual(bench.subjects(6), cards.map((card) => `board: move ${card} to Done`).reverse())
    })

    it('plans on what the card says now, though nobody told of the change', async () => {
      bench.on(backlogOf(2))
      const session = await bench.open()
      bench.wall.commit({
        at: '2026-11-17T09:00:00Z',
        message: 'x',
        files: { 'board/sre-1.md': cardText('SRE-1', 'done', 'aA') },
      })
      assert.equal((await session.execute(move('SRE-1', 'done', 'top'))).kind, 'unchanged')
      bench.wall.write('board/new.md', cardText('NEW-1', 'backlog', 'aV'))
      assert.equal((await session.execute(move('NEW-1', 'done'))).kind, 'committed')
    })

    it('on an unborn branch makes the first commit', async () => {
      bench.on({})

      bench.wall.git('checkout', '--quiet', '--orphan', 'fresh')
      for (const [path, text] of Object.entries(backlogOf(1))) bench.wall.write(path, text)
      const session = await bench.open()
      assert.equal(session.head.branch, 'fresh')
      assert.equal((await session.execute({ kind: 'undo' })).kind, 'refused')
      assert.equal((await session.execute(move('SRE-1', 'done'))).kind, 'committed')
      assert.deepEqual(bench.subjects(1), ['board: move SRE-1 to Done'])
    })

    it('without a repository changes the files, and has nothing to undo', async () => {
      const { folder, remove } = folderWith(backlogOf(1))
      bench.later(remove)
      const session = await bench.open({ folder: join(folder, 'board') })
      assert.deepEqual([session.head.hasRepository, session.repository, session.pathsToWatch()], [false, null, []])
      const outcome = await session.execute(move('SRE-1', 'done'))
      assert.deepEqual([outcome.kind, column(session, 'done'), session.head.pending], ['committed', ['SRE-1'], 0])
      const undone = await session.execute({ kind: 'undo' })
      assert.equal(undone.kind === 'refused' && undone.refusal.code, 'nothingToUndo')
    })
  })

  describe('news', () => {
    it('is what says something else, and only that', async () => {
      bench.on(backlogOf(3))
      const session = await bench.open()
      const file = join(session.folder, 'sre-1.md')
      assert.equal(await newsDuring(session, () => session.refresh()), 0)
      bench.wall.write('board/sre-1.md', bench.wall.read('board/sre-1.md'))
      assert.equal(await newsDuring(session, () => session.refresh([file])), 0)
      bench.wall.write('board/sre-1.md', cardText('SRE-1', 'done', 'aV'))
      assert.equal(await newsDuring(session, () => session.refresh([file])), 1)
      assert.deepEqual(column(session, 'done'), ['SRE-1'])
      assert.equal(await newsDuring(session, () => session.refreshHead()), 1)
      assert.equal(await newsDuring(session, () => session.refreshHead()), 0)
    })

    it('of an own change is told once, not again when the watcher sees it', async () => {
      bench.on(backlogOf(3))
      const session = await bench.open()
      await session.execute(move('SRE-1', 'done'))
      const news = await newsDuring(session, async () => {
        await session.refresh([join(session.folder, 'sre-1.md'), session.folder])
        await session.refreshHead()
      })
      assert.equal(news, 0)
    })

    it('comes from a checkout, and names the branch', async () => {
      bench.on(backlogOf(2))
      bench.wall.git('switch', '--quiet', '-c', 'other')
      bench.wall.commit({ at: '2026-11-17T09:00:00Z', message: 'x', files: { 'board/sre-1.md': null } })
      const session = await bench.open()
      assert.deepEqual([session.head.branch, column(session, 'backlog')], ['other', ['SRE-2']])
      assert.ok(session.pathsToWatch().some((path) => path.endsWith('refs/heads/other')))
      bench.wall.git('switch', '--quiet', 'main')
      await Promise.all([session.refresh(), session.refreshHead()])
      assert.deepEqual([session.head.branch, column(session, 'backlog')], ['main', ['SRE-1', 'SRE-2']])
    })

    it('of a mended board.md lets the board be written again', async () => {
      bench.on({ ...backlogOf(1), 'board/board.md': '---\ncolumns: [\n---\n' })
      const session = await bench.open()
      assert.equal(session.viewContext.readOnly, 'boardBroken')
      assert.equal((await session.execute(move('SRE-1', 'done'))).kind, 'refused')
      bench.wall.write('board/board.md', boardText)
      await session.refresh([join(session.folder, 'board.md')])
      assert.equal(session.viewContext.readOnly, null)
      assert.equal((await session.execute(move('SRE-1', 'done'))).kind, 'committed')
    })

    it('ends with the session', async () => {
      bench.on(backlogOf(1))
      const session = await bench.open()
      let count = 0
      session.onDidChange(() => count++)
      session.dispose()
      await session.execute(move('SRE-1', 'done'))
      assert.equal(count, 0)
    })
  })

  describe('undo and redo', () => {
    it('put values back as new commits, across sessions', async () => {
      bench.on(backlogOf(2))
      await (await bench.open()).execute(move('SRE-1', 'done'))
      const session = await bench.open()
      assert.equal((await session.execute({ kind: 'undo' })).kind, 'committed')
      assert.deepEqual(column(session, 'done'), [])
      assert.equal((await session.execute({ kind: 'redo' })).kind, 'committed')
      assert.deepEqual(column(session, 'done'), ['SRE-1'])
      assert.deepEqual([bench.commits(), bench.status()], [4, ''])
    })

    it('take back a new card and an archived one whole', async () => {
      bench.on(backlogOf(1))
      const session = await bench.open()
      await session.execute({ kind: 'archiveCard', card: 'SRE-1' })
      assert.ok(existsSync(join(session.folder, 'archive/sre-1.md')))
      await session.execute({ kind: 'undo' })
      assert.deepEqual(column(session, 'backlog'), ['SRE-1'])
      const add = {
        kind: 'addCard',
        title: 'New',
        column: null,
        assignees: [],
        classOfService: null,
        labels: [],
        reason: null,
      }
      await session.execute(add as Intent)
      assert.equal(column(session, 'backlog').length, 2)
      await session.execute({ kind: 'undo' })
      assert.deepEqual([column(session, 'backlog'), bench.status()], [['SRE-1'], ''])
    })

    it('of a change that is not in git yet leaves nothing to commit', async () => {
      bench.on(backlogOf(2))
      bench.beginMerge()
      const session = await bench.open()
      await session.execute(move('SRE-1', 'done'))
      await session.execute(move('SRE-2', 'done'))
      assert.equal(session.head.pending, 2)
      assert.equal((await session.execute({ kind: 'undo' })).kind, 'committed')
      assert.deepEqual([session.head.pending, column(session, 'done')], [1, ['SRE-1']])
      assert.equal((await session.execute({ kind: 'undo' })).kind, 'committed')
      assert.deepEqual([session.head.pending, column(session, 'done')], [0, []])
      bench.wall.git('commit', '--quiet', '--no-edit')
      await session.refreshHead()
      assert.deepEqual([bench.subjects(1), bench.status()], [["Merge branch 'other'"], ''])
    })

    it('of a committed change in a merge is pending, and committed after it', async () => {
      bench.on(backlogOf(1))
      const session = await bench.open()
      await session.execute(move('SRE-1', 'done'))
      bench.beginMerge()
      assert.equal((await session.execute({ kind: 'undo' })).kind, 'pending')
      const again = await session.execute({ kind: 'undo' })
      assert.equal(again.kind === 'refused' && again.refusal.code, 'nothingToUndo')
      bench.wall.git('commit', '--quiet', '--no-edit')
      await session.refreshHead()
      assert.deepEqual(bench.subjects(1), ['board: undo move SRE-1 to Done'])
      assert.deepEqual([column(session, 'backlog'), session.head.pending, bench.status()], [['SRE-1'], 0, ''])
    })
  })

  describe('the archive', () => {
    it('holds cards that others may depend on', async () => {
      const waiting = cardText('SRE-9', 'backlog', 'aZ').replace('title', 'depends_on: [SRE-1, OLD-1]\ntitle')
      bench.on({ ...backlogOf(1), 'board/sre-9.md': waiting, 'board/archive/old.md': cardText('OLD-1', 'done', 'aA') })
      const session = await bench.open()
      assert.deepEqual(session.board.problems, [])
      await session.execute({ kind: 'archiveCard', card: 'SRE-1' })
      assert.deepEqual(session.board.problems, [])
      bench.wall.git('rm', '--quiet', 'board/archive/old.md')
      await session.refresh([join(session.folder, 'archive/old.md')])
      assert.deepEqual(
        session.board.problems.map(({ code }) => code),
        ['danglingId'],
      )
    })
  })

  describe('in an untrusted workspace', () => {
    it('draws the board, starts no process and writes nothing', async () => {
      bench.on(backlogOf(1))
      const calls = join(bench.wall.folder, 'calls')
      bench.wall.write('git-that-records', `#!/bin/sh\necho "$@" >> '${calls}'\nexec git "$@"\n`)
      chmodSync(join(bench.wall.folder, 'git-that-records'), 0o755)
      const git = new Git(join(bench.wall.folder, 'git-that-records'))
      const session = await bench.open({ git, isTrusted: false })
      const before = readdirSync(join(bench.wall.folder, '.git')).sort()
      assert.deepEqual([column(session, 'backlog'), session.viewContext.readOnly], [['SRE-1'], 'untrusted'])
      assert.deepEqual([session.head.branch, session.head.hasRepository, session.pathsToWatch()], [null, true, []])
      const outcome = await session.execute(move('SRE-1', 'done'))
      assert.ok(outcome.kind === 'refused')
      assert.match(outcome.refusal.message, /Restricted Mode/)
      for (const act of [session.retry(), session.collect(true), session.commitByHand(), session.commitDetached()])
        await assert.rejects(act, GitError)
      await session.refresh()
      await session.refreshHead()
      assert.deepEqual([existsSync(calls), readdirSync(join(bench.wall.folder, '.git')).sort()], [false, before])
      const trusted = await bench.open({ git })
      assert.deepEqual([trusted.head.branch, existsSync(calls)], ['main', true])
    })
  })

  it('draws the board where git is missing, says so, and writes nothing', async () => {
    bench.on(backlogOf(1))
    const session = await bench.open({ git: new Git('/nowhere/git') })
    assert.deepEqual(column(session, 'backlog'), ['SRE-1'])
    assert.match(session.head.failure ?? '', /Git could not be started/)
    await assert.rejects(session.execute(move('SRE-1', 'done')), GitError)
    assert.equal(bench.status(), '')
  })
})
