import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { column, move, SessionBench } from '../sessionBench.ts'
import { backlogOf } from '../wall.ts'

const bench = new SessionBench()

describe('A card that is restored', () => {
  const first = (): string => bench.wall.git('rev-list', '--max-parents=0', 'HEAD')

  it('says again all that it said, in one commit, and is taken back and restored again', async () => {
    const files = backlogOf(2)
    bench.on(files)
    const session = await bench.open()
    await session.execute(move('SRE-1', 'ready'))
    bench.wall.write('board/sre-1.md', bench.wall.read('board/sre-1.md').replace('Body of', 'Other text\n\nof'))
    bench.wall.git('commit', '-qam', 'Writes by hand')
    const later = bench.wall.read('board/sre-1.md')
    await session.refresh()
    const wish = { kind: 'restoreCard', card: 'SRE-1', commit: first(), path: 'sre-1.md', reason: null } as const
    const before = bench.commits()
    const outcome = await session.execute(wish)
    assert.deepEqual([outcome.kind, bench.commits(), bench.status()], ['committed', before + 1, ''])
    assert.equal(bench.wall.read('board/sre-1.md'), files['board/sre-1.md'])
    assert.equal(bench.wall.git('show', '-s', '--format=%s'), `board: restore SRE-1 as of ${first().slice(0, 7)}`)
    await session.execute({ kind: 'undo' })
    assert.equal(bench.wall.read('board/sre-1.md'), later)
    await session.execute({ kind: 'redo' })
    assert.equal(bench.wall.read('board/sre-1.md'), files['board/sre-1.md'])
  })

  it('comes out of the archive, and goes back there when that is undone', async () => {
    const files = backlogOf(2)
    bench.on(files)
    const session = await bench.open()
    await session.execute({ kind: 'archiveCard', card: 'SRE-1' })
    const wish = { kind: 'restoreCard', card: 'SRE-1', commit: first(), path: 'sre-1.md', reason: null } as const
    assert.equal((await session.execute(wish)).kind, 'committed')
    assert.deepEqual(column(session, 'backlog'), ['SRE-1', 'SRE-2'])
    assert.equal(bench.wall.read('board/sre-1.md'), files['board/sre-1.md'])
    await session.execute({ kind: 'undo' })
    assert.deepEqual(column(session, 'backlog'), ['SRE-2'])
    assert.equal(bench.wall.read('board/archive/sre-1.md'), files['board/sre-1.md'])
  })

  it('cannot be where the commit knows no such card', async () => {
    bench.on(backlogOf(1))
    const session = await bench.open()
    const wish = { kind: 'restoreCard', card: 'SRE-1', commit: first(), path: 'none.md', reason: null } as const
    const outcome = await session.execute(wish)
    assert.equal(outcome.kind === 'refused' && outcome.refusal.code, 'cardNotFound')
  })
})
