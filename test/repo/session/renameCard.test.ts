import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { SessionBench } from '../sessionBench.ts'
import { backlogOf, cardText } from '../wall.ts'

const bench = new SessionBench()
const rename = (card: string, id: string) => ({ kind: 'renameCard', card, id }) as const
const said = Array.from({ length: 30 }, (_, i) => `${i}: SRE-1 and SRE-1-old, sre-1.`).join('\n')
const files = {
  ...backlogOf(3),
  'board/sre-2.md': cardText('SRE-2', 'backlog', 'aB').replace('created', 'depends_on: [SRE-1]\ncreated'),
  'board/archive/old.md': `${cardText('SRE-9', 'done', 'aC')}After SRE-1.\n`,
  'board/README.md': 'SRE-1 first\r\n',
  'board/meetings/one.md': 'About SRE-1',
  'README.md': `# Top\n${said}\n`,
  'docs/deep/plan.md': 'See `SRE-1`, SRE-10 and [it](../../board/sre-1.md).\n',
  'code.ts': '// SRE-1\n',
}

describe('A card that gets another id', () => {
  it('is called so wherever it was named, in one commit, and nothing else is touched; undo takes it back whole', async () => {
    bench.on(files)
    const session = await bench.open()
    const tree = bench.wall.git('rev-parse', 'HEAD^{tree}')
    const outcome = await session.execute(rename('sre-1', 'OPS-77'))
    assert.deepEqual([outcome.kind, bench.commits(), bench.status()], ['committed', 2, ''])
    assert.deepEqual(bench.subjects(1), ['board: rename SRE-1 to OPS-77'])
    assert.equal(bench.wall.read('README.md'), files['README.md'].replaceAll(/SRE-1(?= and)|sre-1(?=\.)/g, 'OPS-77'))
    assert.equal(bench.wall.read('docs/deep/plan.md'), files['docs/deep/plan.md'].replace('`SRE-1`', '`OPS-77`'))
    assert.match(bench.wall.read('board/sre-2.md'), /^depends_on: \[OPS-77\]$/m)
    assert.equal(
      bench.wall
        .git('diff', '--numstat', 'HEAD^')
        .split('\n')
        .map((line) => line.replaceAll('\t', ' '))
        .join('\n'),
      [
        '30 30 README.md',
        '1 1 board/README.md',
        '1 1 board/archive/old.md',
        '1 1 board/meetings/one.md',
        '3 3 board/sre-1.md',
        '1 1 board/sre-2.md',
        '1 1 docs/deep/plan.md',
      ].join('\n'),
    )
    assert.equal((await session.execute({ kind: 'undo' })).kind, 'committed')
    assert.equal(bench.wall.git('rev-parse', 'HEAD^{tree}'), tree)
    assert.equal((await session.execute({ kind: 'redo' })).kind, 'committed')
    assert.match(bench.wall.git('show', 'HEAD:README.md'), /OPS-77/)
  })

  it('leaves to the user what they have half written, and files that git does not know', async () => {
    bench.on(files)
    const session = await bench.open()
    bench.wall.write('README.md', `${files['README.md']}Mine: SRE-1`)
    bench.wall.write('docs/new.md', 'New: SRE-1')
    assert.equal((await session.execute(rename('SRE-1', 'OPS-77'))).kind, 'committed')
    assert.doesNotMatch(bench.wall.git('show', 'HEAD:README.md'), /Mine|SRE-1 and/)
    assert.match(bench.wall.read('README.md'), /Mine: OPS-77$/)
    assert.equal(bench.wall.read('docs/new.md'), 'New: OPS-77')
    assert.deepEqual(
      bench
        .status()
        .split('\n')
        .map((line) => line.trim()),
      ['M README.md', '?? docs/new.md'],
    )
  })

  it('is refused where the id is none, or another card has it', async () => {
    bench.on(files)
    const session = await bench.open()
    for (const id of ['a b', '../x', 'SRE-2', 'sre-9', '2345', 'null', '']) {
      const outcome = await session.execute(rename('SRE-1', id))
      assert.equal(outcome.kind === 'refused' && outcome.refusal.code, 'invalidValue', id)
    }
    assert.deepEqual([bench.commits(), bench.status()], [1, ''])
  })
})
