import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { gitEnvironment, openRepository } from '../../fixtures/boardRepository.ts'
import { historyOf } from '../../fixtures/historyOf.ts'

/** What a team writes beside its Backlog.md folders, which were called otherwise once. */
const boardText = `---
columns:
  - id: To Do
  - id: In Progress
    started: true
  - id: Done
    finished: true
cards: ["**/*.md"]
fields: {assignees: assignee, rank: ordinal, depends_on: dependencies}
formerly: [../.backlog]
---
`

// A real team's board is not ours to ship. What it showed is held by tests of its own: renamed ids, files that went in
// one commit and came in the next, cards first seen done.
const bundle = process.env['WTW_BOARD_BUNDLE']

if (bundle !== undefined)
  describe("the history of another tool's board", () => {
    it('is read as it was measured otherwise', async function () {
      this.timeout(180_000)
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wtw-backlog-')))
      try {
        execFileSync('git', ['clone', '--quiet', '--branch=main', bundle, folder], { env: gitEnvironment() })
        const workflow = parseWorkflow(boardText, 'backlog')
        const { history } = await historyOf({ folder }, { folder: 'backlog', workflow })
        const { lives, commits } = history
        assert.equal(commits.length, 932)
        const ids = new Set(lives.flatMap((life) => life.ids))
        assert.equal(ids.size, 1070)
        assert.ok(Math.abs(lives.length - 700) < 30, `${lives.length} cards`)
        const changes = lives.reduce((sum, life) => sum + life.ids.length - 1, 0)
        assert.ok(Math.abs(changes - 390) < 5, `${changes} changes of id`)
        const firstDone = lives.filter(({ visits }) => visits[0]?.stage === 'finished').length
        assert.ok(Math.abs(firstDone - 254) < 5, `${firstDone} first seen done`)
        const { git } = openRepository(folder)
        for (const life of lives.filter(({ isOnWall }, i) => isOnWall && i % 10 === 0)) {
          const listed = git('--literal-pathspecs', 'log', '--format=%H', '--', life.path).split('\n')
          const told = new Set(life.events.filter(({ path }) => path === life.path).map(({ commit }) => commit))
          assert.deepEqual([...told].sort(), [...listed].sort(), life.path)
        }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })
  })
