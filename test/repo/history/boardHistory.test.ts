import assert from 'node:assert/strict'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import type { CardLife } from '../../../src/core/history/cardLife.ts'
import type { History } from '../../../src/core/history/history.ts'
import type { BoardRepository, Commit } from '../../fixtures/boardRepository.ts'
import { branchyHistory } from '../../fixtures/branchyHistory.ts'
import { historyOf } from '../../fixtures/historyOf.ts'
import { boardFile, cardText, commit, day, Repositories } from '../../fixtures/pastCards.ts'

const repositories = new Repositories()
const repositoryOf = (commits: readonly Commit[]): BoardRepository => repositories.of(commits)

afterEach(() => repositories.removeAll())

/** What happened to cards: kind, from and to. */
function told(life: CardLife | undefined): readonly string[] {
  return (life?.events ?? []).map(({ kind, from, to }) => `${kind} ${from ?? '-'} ${to ?? '-'}`)
}

const read = async (commits: readonly Commit[]): Promise<History> => (await historyOf(repositoryOf(commits))).history

describe('the history of a board', () => {
  it('tells who moved a card, when, and in which commit', async () => {
    const repository = repositoryOf([
      commit(2, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) }),
      commit(3, { 'board/a.md': cardText({ id: 'A', status: 'doing' }) }, 'Bela Braun <bela@example.com>'),
      commit(5, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    const { lives } = (await historyOf(repository)).history
    assert.equal(lives.length, 1)
    assert.deepEqual(told(lives[0]), ['created - backlog', 'moved backlog doing', 'moved doing done'])
    const move = lives[0]?.events[1]
    assert.equal(move?.author, 'Bela Braun')
    assert.equal(new Date(move?.at ?? 0).toISOString(), '2026-11-03T10:00:00.000Z')
    assert.equal(move?.commit, repository.git('rev-parse', 'HEAD~1'))
    assert.equal(move?.path, 'board/a.md')
    assert.deepEqual(
      lives[0]?.visits.map(({ column, index, stage }) => [column, index, stage]),
      [
        ['backlog', 0, 'waiting'],
        ['doing', 1, 'active'],
        ['done', 2, 'finished'],
      ],
    )
  })

  it('takes a date that no calendar has as the last one there is', async () => {
    const repository = repositoryOf([commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) })])
    repository.write('board/a.md', cardText({ id: 'A', status: 'doing' }))
    repository.git('add', 'board')
    const tree = repository.git('write-tree')
    const lines = [`tree ${tree}`, `parent ${repository.git('rev-parse', 'HEAD')}`]
    for (const who of ['author', 'committer']) lines.push(`${who} A <a@b.c> 99999999999999 +0000`)
    repository.write('../object', `${lines.join('\n')}\n\nfar away\n`)
    const id = repository.git('hash-object', '-t', 'commit', '-w', '--literally', join(repository.folder, '../object'))
    repository.git('reset', '--quiet', '--hard', id)
    const { lives } = (await historyOf(repository)).history
    assert.equal(new Date(lives[0]?.visits[1]?.at ?? NaN).toISOString(), '9999-12-30T00:00:00.000Z')
  })

  it('tells every kind of event', async () => {
    const text = (more: string, body?: string) =>
      cardText({ id: 'A', status: 'doing', more, ...(body === undefined ? {} : { body }) })
    const { lives } = await read([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': text('') }),
      commit(2, { 'board/a.md': text('blocked: no key\nthief: unknown-dependencies\n') }),
      commit(3, { 'board/a.md': text('assignees: [anne, bela]\nthief: unknown-dependencies\n') }),
      commit(4, { 'board/a.md': text('rank: a1\ntitle: New\nassignees: [anne, bela]\n') }),
      commit(5, { 'board/a.md': text('rank: a1\ntitle: New\nassignees: [anne, bela]\nlabels: [x]\n', 'Else.') }),
      commit(6, { 'board/a.md': text('rank: a1\ntitle: New\nassignees: [anne, bela]\nlabels:  [x]\n', 'Else.') }),
      commit(7, { 'board/a.md': null, 'board/archive/a.md': text('rank: a1\ntitle: New\n', 'Else.') }),
      commit(8, { 'board/archive/a.md': null }),
    ])
    assert.deepEqual(told(lives[0]), [
      'created - doing',
      'blocked - no key',
      'flagged - unknown-dependencies',
      'unblocked no key -',
      'assigned - anne, bela',
      'flagged unknown-dependencies -',
      'ranked - a1',
      'retitled What it is about, at some length. New'.replace('What it is about, at some length.', 'a'),
      'edited - labels, body',
      'edited - -',
      'archived doing -',
      'assigned anne, bela -',
      'edited - labels',
      'deleted - -',
    ])
    assert.equal(lives[0]?.blocks.length, 1)
    assert.equal(lives[0]?.blocks[0]?.thief, 'unknown-dependencies')
    assert.equal((lives[0]?.blocks[0]?.to ?? 0) - (lives[0]?.blocks[0]?.from ?? 0), 86_400_000)
  })

  it('follows a card by its id: into another file, out of the archive, and back after it was gone', async () => {
    const { lives } = await read([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) }),
      commit(2, {
        'board/a.md': null,
        'board/deep/else.md': cardText({ id: 'a', status: 'doing', body: 'Other words.' }),
      }),
      commit(3, { 'board/deep/else.md': null, 'board/archive/a.md': cardText({ id: 'A', status: 'doing' }) }),
      commit(4, { 'board/archive/a.md': null }),
      commit(6, { 'board/again.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    assert.equal(lives.length, 1)
    assert.equal(lives[0]?.path, 'board/again.md')
    assert.deepEqual(
      lives[0]?.visits.map(({ column }) => column),
      ['backlog', 'doing', null, 'done'],
    )
  })

  it('takes a file that went and came in two commits for one that has not moved', async () => {
    const { lives } = await read([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A', status: 'done' }) }),
      commit(2, { 'board/a.md': null }),
      commit(9, { 'board/b.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    assert.deepEqual(
      lives[0]?.visits.map(({ column, at }) => [column, new Date(at).getUTCDate()]),
      [['done', 1]],
    )
  })

  it('follows a card through another id by its text, and takes a reused file for what its text is', async () => {
    const long = 'A text of some length that no other card has, so that it can be known again.'
    const { lives } = await read([
      commit(1, {
        'board/board.md': boardFile,
        'board/task-1.md': cardText({ id: 'task-1', body: long }),
        'board/task-2.md': cardText({ id: 'task-2', body: 'Another one altogether; this is the second.' }),
      }),
      commit(2, {
        'board/task-1.md': null,
        'board/task-2.md': null,
        'board/B-1.md': cardText({ id: 'B-1', body: long }),
        'board/B-2.md': cardText({ id: 'B-2', body: 'Nothing that was there before.' }),
      }),
    ])
    assert.deepEqual(
      lives.map(({ ids, isOnWall }) => [ids.join(' '), isOnWall]),
      [
        ['task-1 B-1', true],
        ['task-2', false],
        ['B-2', true],
      ],
    )
  })

  it('takes two live files with one id for two cards', async () => {
    const { lives } = await read([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) }),
      commit(2, { 'board/copy.md': cardText({ id: 'A', status: 'doing' }) }),
      commit(3, { 'board/copy.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    assert.deepEqual(
      lives.map(({ path, visits }) => [path, visits.length]),
      [
        ['board/a.md', 1],
        ['board/copy.md', 2],
      ],
    )
    assert.equal(new Set(lives.map(({ key }) => key)).size, 2)
  })

  it('reads columns as the commit had them, and today by their aliases', async () => {
    const then = boardFile.replace('id: doing', 'id: Building')
    const now = boardFile.replace('id: doing,', 'id: doing, aliases: [Building],')
    const { lives } = await read([
      commit(1, { 'board/board.md': then, 'board/a.md': cardText({ id: 'A', status: 'BUILDING' }) }),
      commit(2, { 'board/board.md': now }),
      commit(3, { 'board/a.md': cardText({ id: 'A', status: 'doing' }) }),
      commit(4, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    assert.deepEqual(
      lives[0]?.visits.map(({ column, stage }) => [column, stage]),
      [
        ['Building', 'active'],
        ['done', 'finished'],
      ],
    )
    assert.ok(!told(lives[0]).includes('moved Building doing'), told(lives[0]).join('\n'))
  })

  it('takes a column that got another id with its cards for the same column', async () => {
    const { lives } = await read([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A', status: 'doing' }) }),
      commit(2, {
        'board/board.md': boardFile.replace('id: doing', 'id: build'),
        'board/a.md': cardText({ id: 'A', status: 'build' }),
      }),
    ])
    assert.equal(lives[0]?.visits.length, 1, told(lives[0]).join('\n'))
  })

  it('reads what an earlier folder held', async () => {
    const repository = repositoryOf([
      commit(1, { '.old/board.md': boardFile, '.old/a.md': cardText({ id: 'A' }) }),
      commit(2, { '.old/a.md': cardText({ id: 'A', status: 'doing' }) }),
      commit(3, {
        '.old/board.md': null,
        '.old/a.md': null,
        'board/board.md': boardFile.replace('---\n', '---\nformerly: ../.old\n'),
        'board/a.md': cardText({ id: 'A', status: 'done' }),
      }),
    ])
    const workflow = parseWorkflow(repository.read('board/board.md'), 'board')
    const { lives, gaps } = (await historyOf(repository, { workflow })).history
    assert.equal(lives.length, 1)
    assert.deepEqual(told(lives[0]), ['created - backlog', 'moved backlog doing', 'moved doing done'])
    assert.equal(gaps.withoutWorkflow, 0)
  })

  it('keeps the days of a card in order, and says where they were not', async () => {
    const { lives, gaps } = await read([
      commit(10, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) }),
      commit(4, { 'board/a.md': cardText({ id: 'A', status: 'doing' }) }),
      commit(12, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }),
    ])
    assert.deepEqual(
      lives[0]?.visits.map(({ at }) => new Date(at).getUTCDate()),
      [10, 10, 12],
    )
    assert.equal(gaps.skewedCards, 1)
  })

  it('knows nothing of files that are no cards, of other boards inside, and of readme, team and minutes', async () => {
    const { lives, commits } = await read([
      commit(1, {
        'board/board.md': boardFile,
        'board/README.md': cardText({ id: 'R' }),
        'board/team.md': cardText({ id: 'T' }),
        'board/meetings/m.md': cardText({ id: 'M' }),
        'board/none.md': 'No front matter.\n',
        'board/inner/board.md': boardFile,
        'board/inner/x.md': cardText({ id: 'X' }),
        'src/a.md': cardText({ id: 'S' }),
      }),
      commit(2, { 'src/a.md': null }),
    ])
    assert.deepEqual(lives, [])
    assert.equal(commits.length, 1)
  })

  it('counts cards that come in one heap as an import', async () => {
    const heap = Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [`board/${i}.md`, cardText({ id: `H-${i}`, status: 'doing' })]),
    )
    const { lives } = await read([
      commit(1, { 'board/board.md': boardFile, ...heap }),
      commit(2, { 'board/x.md': cardText({ id: 'X' }) }),
    ])
    assert.equal(lives.filter(({ isImport }) => isImport).length, 10)
    assert.equal(lives.find(({ card }) => card === 'X')?.isImport, false)
  })

  it('follows the line of the state at a merge, and dates it by the commit that made it', async () => {
    const a = (status: string, more = '') => cardText({ id: 'A', status, more })
    const seconds = (n: number) => Date.parse(day(n)) / 1000
    const repository = branchyHistory([
      { parents: [], at: seconds(1), files: { 'board/board.md': boardFile, 'board/a.md': a('backlog') } },
      { parents: [0], at: seconds(2), files: { 'board/a.md': a('doing') } },
      { parents: [0], at: seconds(3), files: { 'board/a.md': a('backlog', 'labels: [x]\n') } },
      { parents: [1, 2], at: seconds(9), files: { 'board/a.md': a('doing', 'labels: [x]\n') } },
    ])
    repositories.keep(repository)
    const { lives, line } = (await historyOf(repository)).history
    assert.deepEqual(
      lives[0]?.visits.map(({ column, at }) => [column, new Date(at).getUTCDate()]),
      [
        ['backlog', 1],
        ['doing', 2],
      ],
    )
    assert.deepEqual(told(lives[0]), ['created - backlog', 'moved backlog doing', 'edited - labels', 'edited - -'])
    assert.equal(line.length, 3)
  })

  it('has the wall of any commit', async () => {
    const repository = repositoryOf([
      commit(1, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A', status: 'doing' }), 'src/x': '1' }),
      commit(2, { 'board/b.md': cardText({ id: 'B', more: 'depends_on: [A]\n' }) }),
      commit(3, { 'src/x': '2' }),
      commit(4, { 'board/a.md': null, 'board/archive/a.md': cardText({ id: 'A', status: 'doing' }) }),
    ])
    const history = await historyOf(repository)
    const wallOf = async (rev: string) => {
      const place = await history.placeAt(repository.git('rev-parse', rev))
      assert.notEqual(place, null)
      const { columns, problems } = await history.boardAt(place ?? 0)
      return [columns.map(({ cards }) => cards.map(({ id }) => id).join(' ')), problems.length]
    }
    assert.deepEqual(await wallOf('HEAD~3'), [['', 'A', ''], 0])
    assert.deepEqual(await wallOf('HEAD~1'), [['B', 'A', ''], 0])
    assert.deepEqual(await wallOf('HEAD'), [['B', '', ''], 0])
  })

  it('has on the wall nothing that was left in an earlier folder once the board had moved', async () => {
    const moved = { 'board/board.md': boardFile.replace('---\n', '---\nformerly: ../.old\n') }
    const repository = repositoryOf([
      commit(1, { '.old/a.md': cardText({ id: 'A' }), '.old/b.md': cardText({ id: 'B' }) }),
      commit(2, { '.old/a.md': null, 'board/a.md': cardText({ id: 'A', status: 'doing' }) }),
      commit(3, moved),
    ])
    const history = await historyOf(repository)
    const walls = [0, 1, 2].map(async (place) => [...(await history.boardAt(place)).cardsById.keys()].sort().join(' '))
    assert.deepEqual(await Promise.all(walls), ['a b', 'a', 'a'])
    assert.deepEqual(history.history.lives.map(({ ids }) => ids.join(' ')).sort(), ['A', 'B'])
  })
})
