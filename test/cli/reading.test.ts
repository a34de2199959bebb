import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { backlogOf, boardText, cardText, folderWith } from '../repo/wall.ts'
import { column, commandLineWall, type Shown } from './commandLineWall.ts'
import { wtw } from './wtw.ts'

describe('wtw reading', () => {
  const cli = commandLineWall()

  describe('show', () => {
    it('prints the whole board as one value of the promised shape', async () => {
      cli.on({
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
      const board = await cli.shown()
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
      cli.on(backlogOf(3))
      cli.wall.write('board/sre-1.md', cardText('SRE-1', 'done', 'aA'))
      cli.wall.git('rm', '--quiet', 'board/sre-2.md')
      cli.wall.write('board/sre-9.md', cardText('SRE-9', 'done', 'aV'))
      assert.deepEqual([...(await cli.shown()).uncommitted].sort(), ['SRE-1', 'SRE-2', 'SRE-9'])
    })

    it('is for people without --json', async () => {
      cli.on(backlogOf(1))
      const { code, out } = await cli.run('show')
      assert.equal(code, 0)
      assert.match(out, /SRE wall[^]*Backlog +1[^]*SRE-1 +Card SRE-1[^]*Ready +0 \/ 2/)
    })

    it('shows what a filter leaves, counts what it hides, and knows who asks', async () => {
      cli.on({
        ...backlogOf(3),
        'board/sre-2.md': cardText('SRE-2', 'ready', 'aV').replace('title', 'assignees: [anne]\ntitle') + 'A mesh.\n',
      })
      const json = async (filter: string): Promise<unknown> => {
        const { code, json, error } = await cli.run('show', '--json', '--filter', filter)
        assert.deepEqual([code, error], [0, ''], filter)
        const { filter: counts, columns } = json as Shown & { filter: unknown }
        return { counts, ids: columns.flatMap(({ cards }) => cards.map(({ id }) => id)), wip: columns[1]?.wip }
      }
      const onlyTwo = {
        counts: { shown: 1, hidden: 2 },
        ids: ['SRE-2'],
        wip: { count: 1, limit: 2, state: 'under' },
      }
      for (const filter of ['MESH', '@anne', 'is:mine', 'column:ready']) assert.deepEqual(await json(filter), onlyTwo)
      const { out } = await cli.run('show', '--filter=-@anne')
      assert.match(out, /2 of 3 cards; 1 hidden\n[^]*SRE-1[^]*SRE-3/)
      assert.doesNotMatch(out, /SRE-2/)
    })

    it('says what in a filter means nothing, and then shows no card', async () => {
      cli.on(backlogOf(1))
      const { code, out, error } = await cli.run('show', '--filter', 'is:odd foo:bar')
      assert.deepEqual([code, out], [64, ''])
      assert.match(error, /^wtw: is:odd is nothing .*\nwtw: “foo:bar” is no token/)
      const nobody = await cli.run('show', '--filter', '@zoe')
      assert.deepEqual([nobody.code, nobody.error], [0, 'wtw: @zoe is nobody on this board.\n'])
      assert.match(nobody.out, /0 of 1 card; 1 hidden/)
    })

    it('neither writes nor takes a lock', async () => {
      cli.on(backlogOf(2))
      const index = cli.wall.git('rev-parse', '--git-path', 'index')
      const before = [cli.wall.git('ls-files', '--stage', '--debug'), readdirSync(join(cli.wall.folder, '.git')).sort()]
      for (const args of [['show'], ['check'], ['show', '--json']]) assert.equal((await cli.run(...args)).code, 0)
      assert.deepEqual(
        [cli.wall.git('ls-files', '--stage', '--debug'), readdirSync(join(cli.wall.folder, '.git')).sort()],
        before,
      )
      assert.ok(existsSync(join(cli.wall.folder, index)))
    })
  })

  describe('check', () => {
    it('exits 0 without problems, 2 on errors, and on warnings only where it is strict', async () => {
      cli.on(backlogOf(2))
      assert.deepEqual([(await cli.run('check')).code, (await cli.run('check', '--json')).json], [0, { problems: [] }])
      cli.wall.write('board/sre-1.md', cardText('SRE-1', 'backlog', 'aA').replace('title', 'depends_on: [NO-1]\ntitle'))
      assert.equal((await cli.run('check')).code, 0)
      const strict = await cli.run('check', '--strict')
      assert.equal(strict.code, 2)
      assert.match(strict.out, /^sre-1\.md:5:14: warning danglingId: /m)
      cli.wall.write('board/sre-2.md', cardText('SRE-2', 'nowhere', 'aA').replace('title', 'due: soon\ntitle'))
      const { code, json } = await cli.run('check', '--json')
      assert.equal(code, 2)
      for (const problem of (json as Shown).problems)
        assert.deepEqual(Object.keys(problem), ['code', 'severity', 'path', 'line', 'column', 'message'])
    })
  })

  describe('finding the board', () => {
    it('goes from the current folder up to the top of the repository', async () => {
      cli.on({ ...backlogOf(1), 'src/deep/x.txt': 'x' })
      for (const folder of ['.', 'board', 'src/deep'])
        assert.equal((await wtw(join(cli.wall.folder, folder), ['show', '--json'])).code, 0)
    })

    it('takes the folder that is named', async () => {
      cli.on({ ...backlogOf(1), 'other/board.md': boardText.replace('SRE wall', 'Other wall') })
      const named = await cli.run('--board', 'other', 'show', '--json')
      assert.equal((named.json as Shown).title, 'Other wall')
      assert.equal(((await cli.run('show', '--board=.', '--json')).json as Shown).title, 'SRE wall')
    })

    it('exits 1 where there is none', async () => {
      cli.on({ 'readme.txt': 'x' })
      for (const args of [['show'], ['check'], ['undo'], ['show', '--board', 'nowhere']]) {
        const { code, error, out } = await cli.run(...args)
        assert.deepEqual([code, out], [1, ''])
        assert.match(error, /no board/)
      }
      assert.equal((await cli.run('show', '--json')).code, 1)
    })

    it('works on files alone without a repository, and says so', async () => {
      cli.on({})
      const { folder, remove } = folderWith(backlogOf(1))
      const moved = await wtw(folder, ['move', 'SRE-1', 'done', '--json'])
      assert.deepEqual([moved.code, moved.json], [0, { commit: null, pending: 0, card: 'SRE-1' }])
      const { json } = await wtw(folder, ['show', '--json'])
      assert.deepEqual([(json as Shown).branch, column(json as Shown, 'done')], [null, ['SRE-1']])
      assert.equal((await wtw(folder, ['undo'])).code, 3)
      remove()
    })

    it('shows the board where git is missing', async () => {
      cli.on(backlogOf(1))
      const { code, json } = await wtw(cli.wall.folder, ['show', '--json'], { PATH: '/nowhere' })
      assert.deepEqual([code, (json as Shown).branch], [0, null])
      const moved = await wtw(cli.wall.folder, ['move', 'SRE-1', 'done'], { PATH: '/nowhere' })
      assert.equal(moved.code, 1)
      assert.match(moved.error, /Git could not be started/)
    })
  })

  it('exits 64 when it is misused, with the usage on standard error', async () => {
    cli.on({})
    for (const args of [[], ['fly'], ['move', 'A-1'], ['show', '--fast']]) {
      const { code, out, error } = await cli.run(...args)
      assert.deepEqual([code, out], [64, ''], args.join(' '))
      assert.notEqual(error, '')
    }
    const { code, json } = await cli.run('move', 'A-1', '--json')
    assert.equal(code, 64)
    assert.match((json as { readonly misuse: { readonly message: string } }).misuse.message, /^Usage: wtw move/)
    assert.equal((await cli.run('fly', '--', '--json')).out, '')
  })

  it('helps on standard output, without a board', async () => {
    cli.on({})
    const { code, out, error } = await cli.run('--help')
    assert.deepEqual([code, error], [0, ''])
    assert.match(out, /wtw move/)
    assert.match((await cli.run('move', '--help')).out, /--after <card>/)
  })
})
