import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { Git } from '../../../src/repo/git/git.ts'
import { findRepository } from '../../../src/repo/git/repository.ts'
import { BoardHistory } from '../../../src/repo/history/boardHistory.ts'
import { anyHistory } from '../../fixtures/anyHistory.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { type BranchyCommit, branchyHistory } from '../../fixtures/branchyHistory.ts'
import { historyOf } from '../../fixtures/historyOf.ts'
import { boardFile, cardText, commit } from '../../fixtures/pastCards.ts'

/** What the generated texts are, of cards and of the workflow. */
const cards: Readonly<Record<string, string>> = {
  0: cardText({ id: 'A' }),
  1: cardText({ id: 'A', status: 'doing', more: 'blocked: {reason: no key, on: B}\nthief: too-much-wip\n' }),
  2: cardText({ id: 'B', status: 'done', more: 'assignees: [anne, bela]\nlabels: [x]\nwho: [eve]\n' }),
  3: 'No card.\n',
}
const boards: Readonly<Record<string, string>> = {
  0: boardFile,
  1: boardFile.replace('id: doing', 'id: build').replace('---\n', '---\nfields: {assignees: who}\n'),
  2: '---\ncolumns: [\n---\n',
  3: '---\ntitle: Another\n---\n',
}
const files: Readonly<Record<string, string>> = {
  'other.txt': 'board/board.md',
  'board/deep/d.md': 'board/archive/d.md',
}

/** Any history, of a board whose workflow changes too, is broken for a while, or is not there. */
const anyBoard = anyHistory.map((commits) =>
  commits.map((one): BranchyCommit => {
    const told = Object.entries(one.files).map(([path, text]): [string, string | null] => [
      files[path] ?? path,
      text === null ? null : ((path === 'other.txt' ? boards : cards)[text] ?? ''),
    ])
    return { ...one, files: Object.fromEntries(told) }
  }),
)

const today = parseWorkflow(boardFile, 'board')
const tomorrow = parseWorkflow(boardFile.replace('- backlog', '- backlog\n  - ready'), 'board')

async function withCache(commits: readonly BranchyCommit[], act: Act): Promise<void> {
  const repository = branchyHistory(commits)
  const cacheFolder = mkdtempSync(join(tmpdir(), 'wtw-cache-'))
  mkdirSync(join(repository.folder, 'board'), { recursive: true })
  try {
    await act(repository, cacheFolder)
  } finally {
    repository.remove()
    rmSync(cacheFolder, { recursive: true })
  }
}

type Act = (repository: BoardRepository, cacheFolder: string) => Promise<void>

/** The walls after every commit, the newest first. */
async function walls(history: BoardHistory): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const place of [...history.history.commits.keys()].reverse()) found.push(await history.boardAt(place))
  return found
}

describe('a history that is opened again', () => {
  it('is the one that was read, with all its walls, and goes on as that one does', async () => {
    await fc.assert(
      fc.asyncProperty(anyBoard, async (commits) =>
        withCache(commits, async (repository, cacheFolder) => {
          const fresh = (workflow = today) => historyOf(repository, { workflow })
          const again = (workflow = today) => historyOf(repository, { workflow, cacheFolder })
          const first = await again()
          const [read, opened] = [await fresh(), await again()]
          assert.deepEqual(opened.history, read.history)
          assert.deepEqual(first.history, read.history)
          assert.deepEqual(await walls(opened), await walls(read))
          assert.deepEqual(await opened.minutes(), await read.minutes())
          assert.deepEqual(await opened.placesBeforeWorkflow(), await read.placesBeforeWorkflow())
          assert.deepEqual((await again(tomorrow)).history, (await fresh(tomorrow)).history)
          const [unopened, going, other] = [await again(tomorrow), await fresh(tomorrow), await fresh()]
          for (const n of [1, 2, 3]) {
            const news = { [`board/${n}.md`]: cardText({ id: `N-${n}` }), 'board/a.md': cards[n] ?? '' }
            repository.commit(commit(20 + n, news))
          }
          const grown = (await going.refresh(tomorrow)).history
          assert.deepEqual((await unopened.refresh(tomorrow)).history, grown)
          const next = await again(tomorrow)
          assert.deepEqual(next.history, grown)
          assert.deepEqual((await next.refresh(today)).history, (await other.refresh(today)).history)
        }),
      ),
      { numRuns: 10, endOnFailure: true },
    )
  }).timeout(120_000)

  it('keeps the days of a card whose commits are dated against their order', () => {
    const at = (day: number, status: string): BranchyCommit => ({
      parents: day === 9 ? [] : [0],
      at: day * 86_400,
      files: { 'board/a.md': cardText({ id: 'A', status }) },
    })
    return withCache([at(9, 'backlog'), at(4, 'doing')], async (repository, cacheFolder) => {
      const { history } = await historyOf(repository, { workflow: today, cacheFolder })
      assert.equal(history.lives[0]?.events[1]?.at, 9 * 86_400_000)
      assert.deepEqual((await historyOf(repository, { workflow: today, cacheFolder })).history, history)
    })
  })

  it('asks git for nothing', () =>
    withCache(
      [{ parents: [], at: 0, files: { 'board/a.md': cardText({ id: 'A' }) } }],
      async (repository, cacheFolder) => {
        const { history } = await historyOf(repository, { workflow: today, cacheFolder })
        const folder = join(repository.folder, 'board')
        const found = await findRepository(new Git('git'), folder)
        assert.ok(found)
        const onCacheFailure = assert.ifError
        const source = {
          git: new Git('no-git'),
          repository: found,
          folder,
          workflow: today,
          cacheFolder,
          onCacheFailure,
        }
        assert.deepEqual((await BoardHistory.read(source)).history, history)
        await assert.rejects(BoardHistory.read({ ...source, cacheFolder: null }))
      },
    ))
})
