import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { boardPlaces } from '../../../src/core/history/boardPlaces.ts'
import { type Version, VersionGraph } from '../../../src/core/history/versionGraph.ts'
import { Git } from '../../../src/repo/git/git.ts'
import { findRepository } from '../../../src/repo/git/repository.ts'
import { readLog } from '../../../src/repo/history/readLog.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { anyHistory, historyPaths } from '../../fixtures/anyHistory.ts'
import { branchyHistory } from '../../fixtures/branchyHistory.ts'

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
      fc.asyncProperty(anyHistory, async (commits) => {
        const repository = branchyHistory(commits)
        try {
          const graph = await graphOf(repository)
          for (const path of historyPaths.filter((one) => one.startsWith('board/'))) {
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
      fc.asyncProperty(anyHistory, async (commits) => {
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
