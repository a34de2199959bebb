import assert from 'node:assert/strict'
import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { backlogOf, boardText, cardText, folderWith, repositoryWith } from '../repo/wall.ts'
import { type Run, withCommandLine, wtw } from './wtw.ts'

interface Shown {
  readonly title: string
  readonly branch: string | null
  readonly pending: number
  readonly uncommitted: readonly string[]
  readonly columns: readonly {
    readonly id: string
    readonly wip: { readonly count: number; readonly limit: number | null; readonly state: string }
    readonly cards: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[]
  }[]
  readonly problems: readonly Readonly<Record<string, unknown>>[]
}

interface Written {
  readonly commit: string | null
  readonly pending: number
  readonly card: string
}

describe('wtw', () => {
  withCommandLine()
  let wall: BoardRepository
  afterEach(() => wall.remove())

  const on = (files: Readonly<Record<string, string>>): void => void (wall = repositoryWith(files))
  const run = (...args: readonly string[]): Promise<Run> => wtw(wall.folder, args)

  /** Runs a wish that is granted, and checks that it made the one commit it says. */
  async function granted(...args: readonly string[]): Promise<Written> {
    const count = Number(wall.git('rev-list', '--count', 'HEAD'))
    const outcome = await run('--json', ...args)
    assert.equal(outcome.code, 0, outcome.error)
    const written = outcome.json as Written
    assert.deepEqual(Object.keys(written), ['commit', 'pending', 'card'])
    assert.equal(written.commit, wall.git('rev-parse', 'HEAD'))
    assert.equal(Number(wall.git('rev-list', '--count', 'HEAD')), count + 1)
    assert.equal(wall.git('status', '--porcelain'), '')
    return written
  }

  /** Runs a wish that is refused, and checks that nothing changed. */
  async function refused(code: string, ...args: readonly string[]): Promise<void> {
    const head = wall.git('rev-parse', 'HEAD')
    const outcome = await run(...args, '--json')
    assert.equal(outcome.code, 3, outcome.error)
    const { refused } = outcome.json as { readonly refused: { readonly code: string; readonly message: string } }
    assert.deepEqual([refused.code, Object.keys(refused)], [code, ['code', 'message']])
    assert.equal(outcome.error.trim(), `wtw: ${refused.message}`)
    assert.equal(wall.git('rev-parse', 'HEAD'), head)
    assert.equal(wall.git('status', '--porcelain'), '')
  }

  async function shown(): Promise<Shown> {
    return (await run('show', '--json')).json as Shown
  }

  const column = (board: Shown, id: string): readonly string[] =>
    board.columns.find((one) => one.id === id)?.cards.map((card) => card.id) ?? []

  const lastMessage = (): string => wall.git('log', '-1', '--format=%B').trim()

  describe('show', () => {
    it('prints the whole board as one value of the promised shape', async () => {
      on({
        'board/board.md': boardText,
        'board/a.md': [
          '---',
          'id: SRE-1',
          'status: to do',
          'rank: aV',
          'title: Replace the mesh',
          'assignees: ["@anne", bern]',
          'class: expedite',
          'labels: [network]',
          'blocked: Waiting for a number',
          'thief: unknown-dependencies',
          'blocked_on: network-team',
          'due: 2026-12-01',
          'depends_on: [SRE-9]',
          '---',
          'Text.',
          '',
          '- [x] one',
          '- [ ] two',
          '',
        ].join('\n'),
        'board/b.md': '---\nid: SRE-2\nstatus: [\n---\n',
      })
      const board = await shown()
      assert.deepEqual(Object.keys(board), ['title', 'branch', 'pending', 'uncommitted', 'columns', 'problems'])
      assert.deepEqual(
        { title: board.title, branch: board.branch, pending: board.pending, uncommitted: board.uncommitted },
        { title: 'SRE wall', branch: 'main', pending: 0, uncommitted: [] },
      )
      const dangling = {
        code: 'danglingId',
        severity: 'warning',
        path: 'a.md',
        line: 13,
        column: 14,
      }
      const [ready] = board.columns.filter(({ id }) => id === 'ready')
      const [card] = ready?.cards ?? []
      const { problems, ...face } = card ?? { problems: [] }
      assert.deepEqual(face, {
        id: 'SRE-1',
        path: 'a.md',
        title: 'Replace the mesh',
        assignees: ['anne', 'bern'],
        class: 'expedite',
        labels: ['network'],
        blocked: { reason: 'Waiting for a number', on: 'network-team' },
        thief: 'unknown-dependencies',
        rank: 'aV',
        due: '2026-12-01',
        checklist: { done: 1, total: 2 },
        unreadable: false,
      })
      const [problem] = problems as readonly Record<string, unknown>[]
      const { message, ...place } = problem ?? {}
      assert.deepEqual(place, dangling)
      assert.equal(typeof message, 'string')
      assert.deepEqual(ready?.wip, { count: 1, limit: 2, state: 'under' })
      assert.equal(board.columns[0]?.wip.state, 'none')
      assert.equal(board.columns[0]?.cards[0]?.['unreadable'], true)
      assert.deepEqual(new Set(board.problems.map(({ path }) => path)), new Set(['a.md', 'b.md']))
    })

    it('names the cards edited by hand, gone and new ones too', async () => {
      on(backlogOf(3))
      wall.write('board/sre-1.md', cardText('SRE-1', 'done', 'aA'))
      wall.git('rm', '--quiet', 'board/sre-2.md')
      wall.write('board/sre-9.md', cardText('SRE-9', 'done', 'aV'))
      assert.deepEqual([...(await shown()).uncommitted].sort(), ['SRE-1', 'SRE-2', 'SRE-9'])
    })

    it('is for people without --json', async () => {
      on(backlogOf(1))
      const { code, out } = await run('show')
      assert.equal(code, 0)
      assert.match(out, /SRE wall[^]*Backlog 1[^]*SRE-1 Card SRE-1[^]*Ready 0 \/ 2/)
    })

    it('neither writes nor takes a lock', async () => {
      on(backlogOf(2))
      const index = wall.git('rev-parse', '--git-path', 'index')
      const before = [wall.git('ls-files', '--stage', '--debug'), readdirSync(join(wall.folder, '.git')).sort()]
      for (const args of [['show'], ['check'], ['show', '--json']]) assert.equal((await run(...args)).code, 0)
      assert.deepEqual(
        [wall.git('ls-files', '--stage', '--debug'), readdirSync(join(wall.folder, '.git')).sort()],
        before,
      )
      assert.ok(existsSync(join(wall.folder, index)))
    })
  })

  describe('check', () => {
    it('exits 0 without problems, 2 on errors, and on warnings only where it is strict', async () => {
      on(backlogOf(2))
      assert.deepEqual([(await run('check')).code, (await run('check', '--json')).json], [0, { problems: [] }])
      wall.write('board/sre-1.md', cardText('SRE-1', 'backlog', 'aA').replace('title', 'depends_on: [NO-1]\ntitle'))
      assert.equal((await run('check')).code, 0)
      const strict = await run('check', '--strict')
      assert.equal(strict.code, 2)
      assert.match(strict.out, /^sre-1\.md:5:14: warning danglingId: /m)
      wall.write('board/sre-2.md', cardText('SRE-2', 'nowhere', 'aA').replace('title', 'due: soon\ntitle'))
      const { code, json } = await run('check', '--json')
      assert.equal(code, 2)
      for (const problem of (json as Shown).problems)
        assert.deepEqual(Object.keys(problem), ['code', 'severity', 'path', 'line', 'column', 'message'])
    })
  })

  describe('wishes', () => {
    it('add a card, with all that is said of it', async () => {
      on(backlogOf(1))
      const { card } = await granted(
        'add',
        'Rotate the keys',
        '--column',
        'TO DO',
        '--assignee',
        'anne',
        '--label',
        'a',
      )
      const board = await shown()
      assert.deepEqual(column(board, 'ready'), [card])
      assert.match(lastMessage(), /^board: add .* to Ready\n\nRotate the keys\n\nCard: /)
      const { card: second } = await granted('add', '--class', 'expedite', '--', '-m')
      assert.deepEqual(column(await shown(), 'backlog'), ['SRE-1', second])
      assert.equal((await run('check', '--strict')).code, 0)
    })

    it('move a card to the bottom, the top, and after another', async () => {
      on({ ...backlogOf(4), 'board/d.md': cardText('D-1', 'done', 'aV') })
      assert.equal((await granted('move', 'sre-2', 'DONE')).card, 'SRE-2')
      assert.match(lastMessage(), /^board: move SRE-2 to Done\n\nCard SRE-2\n\nCard: SRE-2\nFrom: backlog\nTo: done$/)
      assert.deepEqual(column(await shown(), 'done'), ['D-1', 'SRE-2'])
      await granted('move', 'SRE-3', 'done', '--top')
      await granted('move', 'SRE-4', 'done', '--after', 'd-1')
      assert.deepEqual(column(await shown(), 'done'), ['SRE-3', 'D-1', 'SRE-4', 'SRE-2'])
      assert.equal(wall.git('diff', '--stat', 'HEAD~1', '--', '.').includes('1 file changed'), true)
      const again = await run('move', 'SRE-3', 'done', '--top', '--json')
      assert.deepEqual([again.code, again.json], [0, { commit: null, pending: 0, card: 'SRE-3' }])
    })

    it('assign, block, unblock, flag, class, retitle, archive', async () => {
      on({ ...backlogOf(1), 'board/d.md': cardText('D-1', 'in-progress', 'aV') })
      await granted('assign', 'D-1', 'anne', 'bern')
      await granted('assign', 'D-1', '--nobody')
      await granted('block', 'D-1', '--thief', 'unplanned-work', '--reason', 'An outage', '--on', 'network-team')
      assert.deepEqual((await shown()).columns[2]?.cards[0]?.['blocked'], { reason: 'An outage', on: 'network-team' })
      await granted('unblock', 'D-1')
      await granted('flag', 'D-1', 'neglected-work')
      await granted('flag', 'D-1', '--none')
      await granted('class', 'D-1', 'intangible')
      await granted('retitle', 'D-1', '--', '--title')
      assert.equal((await shown()).columns[2]?.cards[0]?.['title'], '--title')
      await granted('archive', 'D-1')
      assert.deepEqual(column(await shown(), 'in-progress'), [])
      assert.match(wall.git('log', '--format=%s'), /archive D-1\n.*retitle D-1|archive D-1/)
    })

    it('are taken back and done again, as new commits', async () => {
      on(backlogOf(2))
      await granted('move', 'SRE-1', 'done')
      await granted('move', 'SRE-2', 'done')
      assert.equal((await granted('undo')).card, 'SRE-2')
      assert.equal((await granted('undo')).card, 'SRE-1')
      assert.deepEqual(column(await shown(), 'done'), [])
      await refused('nothingToUndo', 'undo')
      assert.equal((await granted('redo')).card, 'SRE-1')
      assert.equal((await granted('redo')).card, 'SRE-2')
      await refused('nothingToUndo', 'redo')
      assert.deepEqual(column(await shown(), 'done'), ['SRE-1', 'SRE-2'])
    })

    it('are refused with a code of the contract', async () => {
      on({
        ...backlogOf(2),
        'board/r1.md': cardText('R-1', 'ready', 'aA'),
        'board/r2.md': cardText('R-2', 'ready', 'aB'),
        'board/x.md': '---\nid: X-1\nstatus: [\n---\n',
        'board/t1.md': cardText('T-1', 'done', 'aA'),
        'board/t2.md': cardText('t-1', 'done', 'aB'),
        'board/anchor.md': '---\nid: N-1\nstatus: done\ntitle: >2\n   odd\n  block\n---\n',
      })
      await refused('cardNotFound', 'move', 'NO-1', 'done')
      await refused('columnNotFound', 'move', 'SRE-1', 'nowhere')
      await refused('notInColumn', 'move', 'SRE-1', 'done', '--after', 'SRE-2')
      await refused('ambiguousCard', 'move', 'T-1', 'backlog')
      await refused('cardUnreadable', 'move', 'X-1', 'done')
      await refused('reasonRequired', 'move', 'SRE-1', 'ready')
      await refused('invalidValue', 'add', '')
      await refused('invalidValue', 'add', 'Title', '--class', 'urgent')
      await refused('invalidValue', 'class', 'SRE-1', 'urgent')
      await refused('invalidValue', 'block', 'SRE-1', '--thief', 'nobody', '--reason', 'x')
      await refused('nothingToUndo', 'undo')
      const { commit } = await granted('move', 'SRE-1', 'to do', '--reason', 'The audit')
      assert.match(wall.git('show', '-s', '--format=%B', commit ?? ''), /Over-limit: ready 3 of 2\nReason: The audit$/)
      wall.commit({
        at: '2026-11-17T09:00:00Z',
        message: 'Blocks',
        files: { 'board/board.md': boardText.replace('columns:', 'limits: {policy: block}\ncolumns:') },
      })
      await refused('wipLimitReached', 'move', 'SRE-2', 'ready', '--reason', 'no')
      wall.commit({
        at: '2026-11-17T10:00:00Z',
        message: 'Breaks',
        files: { 'board/board.md': '---\ncolumns: [\n---\n' },
      })
      await refused('boardBroken', 'move', 'SRE-2', 'done')
      await refused('boardBroken', 'undo')
    })

    it('are refused where somebody changed the same key since', async () => {
      on(backlogOf(1))
      await granted('move', 'SRE-1', 'done')
      wall.commit({
        at: '2026-11-17T09:00:00Z',
        message: 'By hand',
        files: { 'board/sre-1.md': cardText('SRE-1', 'ready', 'aA') },
      })
      await refused('changedSince', 'undo')
    })
  })

  describe('when git says no', () => {
    it('a change in a merge is pending, and the next writing run commits it when the merge is over', async () => {
      on(backlogOf(2))
      wall.git('switch', '--quiet', '-c', 'other')
      wall.commit({ at: '2026-11-17T09:00:00Z', message: 'Other', files: { 'x.txt': '1' } })
      wall.git('switch', '--quiet', 'main')
      wall.commit({ at: '2026-11-17T09:00:00Z', message: 'Mine', files: { 'y.txt': '1' } })
      wall.git('merge', '--quiet', '--no-commit', '--no-ff', 'other')
      const held = await run('move', 'SRE-1', 'done', '--json')
      assert.deepEqual([held.code, held.json], [0, { commit: null, pending: 1, card: 'SRE-1' }])
      const board = await shown()
      assert.deepEqual([board.pending, board.uncommitted, column(board, 'done')], [1, [], ['SRE-1']])
      wall.git('commit', '--quiet', '--no-edit')
      assert.equal((await shown()).pending, 1, 'reading writes nothing')
      const next = await run('move', 'SRE-2', 'done', '--json')
      assert.equal((next.json as Written).pending, 0)
      assert.equal(wall.git('log', '-2', '--format=%s'), 'board: move SRE-2 to Done\nboard: move SRE-1 to Done')
      assert.equal(wall.git('status', '--porcelain'), '')
    })

    it('a hook that refuses: exit 1 with its words, and the change is on disk and pending', async () => {
      on(backlogOf(1))
      const hook = join(wall.folder, '.git/hooks/pre-commit')
      wall.write('.git/hooks/pre-commit', '#!/bin/sh\necho "not on my watch" >&2\nexit 1\n')
      chmodSync(hook, 0o755)
      const { code, json, error } = await run('move', 'SRE-1', 'done', '--json')
      assert.equal(code, 1)
      assert.deepEqual(json, { commit: null, pending: 1, card: 'SRE-1' })
      assert.match(error, /hook[^]*not on my watch/)
      assert.match(wall.read('board/sre-1.md'), /^status: done$/m)
      assert.equal((await shown()).pending, 1)
      chmodSync(hook, 0o644)
      const undone = await run('undo', '--json')
      assert.equal(undone.code, 0, undone.error)
    })

    it('no identity: exit 1 and pending', async () => {
      on(backlogOf(1))
      wall.git('config', '--unset', 'user.email')
      wall.git('config', 'user.useConfigOnly', 'true')
      const { code, json, error } = await run('move', 'SRE-1', 'done', '--json')
      assert.deepEqual([code, json], [1, { commit: null, pending: 1, card: 'SRE-1' }])
      assert.match(error, /who you are/)
    })
  })

  describe('finding the board', () => {
    it('goes from the current folder up to the top of the repository', async () => {
      on({ ...backlogOf(1), 'src/deep/x.txt': 'x' })
      for (const folder of ['.', 'board', 'src/deep'])
        assert.equal((await wtw(join(wall.folder, folder), ['show', '--json'])).code, 0)
    })

    it('takes the folder that is named', async () => {
      on({ ...backlogOf(1), 'other/board.md': boardText.replace('SRE wall', 'Other wall') })
      const named = await run('--board', 'other', 'show', '--json')
      assert.equal((named.json as Shown).title, 'Other wall')
      assert.equal(((await run('show', '--board=.', '--json')).json as Shown).title, 'SRE wall')
    })

    it('exits 1 where there is none', async () => {
      on({ 'readme.txt': 'x' })
      for (const args of [['show'], ['check'], ['undo'], ['show', '--board', 'nowhere']]) {
        const { code, error, out } = await run(...args)
        assert.deepEqual([code, out], [1, ''])
        assert.match(error, /no board/)
      }
      assert.equal((await run('show', '--json')).code, 1)
    })

    it('works on files alone without a repository, and says so', async () => {
      on({})
      const { folder, remove } = folderWith(backlogOf(1))
      const moved = await wtw(folder, ['move', 'SRE-1', 'done', '--json'])
      assert.deepEqual([moved.code, moved.json], [0, { commit: null, pending: 0, card: 'SRE-1' }])
      const { json } = await wtw(folder, ['show', '--json'])
      assert.deepEqual([(json as Shown).branch, column(json as Shown, 'done')], [null, ['SRE-1']])
      assert.equal((await wtw(folder, ['undo'])).code, 3)
      remove()
    })

    it('shows the board where git is missing', async () => {
      on(backlogOf(1))
      const { code, json } = await wtw(wall.folder, ['show', '--json'], { PATH: '/nowhere' })
      assert.deepEqual([code, (json as Shown).branch], [0, null])
      const moved = await wtw(wall.folder, ['move', 'SRE-1', 'done'], { PATH: '/nowhere' })
      assert.equal(moved.code, 1)
      assert.match(moved.error, /Git could not be started/)
    })
  })

  it('exits 64 when it is misused, with the usage on standard error', async () => {
    on({})
    for (const args of [[], ['fly'], ['move', 'A-1'], ['show', '--fast']]) {
      const { code, out, error } = await run(...args)
      assert.deepEqual([code, out], [64, ''], args.join(' '))
      assert.notEqual(error, '')
    }
  })

  it('helps on standard output, without a board', async () => {
    on({})
    const { code, out, error } = await run('--help')
    assert.deepEqual([code, error], [0, ''])
    assert.match(out, /wtw move/)
    assert.match((await run('move', '--help')).out, /--after <card>/)
  })
})
