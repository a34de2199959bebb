import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { randomNumbers } from '../../src/core/flow/randomNumbers.ts'
import { openRepository, type BoardRepository } from '../fixtures/boardRepository.ts'
import { type BranchyCommit, branchyHistory } from '../fixtures/branchyHistory.ts'
import { boardFile, cardText, commit, Repositories } from '../fixtures/pastCards.ts'
import { column, type Shown } from './commandLineWall.ts'
import { withCommandLine, wtw } from './wtw.ts'

type Tree = Record<string, string>

const statuses = ['backlog', 'doing', 'done', 'nowhere']

/** What people do to a board: each changes a tree of files. */
const deeds: readonly ((tree: Tree, pick: <T>(list: readonly T[]) => T, nth: number) => void)[] = [
  (tree, pick) => {
    const path = pick(cardsOf(tree))
    tree[path] = (tree[path] ?? '').replace(/status: .*/, `status: ${pick(statuses)}`)
  },
  (tree, pick, nth) => {
    const path = pick(cardsOf(tree))
    tree[path] = (tree[path] ?? '').replace(/rank: .*/, `rank: a${nth}`)
  },
  (tree, pick, nth) => rename(tree, pick(cardsOf(tree)), `board/deep/card-${nth}.md`),
  (tree, pick, nth) => rename(tree, pick(cardsOf(tree)), `board/archive/card-${nth}.md`),
  (tree, pick) => {
    const path = pick(cardsOf(tree))
    tree[path] = (tree[path] ?? '').replace(/id: (.*)/, 'id: X$1')
  },
  (tree, pick) => void delete tree[pick(cardsOf(tree))],
  (tree, pick, nth) => void (tree[`board/new-${nth}.md`] = card(`N-${nth}`, pick(statuses))),
  (tree, pick) => void (tree['board/board.md'] = boardFile.replace('wip: 2', `wip: ${pick([1, 3, 4])}`)),
  (tree, _, nth) => void (tree['src/other.txt'] = String(nth)),
]

function cardsOf(tree: Tree): readonly string[] {
  return Object.keys(tree).filter((path) => path.startsWith('board/') && path !== 'board/board.md')
}

function rename(tree: Tree, from: string, to: string): void {
  tree[to] = tree[from] ?? ''
  delete tree[from]
}

function card(id: string, status: string): string {
  return cardText({ id, status, more: 'rank: a0\nassignees: [anne]\ndepends_on: [N-0]\n', body: `The text of ${id}.` })
}

/** A history with branches, merges, renames, other ids, and cards that go and come; the same for the same seed. */
function generated(seed: number, count: number): readonly BranchyCommit[] {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const first: Tree = { 'board/board.md': boardFile }
  for (let i = 0; i < 8; i++) first[`board/new-${-i}.md`] = card(`N-${i}`, pick(statuses))
  const trees = [first]
  const commits: BranchyCommit[] = [{ parents: [], at: 1_700_000_000, files: first }]
  for (let i = 1; i < count; i++) {
    const near = (): number => Math.max(0, i - 1 - Math.floor(random() * 3))
    const parents = [...new Set(random() < 0.4 ? [near(), near()] : [near()])]
    const [before, other] = parents.map((parent) => trees[parent]!)
    const tree = { ...before }
    for (const path of Object.keys({ ...before, ...other })) {
      if (other === undefined || random() < 0.5) continue
      const text = other[path]
      if (text === undefined) delete tree[path]
      else tree[path] = text
    }
    for (let n = 0; n < 3; n++) pick(deeds)(tree, pick, 10 * i + n)
    const paths = Object.keys({ ...before, ...tree }).filter((path) => tree[path] !== before?.[path])
    commits.push({
      parents,
      at: 1_700_000_000 + i * 3600,
      files: Object.fromEntries(paths.map((p) => [p, tree[p] ?? null])),
    })
    trees.push(tree)
  }
  return commits
}

describe('the walls of a history', () => {
  withCommandLine()
  const repositories = new Repositories()
  afterEach(() => repositories.removeAll())

  it('are at every commit, of this branch or another, what wtw show says in a work tree of it', async function () {
    this.timeout(240_000)
    const repository = repositories.keep(branchyHistory(generated(4, 16)))
    const trees = mkdtempSync(join(tmpdir(), 'wtw-trees-'))
    const cache = { WTW_CACHE: join(trees, 'cache') }
    repository.git('worktree', 'add', '--quiet', '--detach', join(trees, 'tree'))
    const tree = openRepository(join(trees, 'tree'))
    const all = repository.git('rev-list', '--all').split('\n')
    const reached = new Set(repository.git('rev-list', 'HEAD').split('\n'))
    assert.ok(all.length === 16 && reached.size > 5 && reached.size < 16, `${reached.size} of ${all.length}`)
    for (const id of all) {
      tree.git('checkout', '--quiet', '--detach', id)
      const [then, now] = await Promise.all([
        wtw(repository.folder, ['show', '--json', '--at', id], cache),
        wtw(tree.folder, ['show', '--json']),
      ])
      const [a, b] = [then, now].map(({ json }) => json as Shown)
      assert.deepEqual(a?.columns, b?.columns, id)
      assert.deepEqual(a?.problems, b?.problems, id)
    }
    rmSync(trees, { recursive: true, force: true })
  })

  const steps = [
    commit(2, { 'board/board.md': boardFile, 'board/a.md': cardText({ id: 'A' }) }),
    commit(3, { 'board/a.md': cardText({ id: 'A', status: 'doing' }) }),
    commit(5, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }),
  ]
  const range = ['metrics', '--json', '--from', '2026-11-01', '--to', '2026-11-30']

  async function measured(repository: BoardRepository): Promise<unknown> {
    const { json } = await wtw(repository.folder, range)
    const { cycleTime, leftOut } = json as { cycleTime: { items: unknown }; leftOut: { noStart: number } }
    return [cycleTime.items, leftOut.noStart]
  }

  it('keep their days through a rebase', async () => {
    const repository = repositories.of(steps)
    const before = await measured(repository)
    assert.deepEqual(before, [[{ card: 'A', started: '2026-11-03', finished: '2026-11-05', days: 3 }], 0])
    repository.git('checkout', '--quiet', '-b', 'other', 'HEAD~2')
    repository.commit(commit(20, { 'src/x': '1' }))
    repository.git('checkout', '--quiet', 'main')
    repository.git('rebase', '--quiet', 'other')
    assert.deepEqual(await measured(repository), before)
    const shown = (await wtw(repository.folder, ['show', '--json', '--at', '2026-11-04'])).json as Shown
    assert.deepEqual(column(shown, 'doing'), ['A'])
  })

  it('know no start where a squash took the moves away, and make none up', async () => {
    const repository = repositories.of([steps[0]!])
    repository.commit(commit(6, { 'board/s.md': cardText({ id: 'S', status: 'done' }) }))
    assert.deepEqual(await measured(repository), [[], 1])
  })
})
