import assert from 'node:assert/strict'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { boardText, cardText, folderWith, repositoryWith } from '../repo/wall.ts'
import { withCommandLine, wtw } from './wtw.ts'

interface ShownCard {
  readonly id: string
  readonly path: string
  readonly unreadable: boolean
  readonly problems: readonly { readonly code: string }[]
}

const bomb = [
  'a: &a [x, x]',
  ...'bcdefghij'.split('').map((key, i) => `${key}: &${key} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`),
]

const hostile: Readonly<Record<string, string>> = {
  'board/board.md': boardText,
  'board/good.md': cardText('GOOD-1', 'backlog', 'aV'),
  'board/-m.md': cardText('DASH-1', 'backlog', 'aW'),
  'board/:(exclude)x.md': cardText('MAGIC-1', 'backlog', 'aX'),
  'board/js.md': "---js\nrequire('fs').writeFileSync('ran', '')\nmodule.exports = {id: 'JS-1'}\n---\n",
  'board/json.md': '---json\n{"id": "JSON-1"}\n---\n',
  'board/bomb.md': `---\nid: BOMB-1\n${bomb.join('\n')}\n---\n`,
  'board/proto.md': '---\nid: PROTO-1\n__proto__: {status: done}\nconstructor: x\n---\n',
  'board/deep.md': `---\nid: DEEP-1\nx: ${'['.repeat(10_000)}\n---\n`,
  'board/dots.md': cardText('../../etc/passwd', 'backlog', 'aV'),
  'board/device.md': cardText('CON', 'backlog', 'aV'),
  'board/script.md': cardText('SCRIPT-1', 'backlog', 'aY', '"<script>alert(1)</script>"'),
  'board/conflict.md':
    '---\nid: MERGE-1\n<<<<<<< HEAD\nstatus: done\n=======\nstatus: ready\n>>>>>>> other\ntitle: Both\n---\n',
  'board/huge.md': cardText('HUGE-1', 'backlog', 'aZ') + 'x'.repeat(5 * 1024 * 1024),
}

describe('a hostile board', () => {
  withCommandLine()
  let wall: BoardRepository
  let outside: ReturnType<typeof folderWith>
  const secret = cardText('SECRET-1', 'backlog', 'aV', 'Nobody may read this')

  beforeEach(() => {
    outside = folderWith({ 'secret.md': secret })
    wall = repositoryWith(hostile)
    symlinkSync(join(outside.folder, 'secret.md'), join(wall.folder, 'board/out.md'))
    wall.git('add', '--all')
    wall.git('commit', '--quiet', '-m', 'Links')
  })
  afterEach(() => {
    wall.remove()
    outside.remove()
  })

  it('is drawn: each bad card is a problem, nothing runs, and nothing outside is read', async () => {
    const { code, out, json } = await wtw(wall.folder, ['show', '--json'])
    assert.equal(code, 0)
    const { columns } = json as { readonly columns: readonly { readonly cards: readonly ShownCard[] }[] }
    const cards = new Map(columns.flatMap((column) => column.cards).map((card) => [card.path, card]))
    const codes = (path: string): readonly string[] =>
      cards.get(path)?.problems.map((problem) => problem.code) ?? ['absent']
    assert.equal(cards.size, 14)
    for (const path of ['good.md', '-m.md', ':(exclude)x.md', 'script.md']) assert.deepEqual(codes(path), [], path)
    const expected = {
      'js.md': 'languageTag',
      'json.md': 'languageTag',
      'bomb.md': 'unsupportedYaml',
      'proto.md': 'reservedKey',
      'dots.md': 'badId',
      'device.md': 'badId',
      'conflict.md': 'conflictMarkers',
      'huge.md': 'tooLarge',
      'out.md': 'outsideBoard',
    }
    for (const [path, problem] of Object.entries(expected))
      assert.ok(codes(path).includes(problem), `${path}: ${codes(path).join()}`)
    assert.notDeepEqual(codes('deep.md'), [])
    assert.equal(existsSync(join(wall.folder, 'ran')), false)
    assert.equal(out.includes('Nobody may read this'), false)
    assert.equal((await wtw(wall.folder, ['check'])).code, 2)
  })

  it('lets the good cards move, one file each, and refuses the bad ones', async function () {
    this.timeout(60_000)
    for (const [id, path] of [
      ['GOOD-1', 'good.md'],
      ['DASH-1', '-m.md'],
      ['MAGIC-1', ':(exclude)x.md'],
      ['SCRIPT-1', 'script.md'],
    ] as const) {
      const { code, error } = await wtw(wall.folder, ['move', id, 'done'])
      assert.equal(code, 0, error)
      assert.equal(wall.git('diff-tree', '-r', '--name-only', '--no-commit-id', 'HEAD'), `board/${path}`)
    }
    const before = wall.git('rev-parse', 'HEAD')
    for (const id of ['JS-1', 'BOMB-1', 'HUGE-1', 'MERGE-1', 'out', 'js', '../../etc/passwd'])
      assert.equal((await wtw(wall.folder, ['move', '--', id, 'ready'])).code, 3, id)
    for (const args of [
      ['retitle', 'out', 'Mine'],
      ['archive', 'out'],
      ['assign', 'out', 'anne'],
    ])
      assert.equal((await wtw(wall.folder, args)).code, 3)
    assert.deepEqual([wall.git('rev-parse', 'HEAD'), wall.git('status', '--porcelain')], [before, ''])
    assert.equal(readFileSync(join(outside.folder, 'secret.md'), 'utf8'), secret)
  })

  it('takes words that look like options, paths and trailers as words', async () => {
    const title = '-m "$(touch ran)" ; `touch ran`'
    const added = await wtw(wall.folder, ['add', '--json', '--', title])
    assert.equal(added.code, 0, added.error)
    const { card } = added.json as { readonly card: string }
    const reason = 'Reason\nUndoes: 0000000000000000000000000000000000000000'
    assert.equal((await wtw(wall.folder, ['block', card, '--thief', 'unplanned-work', '--reason', reason])).code, 3)
    assert.equal((await wtw(wall.folder, ['assign', card, '--', '--all', '../x'])).code, 0)
    assert.equal(existsSync(join(wall.folder, 'ran')), false)
    assert.equal(wall.git('status', '--porcelain'), '')
  })
})
