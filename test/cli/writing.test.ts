import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { backlogOf, boardText, cardText } from '../repo/wall.ts'
import { column, commandLineWall, type Written } from './commandLineWall.ts'

describe('wtw writing', () => {
  const cli = commandLineWall()

  describe('wishes', () => {
    it('add a card, with all that is said of it', async () => {
      cli.on(backlogOf(1))
      const { card } = await cli.granted(
        'add',
        'Rotate the keys',
        '--column',
        'TO DO',
        '--assignee',
        'anne',
        '--label',
        'a',
      )
      const board = await cli.shown()
      assert.deepEqual(column(board, 'ready'), [card])
      assert.match(cli.lastMessage(), /^board: add .* to Ready\n\nRotate the keys\n\nCard: /)
      const { card: second } = await cli.granted('add', '--class', 'expedite', '--', '-m')
      assert.deepEqual(column(await cli.shown(), 'backlog'), ['SRE-1', second])
      assert.equal((await cli.run('check', '--strict')).code, 0)
    })

    it('save a filter that can be understood, and no other', async () => {
      cli.on(backlogOf(1))
      const before = cli.lastMessage()
      assert.equal((await cli.run('view', 'Bad', 'is:whatever')).code, 64)
      assert.equal(cli.lastMessage(), before)
      await cli.granted('view', 'Stuck', 'is:blocked')
      assert.match(cli.lastMessage(), /^board: save filter Stuck/)
    })

    it('move a card to the bottom, the top, and after another', async () => {
      cli.on({ ...backlogOf(4), 'board/d.md': cardText('D-1', 'done', 'aV') })
      assert.equal((await cli.granted('move', 'sre-2', 'DONE')).card, 'SRE-2')
      assert.match(
        cli.lastMessage(),
        /^board: move SRE-2 to Done\n\nCard SRE-2\n\nCard: SRE-2\nFrom: backlog\nTo: done$/,
      )
      assert.deepEqual(column(await cli.shown(), 'done'), ['D-1', 'SRE-2'])
      await cli.granted('move', 'SRE-3', 'done', '--top')
      await cli.granted('move', 'SRE-4', 'done', '--after', 'd-1')
      assert.deepEqual(column(await cli.shown(), 'done'), ['SRE-3', 'D-1', 'SRE-4', 'SRE-2'])
      assert.equal(cli.wall.git('diff', '--stat', 'HEAD~1', '--', '.').includes('1 file changed'), true)
      const again = await cli.run('move', 'SRE-3', 'done', '--top', '--json')
      assert.deepEqual([again.code, again.json], [0, { commit: null, pending: 0, card: 'SRE-3' }])
    })

    it('assign, block, unblock, flag, class, retitle, archive', async () => {
      cli.on({ ...backlogOf(1), 'board/d.md': cardText('D-1', 'in-progress', 'aV') })
      await cli.granted('assign', 'D-1', 'anne', 'bern')
      await cli.granted('assign', 'D-1', '--nobody')
      await cli.granted('block', 'D-1', '--thief', 'unplanned-work', '--reason', 'An outage', '--on', 'network-team')
      assert.deepEqual((await cli.shown()).columns[2]?.cards[0]?.['blocked'], {
        reason: 'An outage',
        on: 'network-team',
      })
      await cli.granted('unblock', 'D-1')
      await cli.granted('flag', 'D-1', 'neglected-work')
      await cli.granted('flag', 'D-1', '--none')
      await cli.granted('class', 'D-1', 'intangible')
      await cli.granted('retitle', 'D-1', '--', '--title')
      assert.equal((await cli.shown()).columns[2]?.cards[0]?.['title'], '--title')
      await cli.granted('archive', 'D-1')
      assert.deepEqual(column(await cli.shown(), 'in-progress'), [])
      assert.match(cli.wall.git('log', '--format=%s'), /archive D-1\n.*retitle D-1|archive D-1/)
    })

    it('are taken back and done again, as new commits', async () => {
      cli.on(backlogOf(2))
      await cli.granted('move', 'SRE-1', 'done')
      await cli.granted('move', 'SRE-2', 'done')
      assert.equal((await cli.granted('undo')).card, 'SRE-2')
      assert.equal((await cli.granted('undo')).card, 'SRE-1')
      assert.deepEqual(column(await cli.shown(), 'done'), [])
      await cli.refused('nothingToUndo', 'undo')
      assert.equal((await cli.granted('redo')).card, 'SRE-1')
      assert.equal((await cli.granted('redo')).card, 'SRE-2')
      await cli.refused('nothingToUndo', 'redo')
      assert.deepEqual(column(await cli.shown(), 'done'), ['SRE-1', 'SRE-2'])
    })

    it('answer by what is found from now on: the new id, and no card for what was about none', async () => {
      cli.on(backlogOf(2))
      assert.equal((await cli.granted('rename', 'SRE-1', 'SRE-9ZZ9')).card, 'SRE-9ZZ9')
      assert.equal((await cli.granted('view', 'Stuck', 'is:blocked')).card, null)
      assert.equal((await cli.granted('undo')).card, null)
      assert.doesNotMatch(cli.lastMessage(), /^Card:/m)
    })

    it('give a card to a person whom board.md does not name, and say so', async () => {
      const people = 'people: {anne: {name: Anne Nowak}}\n'
      cli.on({ ...backlogOf(1), 'board/board.md': boardText.replace('---\n', `---\n${people}`) })
      const { code, error } = await cli.run('assign', 'SRE-1', '@Anne', 'anne nowak', 'zoe')
      assert.deepEqual([code, error.trim()], [0, 'wtw: "zoe" is none of the people in board.md.'])
      assert.match(cli.wall.read('board/sre-1.md'), /zoe/)
      assert.match((await cli.run('add', 'X', '--assignee', 'yan')).error, /"yan" is none/)
    })

    it('tick a task, after its card has listed them', async () => {
      cli.on({ 'board/board.md': boardText, 'board/a.md': `${cardText('A-1', 'ready', 'aV')}\n- [ ] one\n- [x] two\n` })
      const listed = await cli.run('tick', 'a-1')
      assert.deepEqual([listed.code, listed.out.trim()], [0, '[ ] one\n[x] two'])
      await cli.granted('tick', 'A-1', 'one')
      assert.deepEqual((await cli.run('tick', 'A-1', '--json')).json, {
        card: 'A-1',
        tasks: [
          { text: 'one', isDone: true },
          { text: 'two', isDone: true },
        ],
      })
      assert.equal((await cli.run('tick', 'A-2')).code, 3)
    })

    it('are refused with a code of the contract', async () => {
      cli.on({
        ...backlogOf(2),
        'board/r1.md': cardText('R-1', 'ready', 'aA'),
        'board/r2.md': cardText('R-2', 'ready', 'aB'),
        'board/x.md': '---\nid: X-1\nstatus: [\n---\n',
        'board/t1.md': cardText('T-1', 'done', 'aA'),
        'board/t2.md': cardText('t-1', 'done', 'aB'),
        'board/anchor.md': '---\nid: N-1\nstatus: done\ntitle: >2\n   odd\n  block\n---\n',
      })
      await cli.refused('cardNotFound', 'move', 'NO-1', 'done')
      await cli.refused('columnNotFound', 'move', 'SRE-1', 'nowhere')
      await cli.refused('notInColumn', 'move', 'SRE-1', 'done', '--after', 'SRE-2')
      await cli.refused('ambiguousCard', 'move', 'T-1', 'backlog')
      await cli.refused('cardUnreadable', 'move', 'X-1', 'done')
      await cli.refused('reasonRequired', 'move', 'SRE-1', 'ready')
      await cli.refused('invalidValue', 'add', '')
      await cli.refused('invalidValue', 'add', 'Title', '--class', 'urgent')
      await cli.refused('invalidValue', 'class', 'SRE-1', 'urgent')
      await cli.refused('invalidValue', 'block', 'SRE-1', '--thief', 'nobody', '--reason', 'x')
      await cli.refused('nothingToUndo', 'undo')
      const { commit } = await cli.granted('move', 'SRE-1', 'to do', '--reason', 'The audit')
      assert.match(
        cli.wall.git('show', '-s', '--format=%B', commit ?? ''),
        /Over-limit: ready 3 of 2\nReason: The audit\s*$/,
      )
      cli.wall.commit({
        at: '2026-11-17T09:00:00Z',
        message: 'Blocks',
        files: { 'board/board.md': boardText.replace('columns:', 'limits: {policy: block}\ncolumns:') },
      })
      await cli.refused('wipLimitReached', 'move', 'SRE-2', 'ready', '--reason', 'no')
      cli.wall.commit({
        at: '2026-11-17T10:00:00Z',
        message: 'Breaks',
        files: { 'board/board.md': '---\ncolumns: [\n---\n' },
      })
      await cli.refused('boardBroken', 'move', 'SRE-2', 'done')
      await cli.refused('boardBroken', 'undo')
    })

    it('are refused where somebody changed the same key since', async () => {
      cli.on(backlogOf(1))
      await cli.granted('move', 'SRE-1', 'done')
      cli.wall.commit({
        at: '2026-11-17T09:00:00Z',
        message: 'By hand',
        files: { 'board/sre-1.md': cardText('SRE-1', 'ready', 'aA') },
      })
      await cli.refused('changedSince', 'undo')
    })
  })

  describe('when git says no', () => {
    it('a change in a merge is pending, and the next writing run commits it when the merge is over', async () => {
      cli.on(backlogOf(2))
      cli.wall.git('switch', '--quiet', '-c', 'other')
      cli.wall.commit({ at: '2026-11-17T09:00:00Z', message: 'Other', files: { 'x.txt': '1' } })
      cli.wall.git('switch', '--quiet', 'main')
      cli.wall.commit({ at: '2026-11-17T09:00:00Z', message: 'Mine', files: { 'y.txt': '1' } })
      cli.wall.git('merge', '--quiet', '--no-commit', '--no-ff', 'other')
      const held = await cli.run('move', 'SRE-1', 'done', '--json')
      assert.deepEqual([held.code, held.json], [0, { commit: null, pending: 1, card: 'SRE-1' }])
      const board = await cli.shown()
      assert.deepEqual([board.pending, board.uncommitted, column(board, 'done')], [1, [], ['SRE-1']])
      cli.wall.git('commit', '--quiet', '--no-edit')
      assert.equal((await cli.shown()).pending, 1, 'reading writes nothing')
      const next = await cli.run('move', 'SRE-2', 'done', '--json')
      assert.equal((next.json as Written).pending, 0)
      assert.equal(cli.wall.git('log', '-2', '--format=%s'), 'board: move SRE-2 to Done\nboard: move SRE-1 to Done')
      assert.equal(cli.wall.git('status', '--porcelain'), '')
    })

    it('a change on a detached HEAD is said not to be in git yet', async () => {
      cli.on(backlogOf(1))
      cli.wall.git('checkout', '--quiet', '--detach')
      assert.match((await cli.run('move', 'SRE-1', 'done')).out, /; not in git yet: HEAD is detached$/m)
    })

    it('a hook that refuses: exit 1 with its words, and the change is on disk and pending', async () => {
      cli.on(backlogOf(1))
      const hook = join(cli.wall.folder, '.git/hooks/pre-commit')
      cli.wall.write('.git/hooks/pre-commit', '#!/bin/sh\necho "not on my watch" >&2\nexit 1\n')
      chmodSync(hook, 0o755)
      const { code, json, error } = await cli.run('move', 'SRE-1', 'done', '--json')
      assert.equal(code, 1)
      assert.deepEqual(json, { commit: null, pending: 1, card: 'SRE-1' })
      assert.match(error, /hook[^]*not on my watch/)
      assert.match(cli.wall.read('board/sre-1.md'), /^status: done$/m)
      assert.equal((await cli.shown()).pending, 1)
      chmodSync(hook, 0o644)
      const undone = await cli.run('undo', '--json')
      assert.equal(undone.code, 0, undone.error)
    })

    it('no identity: exit 1 and pending', async () => {
      cli.on(backlogOf(1))
      cli.wall.git('config', '--unset', 'user.email')
      cli.wall.git('config', 'user.useConfigOnly', 'true')
      const { code, json, error } = await cli.run('move', 'SRE-1', 'done', '--json')
      assert.deepEqual([code, json], [1, { commit: null, pending: 1, card: 'SRE-1' }])
      assert.match(error, /who you are/)
    })
  })
})
