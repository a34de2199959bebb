import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { boardFile, cardText, commit, Repositories } from '../fixtures/pastCards.ts'
import type { BoardRepository, Commit } from '../fixtures/boardRepository.ts'
import { column, type Shown } from './commandLineWall.ts'
import { type Run, withCommandLine, wtw } from './wtw.ts'

const past: readonly Commit[] = [
  commit(2, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A-1' }), 'src/x': '1' }),
  commit(3, { 'board/a.md': cardText({ id: 'A-1', status: 'doing' }) }, 'Bela Braun <bela@example.com>'),
  commit(5, { 'board/a.md': null, 'board/b.md': cardText({ id: 'B-1', status: 'doing' }) }),
  commit(6, { 'board/c.md': cardText({ id: 'C-1', more: 'assignees: [anne]\n' }), 'src/x': '2' }),
]

type Event = Readonly<Record<string, string | null>>

describe('wtw and the history', () => {
  withCommandLine()
  const repositories = new Repositories()
  let repository: BoardRepository
  const on = (commits: readonly Commit[]): void => void (repository = repositories.of(commits))
  const run = (...args: readonly string[]): Promise<Run> => wtw(repository.folder, args)
  const id = (name: string): string => repository.git('rev-parse', name)
  afterEach(() => repositories.removeAll())

  describe('history', () => {
    it('tells all events, oldest first, in the promised shape', async () => {
      on(past)
      const { code, json, error } = await run('history', '--json')
      assert.deepEqual([code, error], [0, ''])
      const events = json as readonly Event[]
      assert.deepEqual(events[1], {
        card: 'A-1',
        kind: 'moved',
        from: 'backlog',
        to: 'doing',
        at: '2026-11-03T10:00:00.000Z',
        author: 'Bela Braun',
        commit: id('HEAD~2'),
        path: 'board/a.md',
      })
      assert.deepEqual(Object.keys(events[0] ?? {}), ['card', 'kind', 'from', 'to', 'at', 'author', 'commit', 'path'])
      assert.deepEqual(
        events.map(({ card, kind }) => `${card} ${kind}`),
        ['A-1 created', 'A-1 moved', 'B-1 retitled', 'B-1 edited', 'C-1 created'],
      )
    })

    it('tells of one card by any id that it ever had, and refuses one that none had', async () => {
      on(past)
      for (const asked of ['a-1', 'B-1']) {
        const { out } = await run('history', asked)
        assert.match(out, /^2026-11-02 10:00 {2}\w{7} {2}A-1 {2}created {4}backlog {2}Anne Nowak\n/)
        assert.match(out, /A-1 {2}moved {6}backlog → doing {2}Bela Braun\n.*\n.*B-1 {2}edited {5}id {2}Anne Nowak\n$/)
      }
      const { code, error, json } = await run('history', 'Z-9', '--json')
      assert.deepEqual([code, error], [3, 'wtw: No card of this board ever had the id Z-9.\n'])
      assert.deepEqual(json, { refused: { code: 'cardNotFound', message: error.slice(5, -1) } })
    })

    it('is empty before the first commit, and fails where there is no repository', async () => {
      on([])
      repository.write('board/a.md', cardText({ id: 'A' }))
      assert.deepEqual((await run('history', '--json')).json, [])
      assert.deepEqual((await run('history')).out, 'No commit has changed a card of this board yet.\n')
      const folder = mkdtempSync(join(tmpdir(), 'wtw-none-'))
      writeFileSync(join(folder, 'board.md'), boardFile)
      const { code, error } = await wtw(folder, ['history'])
      rmSync(folder, { recursive: true })
      assert.deepEqual([code, error], [1, 'wtw: There is no git repository here, and so no history.\n'])
    })
  })

  describe('show --at', () => {
    it('shows the wall after a commit, however it is named, with who made it and when', async () => {
      on(past)
      const { json } = await run('show', '--at', 'HEAD~2', '--json')
      const { at, ...wall } = json as Shown & { at: unknown }
      assert.deepEqual(at, { commit: id('HEAD~2'), date: '2026-11-03T10:00:00.000Z', author: 'Bela Braun' })
      assert.deepEqual([column(wall, 'doing'), wall.branch, wall.uncommitted], [['A-1'], null, []])
      const { out } = await run('show', '--at', id('HEAD~2').slice(0, 9))
      assert.match(out, /^board · 2026-11-03 10:00 · \w{7} · Bela Braun\n[^]*doing {2}1 \/ 2\n {2}A-1/)
    })

    it('shows the wall at the end of a day of the board, and at an instant', async () => {
      on(past.map((one, i) => (i === 0 ? zoned(one, 'Pacific/Auckland') : one)))
      const wall = async (at: string): Promise<string> => {
        const shown = (await run('show', '--json', '--at', at)).json as Shown
        return shown.columns.map(({ id }) => column(shown, id).join(' ')).join('|')
      }
      // Ten o'clock is eleven at night there.
      assert.equal(await wall('2026-11-02'), 'A-1||')
      assert.equal(await wall('2026-11-03T09:59Z'), 'A-1||')
      assert.equal(await wall('2026-11-03T11:00+01:00'), '|A-1|')
      assert.equal(await wall('2026-11-04'), '|A-1|')
      assert.equal(await wall('2027-01-01'), 'C-1|B-1|')
    })

    it('leaves of it what a filter leaves, and knows who asks', async () => {
      on(past)
      const { json } = await run('show', '--json', '--at', 'HEAD', '--filter', 'is:mine')
      const shown = json as Shown & { filter: unknown }
      assert.deepEqual([shown.filter, column(shown, 'backlog')], [{ shown: 1, hidden: 1 }, ['C-1']])
      assert.equal((await run('show', '--at', 'HEAD', '--filter', 'foo:bar')).code, 64)
    })

    it('shows a commit of another branch as it is there, by its own columns', async () => {
      on(past)
      repository.git('checkout', '--quiet', '-b', 'other', 'HEAD~3')
      repository.commit(
        commit(9, {
          'board/board.md': boardFile.replace('  - backlog', '  - ideas'),
          'board/z.md': cardText({ id: 'Z', status: 'ideas' }),
          'board/archive/y.md': cardText({ id: 'Y' }),
        }),
      )
      repository.git('checkout', '--quiet', 'main')
      const shown = (await run('show', '--json', '--at', 'other')).json as Shown
      assert.deepEqual(
        shown.columns.map(({ id }) => [id, column(shown, id)]),
        [
          ['ideas', ['A-1', 'Z']],
          ['doing', []],
          ['done', []],
        ],
      )
    })

    it('says plainly what it cannot show', async () => {
      on([commit(1, { 'src/x': '0' }), ...past])
      const failure = async (...args: readonly string[]): Promise<readonly unknown[]> => {
        const { code, out, error } = await run('show', ...args)
        return [code, out, error.replaceAll(/\b[0-9a-f]{7}\b/g, '#')]
      }
      const before = 'wtw: There was no board yet: its first commit that is known here is of 2026-11-02 10:00 (#).\n'
      assert.deepEqual(await failure('--at', '2026-11-01'), [1, '', before])
      assert.deepEqual(await failure('--at', 'HEAD~4'), [1, '', 'wtw: There was no board in commit #.\n'])
      for (const name of ['nope', '--all', 'HEAD..HEAD~1', '^HEAD'])
        assert.deepEqual(await failure(`--at=${name}`), [1, '', `wtw: Git knows no commit "${name}" here.\n`])
      for (const day of ['2026-02-30', '2026-11-03T10:00', '2026-11-03T25:00Z'])
        assert.equal((await failure('--at', day))[0], 64)
    })
  })

  describe('compare', () => {
    it('says what is different between two walls, by card and not by id', async () => {
      on(past)
      const { json, code } = await run('compare', '2026-11-02', 'HEAD', '--json')
      assert.equal(code, 0)
      assert.deepEqual(json, {
        from: { commit: id('HEAD~3'), date: '2026-11-02T10:00:00.000Z', author: 'Anne Nowak' },
        to: { commit: id('HEAD'), date: '2026-11-06T10:00:00.000Z', author: 'Anne Nowak' },
        moved: [{ card: 'B-1', title: 'b', from: 'backlog', to: 'doing' }],
        new: [{ card: 'C-1', title: 'c', to: 'backlog' }],
        gone: [],
        done: [],
        blocked: [],
        unblocked: [],
        edited: [{ card: 'B-1', title: 'b' }],
        overLimit: [],
      })
      const { out } = await run('compare', 'HEAD~1', 'HEAD')
      assert.match(out, /^from {2}2026-11-05 [^]*\nto {4}2026-11-06 [^]*\n\nNew \(1\)\n {2}C-1 {2}c {2}backlog\n$/)
      assert.match((await run('compare', 'HEAD', 'HEAD')).out, /\n\nNothing is different\.\n$/)
    })

    it('wants two moments', async () => {
      on(past)
      for (const args of [['HEAD'], [], ['HEAD', 'HEAD', 'HEAD'], ['HEAD', '2026-13-01']])
        assert.equal((await run('compare', ...args)).code, 64)
    })
  })

  it('says what a shallow clone does not know', async () => {
    on(past)
    const clone = mkdtempSync(join(tmpdir(), 'wtw-shallow-'))
    repository.git('clone', '--quiet', '--depth=2', `file://${repository.folder}`, clone)
    const { code, error, json } = await wtw(clone, ['history', '--json'])
    const shown = await wtw(clone, ['show', '--at', '2026-11-02'])
    rmSync(clone, { recursive: true })
    assert.equal(code, 0)
    assert.match(error, /^wtw: This clone is shallow: .*git fetch --unshallow.*\n$/)
    assert.deepEqual((json as readonly Event[])[0]?.['card'], 'B-1')
    assert.equal(shown.code, 1)
  })

  it('answers the same with its cache, without it, and with one that is damaged or in the way', async () => {
    on(past)
    const home = mkdtempSync(join(tmpdir(), 'wtw-home-'))
    const env = { WTW_CACHE: '', XDG_CACHE_HOME: home, HOME: home, LOCALAPPDATA: home }
    const ask = async (own: NodeJS.ProcessEnv = env): Promise<Run> => wtw(repository.folder, ['history', '--json'], own)
    const { out } = await ask({ WTW_CACHE: 'off' })
    assert.deepEqual(readdirSync(home), [])
    const files = (): readonly string[] =>
      readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
    for (let i = 0; i < 2; i++) assert.deepEqual([(await ask()).out, files().length], [out, 1])
    assert.match(files()[0] ?? '', /walk-the-wall[\\/]history[\\/]\w+\.json$/)
    truncateSync(join(home, files()[0] ?? ''), 60)
    const mended = await ask()
    assert.deepEqual([mended.out, mended.code, mended.error], [out, 0, ''])
    const blocked = await ask({ WTW_CACHE: join(home, files()[0] ?? '') })
    assert.deepEqual([blocked.out, blocked.code], [out, 0])
    assert.match(blocked.error, /^wtw: The history is not remembered: .*\n$/)
    rmSync(home, { recursive: true })
  })
})

function zoned(one: Commit, zone: string): Commit {
  return { ...one, files: { ...one.files, 'board/board.md': boardFile.replace('---\n', `---\ntimezone: ${zone}\n`) } }
}
