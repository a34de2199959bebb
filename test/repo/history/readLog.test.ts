import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { boardPlaces } from '../../../src/core/history/boardPlaces.ts'
import { type Version, VersionGraph } from '../../../src/core/history/versionGraph.ts'
import { Git } from '../../../src/repo/git/git.ts'
import { findRepository } from '../../../src/repo/git/repository.ts'
import { readLog } from '../../../src/repo/history/readLog.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { type BranchyCommit, branchyHistory } from '../../fixtures/branchyHistory.ts'

const paths = ['board/a.md', 'board/b.md', 'board/c.md', 'board/deep/d.md', 'other.txt'] as const

/** Commits that fork, merge (also three at once), take files away and bring them back; a merge takes each file from anywhere. */
const histories = fc
  .array(
    fc.record({
      parents: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 3 }),
      files: fc.dictionary(fc.constantFrom(...paths), fc.option(fc.constantFrom('1', '2', '3')), { maxKeys: 3 }),
      takes: fc.dictionary(fc.constantFrom(...paths), fc.nat({ max: 2 }), { maxKeys: 5 }),
      at: fc.nat({ max: 1_000_000 }),
    }),
    { minLength: 2, maxLength: 24 },
  )
  .map(asCommits)

type Step = {
  readonly parents: readonly number[]
  readonly files: Readonly<Record<string, string | null>>
  readonly takes: Readonly<Record<string, number>>
  readonly at: number
}

function asCommits(steps: readonly Step[]): readonly BranchyCommit[] {
  const trees: Record<string, string>[] = []
  const commits: BranchyCommit[] = [{ parents: [], at: 0, files: { 'board/a.md': '0', 'other.txt': '0' } }]
  trees.push({ 'board/a.md': '0', 'other.txt': '0' })
  for (const { parents: back, files, takes, at } of steps) {
    const parents = [...new Set(back.map((n) => Math.max(0, commits.length - 1 - n)))]
    const tree = { ...trees[parents[0]!]! }
    for (const [path, from] of Object.entries(takes)) {
      const text = trees[parents[from % parents.length]!]![path]
      if (text === undefined) delete tree[path]
      else tree[path] = text
    }
    // Of one parent, every change; a merge changes something of its own now and then.
    if (parents.length === 1 || at % 3 === 0)
      for (const [path, text] of Object.entries(files)) {
        if (text === null) delete tree[path]
        else tree[path] = text
      }
    const before = trees[parents[0]!]!
    const changed: Record<string, string | null> = {}
    for (const path of paths) if (tree[path] !== before[path]) changed[path] = tree[path] ?? null
    commits.push({ parents, at, files: changed })
    trees.push(tree)
  }
  return commits
}

async function graphOf(repository: BoardRepository): Promise<VersionGraph> {
  const git = new Git('git')
  const found = await findRepository(git, repository.folder)
  assert.ok(found)
  const graph = new VersionGraph()
  const to = repository.git('rev-parse', 'HEAD')
  graph.append(await readLog(git, found, boardPlaces('board/', []), { to, after: null }))
  return graph
}

/** Ids of the commits that made the versions which led to a file. */
function commitsOf(graph: VersionGraph, path: string): readonly string[] {
  const newest = graph.versionAt(graph.commits.length - 1, path)
  const found = new Set<Version>(newest ? [newest] : [])
  for (const version of found) for (const parent of version.parents) found.add(parent)
  return [...found]
    .filter(({ blob, parents }) => blob !== null || parents.length > 0)
    .map(({ place }) => graph.commits[place]?.id ?? '')
}

describe('the log of a board', () => {
  it('lists for each file the commits that git log lists (O12)', async function () {
    this.timeout(120_000)
    await fc.assert(
      fc.asyncProperty(histories, async (commits) => {
        const repository = branchyHistory(commits)
        try {
          const graph = await graphOf(repository)
          for (const path of paths.filter((one) => one.startsWith('board/'))) {
            const listed = repository.git('--literal-pathspecs', 'log', '--format=%H', '--', path)
            const expected = listed === '' ? [] : listed.split('\n')
            assert.deepEqual([...commitsOf(graph, path)].sort(), [...expected].sort(), path)
          }
        } finally {
          repository.remove()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has the tree of every commit', async function () {
    this.timeout(120_000)
    await fc.assert(
      fc.asyncProperty(histories, async (commits) => {
        const repository = branchyHistory(commits)
        try {
          const graph = await graphOf(repository)
          for (const [place, { id }] of graph.commits.entries()) {
            const listed = repository.git('ls-tree', '-r', '--format=%(objectname) %(path)', id, '--', 'board')
            const files = [...graph.filesAt(place)].map(({ blob, path }) => `${blob} ${path}`)
            assert.deepEqual(files.sort(), listed === '' ? [] : listed.split('\n').sort(), id)
          }
        } finally {
          repository.remove()
        }
      }),
      { numRuns: 25 },
    )
  })
})
