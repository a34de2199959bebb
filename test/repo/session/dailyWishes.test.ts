import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Intent, SingleIntent } from '../../../src/core/edit/intent.ts'
import { column, move, SessionBench } from '../sessionBench.ts'
import { backlogOf } from '../wall.ts'

const bench = new SessionBench()
const batch = (...intents: readonly SingleIntent[]): Intent => ({ kind: 'batch', intents, reason: 'rush' })
const tick = (line: string): SingleIntent => ({ kind: 'tickTask', card: 'SRE-1', line, nth: 0, isDone: true })

describe('Several wishes as one', () => {
  it('are one commit, with each card in its trailers', async () => {
    bench.on(backlogOf(4))
    const session = await bench.open()
    const before = bench.commits()
    const moves = ['SRE-1', 'SRE-2', 'SRE-3'].map((card) => move(card, 'ready') as SingleIntent)
    const outcome = await session.execute(batch(...moves))
    assert.deepEqual([outcome.kind, bench.commits(), bench.status()], ['committed', before + 1, ''])
    assert.deepEqual(column(session, 'ready'), ['SRE-1', 'SRE-2', 'SRE-3'])
    assert.equal(
      bench.wall.git('show', '-s', '--format=%B').trim(),
      'board: move 3 cards to Ready\n\n- move SRE-1 to Ready: Card SRE-1\n- move SRE-2 to Ready: Card SRE-2\n- move SRE-3 to Ready: Card SRE-3\n\nCard: SRE-1\nCard: SRE-2\nCard: SRE-3\nOver-limit: ready 3 of 2\nReason: rush',
    )
    await session.execute({ kind: 'undo' })
    assert.deepEqual(column(session, 'backlog'), ['SRE-1', 'SRE-2', 'SRE-3', 'SRE-4'])
  })

  it('change nothing where one of them cannot be', async () => {
    bench.on(backlogOf(2))
    const session = await bench.open()
    const outcome = await session.execute(batch(move('SRE-1', 'done') as SingleIntent, tick('- [ ] none')))
    assert.equal(outcome.kind === 'refused' && outcome.refusal.code, 'changedSince')
    assert.deepEqual([bench.commits(), bench.status()], [1, ''])
  })
})

describe('A task that is ticked', () => {
  it('and its card archived in one wish during a merge are committed once that is over, and undone so', async () => {
    const files = backlogOf(2)
    const card = `${files['board/sre-1.md']}- [ ] one\n`
    bench.on({ ...files, 'board/sre-1.md': card })
    const session = await bench.open()
    const archived = card.replace('- [ ]', '- [x]')
    for (const [wish, at, text] of [
      [batch(tick('- [ ] one'), { kind: 'archiveCard', card: 'SRE-1' }), 'archive/sre-1.md', archived],
      [{ kind: 'undo' }, 'sre-1.md', card],
    ] as const) {
      bench.beginMerge()
      await session.refreshHead()
      assert.equal((await session.execute(wish)).kind, 'pending')
      bench.wall.git('commit', '--quiet', '--no-edit')
      bench.wall.git('branch', '--quiet', '-D', 'other')
      await session.retry()
      assert.equal(bench.status(), '')
      assert.equal(bench.wall.git('show', `HEAD:board/${at}`), text.trimEnd())
    }
  })

  it("is one character in git, and what the user has changed around it stays the user's", async () => {
    const files = backlogOf(1)
    const card = `${files['board/sre-1.md']}- [ ] one\n- [ ] two\n`
    bench.on({ ...files, 'board/sre-1.md': card })
    const session = await bench.open()
    bench.wall.write('board/sre-1.md', `${card}Half written`)
    await session.refresh()
    assert.equal((await session.execute(tick('- [ ] one'))).kind, 'committed')
    const ticked = card.replace('[ ] one', '[x] one')
    assert.equal(bench.wall.git('show', 'HEAD:board/sre-1.md'), ticked.trim())
    assert.equal(bench.wall.read('board/sre-1.md'), `${ticked}Half written`)
  })

  it('waits with its line, where the user has not committed that yet', async () => {
    const files = backlogOf(1)
    bench.on(files)
    const session = await bench.open()
    bench.wall.write('board/sre-1.md', `${files['board/sre-1.md']}- [ ] new\n`)
    await session.refresh()
    const outcome = await session.execute(tick('- [ ] new'))
    assert.deepEqual([outcome.kind, bench.commits()], ['committed', 1])
    assert.match(bench.wall.read('board/sre-1.md'), /- \[x\] new\n$/)
    assert.equal((await session.execute(move('SRE-1', 'done'))).kind, 'committed')
    assert.doesNotMatch(bench.wall.git('show', 'HEAD:board/sre-1.md'), /new/)
  })
})

describe('The workflow, changed on the wall', () => {
  it('is a commit to board.md with the cards that move, undone and redone as one', async () => {
    bench.on(backlogOf(2))
    const session = await bench.open()
    await session.execute(move('SRE-1', 'in-progress'))
    const tree = bench.wall.git('rev-parse', 'HEAD^{tree}')
    const remove = { kind: 'removeColumn', column: 'In progress', cardsTo: 'Ready' } as const
    assert.equal((await session.execute(remove)).kind, 'committed')
    assert.deepEqual(
      session.board.columns.map((one) => one.column.id),
      ['backlog', 'ready', 'done'],
    )
    assert.deepEqual(
      [column(session, 'ready'), bench.subjects(1), bench.status()],
      [['SRE-1'], ['board: remove column In progress'], ''],
    )
    const removed = bench.wall.git('rev-parse', 'HEAD^{tree}')
    assert.equal((await session.execute({ kind: 'undo' })).kind, 'committed')
    assert.equal(bench.wall.git('rev-parse', 'HEAD^{tree}'), tree)
    assert.equal((await session.execute({ kind: 'redo' })).kind, 'committed')
    assert.equal(bench.wall.git('rev-parse', 'HEAD^{tree}'), removed)
  })

  it('is undone also where no card is in it', async () => {
    bench.on(backlogOf(1))
    const session = await bench.open()
    const tree = bench.wall.git('rev-parse', 'HEAD^{tree}')
    await session.execute({ kind: 'limitColumn', column: 'Ready', limit: 7 })
    await session.execute({ kind: 'saveView', name: 'Mine', filter: '@anne' })
    await session.execute({ kind: 'muteFinding', signal: 'wip.arrivals', card: null, reason: 'known', until: null })
    assert.deepEqual(bench.subjects(1), ['board: mute wip.arrivals'])
    await session.execute({ kind: 'undo' })
    assert.deepEqual(session.board.workflow.mutes, [])
    await session.execute({ kind: 'undo' })
    await session.execute({ kind: 'undo' })
    assert.equal(bench.wall.git('rev-parse', 'HEAD^{tree}'), tree)
    assert.deepEqual(bench.subjects(1), ['board: undo limit Ready to 7'])
    await session.execute({ kind: 'redo' })
    assert.equal(session.board.columns[1]?.wip.limit, 7)
  })

  it("patches git's version, so that what the user half wrote in board.md stays theirs", async () => {
    const files = backlogOf(1)
    bench.on(files)
    const session = await bench.open()
    bench.wall.write('board/board.md', `${files['board/board.md']}## Ready\nHalf`)
    await session.execute({ kind: 'addColumn', name: 'Testing', after: 'in-progress' })
    const committed = bench.wall.git('show', 'HEAD:board/board.md')
    assert.match(committed, /- id: testing/)
    assert.doesNotMatch(committed, /Half/)
    assert.match(bench.wall.read('board/board.md'), /- id: testing[^]*## Ready\nHalf$/)
  })
})
