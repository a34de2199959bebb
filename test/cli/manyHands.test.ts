import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, it } from 'mocha'
import { gitEnvironment, openRepository } from '../fixtures/boardRepository.ts'
import { backlogOf, boardText, cardText, repositoryWith } from '../repo/wall.ts'
import { withCommandLine, wtw } from './wtw.ts'

describe('many hands', () => {
  withCommandLine()
  const leftovers: (() => void)[] = []
  afterEach(() => leftovers.splice(0).forEach((remove) => remove()))

  it('eight processes with ten moves each make eighty commits, and none is lost', async function () {
    this.timeout(180_000)
    const hands = [1, 2, 3, 4, 5, 6, 7, 8]
    const cards = hands.map((hand) => [`board/c-${hand}.md`, cardText(`C-${hand}`, 'backlog', `a${hand}`)])
    const wall = repositoryWith({
      'board/board.md': boardText,
      ...(Object.fromEntries(cards) as Record<string, string>),
    })
    leftovers.push(wall.remove)
    wall.write('mine.txt', 'mine\n')
    wall.git('add', 'mine.txt')
    const made = await Promise.all(
      hands.map(async (hand) => {
        const commits: string[] = []
        for (let i = 0; i < 10; i++) {
          const outcome = await wtw(wall.folder, ['move', `C-${hand}`, i % 2 === 0 ? 'done' : 'in-progress', '--json'])
          assert.equal(outcome.code, 0, outcome.error)
          commits.push((outcome.json as { readonly commit: string }).commit)
        }
        return commits
      }),
    )
    const history = wall.git('rev-list', '--reverse', 'HEAD').split('\n').slice(1)
    assert.equal(history.length, 80)
    assert.deepEqual(new Set(history), new Set(made.flat()))
    for (const commit of history)
      assert.equal(wall.git('diff-tree', '-r', '--name-only', '--no-commit-id', commit).split('\n').length, 1)
    for (const commits of made)
      assert.deepEqual(
        history.filter((commit) => commits.includes(commit)),
        commits,
      )
    assert.equal(wall.git('status', '--porcelain'), 'A  mine.txt')
    assert.equal(wall.git('fsck', '--full', '--no-dangling'), '')
  })

  it('three clones that move, assign and block one card, and move and add others, merge without a conflict', async function () {
    this.timeout(120_000)
    const wall = repositoryWith(backlogOf(5))
    leftovers.push(wall.remove)
    const folder = mkdtempSync(join(tmpdir(), 'wtw-clones-'))
    leftovers.push(() => rmSync(folder, { recursive: true, force: true }))
    const clone = (name: string): ReturnType<typeof openRepository> => {
      execFileSync('git', ['clone', '--quiet', wall.folder, join(folder, name)], { env: gitEnvironment() })
      const repository = openRepository(join(folder, name))
      repository.git('config', 'user.name', name)
      repository.git('config', 'user.email', `${name}@example.com`)
      return repository
    }
    const [anne, bern, eva] = [clone('anne'), clone('bern'), clone('eva')]
    const wishes = [
      [anne.folder, 'move', 'SRE-1', 'in-progress'],
      [anne.folder, 'move', 'SRE-2', 'done'],
      [anne.folder, 'add', 'Rotate the keys'],
      [bern.folder, 'assign', 'SRE-1', 'bern'],
      [bern.folder, 'move', 'SRE-3', 'done'],
      [bern.folder, 'add', 'Rotate the keys'],
      [eva.folder, 'block', 'SRE-1', '--thief', 'unknown-dependencies', '--reason', 'Waiting for a number'],
      [eva.folder, 'class', 'SRE-4', 'expedite'],
      [eva.folder, 'move', 'SRE-5', 'done', '--top'],
    ] as const
    for (const [cwd, ...args] of wishes) assert.equal((await wtw(cwd, args)).code, 0, args.join(' '))
    for (const other of [bern, eva]) anne.git('pull', '--quiet', '--no-rebase', '--no-edit', other.folder, 'main')
    assert.match(
      anne.read('board/sre-1.md'),
      /^status: in-progress$[^]*^assignees: \[bern\]$[^]*^blocked: Waiting for a number$/m,
    )
    const { code, out } = await wtw(anne.folder, ['check', '--strict'])
    assert.equal(code, 0, out)
    const { json } = await wtw(anne.folder, ['show', '--json'])
    const board = json as {
      readonly columns: readonly { readonly id: string; readonly cards: readonly { readonly id: string }[] }[]
    }
    const ids = Object.fromEntries(board.columns.map(({ id, cards }) => [id, cards.map((card) => card.id).sort()]))
    assert.deepEqual(ids['done'], ['SRE-2', 'SRE-3', 'SRE-5'])
    assert.deepEqual([ids['in-progress'], ids['backlog']?.length], [['SRE-1'], 3])
  })
})
