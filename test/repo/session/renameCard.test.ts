import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { isDistinctive } from '../../../src/core/card/isDistinctive.ts'
import { BoardSession } from '../../../src/repo/session/boardSession.ts'
import { Git } from '../../../src/repo/git/git.ts'
import { SessionBench } from '../sessionBench.ts'
import { backlogOf, boardText, cardText, folderWith } from '../wall.ts'

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

  it('is renamed where there is no repository: in the board folder, and nowhere beside it', async () => {
    const { folder, remove } = folderWith(files)
    bench.later(remove)
    const plain = { editors: null, isTrusted: true, isWatched: false }
    const session = await BoardSession.open({ folder: join(folder, 'board'), git: new Git('git'), ...plain })
    bench.later(() => session.dispose())
    assert.equal((await session.execute(rename('SRE-1', 'OPS-77'))).kind, 'committed')
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
    assert.match(read('board/sre-1.md'), /^id: OPS-77$/m)
    assert.equal(read('board/README.md'), 'OPS-77 first\r\n')
    assert.match(read('board/archive/old.md'), /After OPS-77\./)
    assert.deepEqual([read('README.md'), read('docs/deep/plan.md')], [files['README.md'], files['docs/deep/plan.md']])
    assert.ok(!existsSync(join(folder, '.git')))
  })

  it('is called so in what the board mutes, whatever its id looks like', async () => {
    const mutes =
      '\nmutes: # ours\n  - {signal: neglected.untouched, card: ID} # parked\n  - signal: x.y\n    card: "id"\n---\n'
    for (const id of ['SRE-1', 'login']) {
      const board =
        boardText.trimEnd().slice(0, -4) + mutes.replaceAll(/id|ID/g, (word) => (word === 'id' ? id.toLowerCase() : id))
      bench.on({
        'board/board.md': board,
        'board/a.md': cardText(id, 'backlog', 'a0'),
        'README.md': 'The login page.\n',
      })
      const session = await bench.open()
      const tree = bench.wall.git('rev-parse', 'HEAD^{tree}')
      assert.equal((await session.execute(rename(id, 'OPS-77'))).kind, 'committed')
      const said = board.replaceAll(/SRE-1|sre-1|login/g, 'OPS-77')
      assert.equal(bench.wall.read('board/board.md'), said)
      assert.deepEqual(
        session.board.workflow.mutes.map(({ card }) => card),
        ['OPS-77', 'OPS-77'],
      )
      assert.equal(bench.wall.read('README.md'), 'The login page.\n')
      assert.equal((await session.execute({ kind: 'undo' })).kind, 'committed')
      assert.equal(bench.wall.git('rev-parse', 'HEAD^{tree}'), tree)
    }
  })

  it('stays what it is on another board of the repository that has the same id', async () => {
    const other = {
      'other/board.md': boardText,
      'other/x.md': files['board/sre-1.md' as keyof typeof files],
      'other/y.md': files['board/sre-2.md'],
    }
    bench.on({ ...files, ...other })
    const session = await bench.open()
    const outcome = await session.execute(rename('SRE-1', 'OPS-77'))
    assert.match(outcome.kind === 'committed' ? outcome.message : '', /SRE-1 is the id of \.\.\/other\/x\.md too/)
    assert.deepEqual(bench.wall.git('diff', '--name-only', 'HEAD^').split('\n'), [
      'board/archive/old.md',
      'board/sre-1.md',
      'board/sre-2.md',
    ])
  })

  it('is not looked for behind links, or in a repository within this one', async () => {
    bench.on({ ...files, 'linked/a.md': 'SRE-1', 'nested/b.md': 'SRE-1' })
    const session = await bench.open()
    const at = (path: string): string => join(bench.wall.folder, path)
    renameSync(at('linked'), at('../wtw-linked'))
    bench.later(() => renameSync(at('../wtw-linked'), at('gone')))
    symlinkSync(at('../wtw-linked'), at('linked'))
    mkdirSync(at('nested/.git'))
    assert.equal((await session.execute(rename('SRE-1', 'OPS-77'))).kind, 'committed')
    assert.deepEqual([bench.wall.read('linked/a.md'), bench.wall.read('nested/b.md')], ['SRE-1', 'SRE-1'])
    assert.match(bench.wall.read('README.md'), /OPS-77/)
  })

  it('is looked for in all texts only if it can be no word of them', () => {
    for (const id of ['SRE-7K3Q', 'SRE-ABCD', 'sre-ABCD', '7K3Q', 'replace-mesh-7k3q', 'A-1'])
      assert.ok(isDistinctive(id), id)
    for (const id of ['k8s', 'Q4', 'fix-login', '2026', '2026-11', 'login', 'TODO', 'ipv6'])
      assert.ok(!isDistinctive(id), id)
  })
})
