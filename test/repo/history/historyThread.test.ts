import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, afterEach, before, describe, it } from 'mocha'
import { build } from 'esbuild'
import { parseWorkflow } from '../../../src/core/board/parseWorkflow.ts'
import { plainAsk } from '../../../src/core/view/flow/flowAsk.ts'
import { Git } from '../../../src/repo/git/git.ts'
import { findRepository } from '../../../src/repo/git/repository.ts'
import type { DeskAnswer, DeskBoard, DeskQuestion } from '../../../src/repo/history/historyDesk.ts'
import { HistoryDesk } from '../../../src/repo/history/historyDesk.ts'
import { HistoryThread } from '../../../src/repo/history/historyThread.ts'
import type { BoardRepository } from '../../fixtures/boardRepository.ts'
import { boardFile, cardText, commit, Repositories } from '../../fixtures/pastCards.ts'

const repositories = new Repositories()
const workflow = parseWorkflow(boardFile, 'board')
const november = Date.parse('2026-11-24T12:00:00Z')

afterEach(() => repositories.removeAll())

async function deskBoard(repository: Pick<BoardRepository, 'folder'>): Promise<DeskBoard> {
  const folder = join(repository.folder, 'board')
  const found = await findRepository(new Git('git'), folder)
  assert.ok(found)
  return { git: 'git', repository: found, folder, cacheFolder: null, timezone: 'UTC' }
}

function overfullBoard(): BoardRepository {
  const card = (id: string) => cardText({ id, status: 'doing' })
  return repositories.of([
    commit(1, { 'board/board.md': boardFile, 'board/a.md': card('A'), 'board/b.md': card('B') }),
    commit(2, { 'board/c.md': card('C') }),
  ])
}

type Ask = (question: DeskQuestion) => Promise<readonly DeskAnswer[]>

async function asksEverything(ask: Ask, repository: BoardRepository): Promise<void> {
  await assert.rejects(ask({ kind: 'insight', now: november, touched: [] }), /not been read/)
  const [followed] = await ask({ kind: 'follow', workflow })
  assert.ok(followed?.kind === 'followed')
  assert.equal(followed.head, repository.git('rev-parse', 'HEAD'))
  const [answer] = await ask({ kind: 'insight', now: november, touched: [] })
  assert.ok(answer?.kind === 'insight')
  const { found } = answer.insight.findings
  assert.ok(
    found.some(({ signal, column }) => signal === 'wip.columnOver' && column === 'doing'),
    JSON.stringify(found),
  )
  const [past] = await ask({ kind: 'past', question: { type: 'askHistory' }, now: november })
  assert.ok(past?.kind === 'past' && past.answer.type === 'timeline')
  assert.equal(past.answer.timeline.commits.length, 2)
  repository.commit(commit(3, { 'board/a.md': cardText({ id: 'A', status: 'done' }) }))
  await ask({ kind: 'follow', workflow })
  const [after] = await ask({ kind: 'insight', now: november, touched: [] })
  assert.ok(after?.kind === 'insight')
  assert.ok(!after.insight.findings.found.some(({ signal }) => signal === 'wip.columnOver'))
}

function asker(target: Pick<HistoryThread, 'ask'> | HistoryDesk): Ask {
  return async (question) => {
    const answers: DeskAnswer[] = []
    const tell = (answer: DeskAnswer): void => void answers.push(answer)
    await (target instanceof HistoryDesk ? target.answer(question, tell) : target.ask(question, tell))
    return answers
  }
}

describe('the desk of a history', () => {
  it('answers for what was read, and reads on', async () => {
    const repository = overfullBoard()
    await asksEverything(asker(new HistoryDesk(await deskBoard(repository))), repository)
  })

  it('says beside every chart what the history lacks', async () => {
    const repository = overfullBoard()
    const clone = mkdtempSync(join(tmpdir(), 'wtw-shallow-'))
    try {
      repository.git('clone', '--quiet', '--depth=1', `file://${repository.folder}`, clone)
      const ask = asker(new HistoryDesk(await deskBoard({ folder: clone })))
      await ask({ kind: 'follow', workflow })
      const [flow] = await ask({ kind: 'flow', ask: plainAsk, filter: '', now: november, user: null })
      assert.ok(flow?.kind === 'flow')
      assert.match(flow.report.notes[0] ?? '', /^This clone is shallow/)
    } finally {
      rmSync(clone, { recursive: true })
    }
  })
})

describe('the thread of a history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wtw-thread-'))
  const script = join(folder, 'historyWorker.cjs')
  const threads: HistoryThread[] = []

  before(async () => {
    const entry = resolve(import.meta.dirname, '../../../src/repo/history/historyWorker.ts')
    await build({
      entryPoints: [entry],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    })
  })

  after(() => {
    for (const thread of threads) thread.dispose()
    rmSync(folder, { recursive: true })
  })

  async function threadFor(repository: BoardRepository): Promise<HistoryThread> {
    const thread = new HistoryThread(script, { board: await deskBoard(repository), language: 'en', sentences: null })
    threads.push(thread)
    return thread
  }

  it('answers as the desk does', async () => {
    const repository = overfullBoard()
    await asksEverything(asker(await threadFor(repository)), repository)
  })

  it('says what git said, and goes on', async () => {
    const repository = overfullBoard()
    const thread = await threadFor(repository)
    const hidden = `${repository.folder}-hidden`
    execFileSync('mv', [repository.folder, hidden])
    await assert.rejects(asker(thread)({ kind: 'follow', workflow }), /folder|repository/i)
    execFileSync('mv', [hidden, repository.folder])
    const [followed] = await asker(thread)({ kind: 'follow', workflow })
    assert.equal(followed?.kind, 'followed')
  })

  it('leaves nobody waiting when it is ended, and begins anew when it is asked again', async () => {
    const repository = overfullBoard()
    const thread = await threadFor(repository)
    const asked = asker(thread)({ kind: 'follow', workflow })
    thread.dispose()
    await assert.rejects(asked, /ended/)
    assert.equal(thread.isAlive, false)
    const [followed] = await asker(thread)({ kind: 'follow', workflow })
    assert.equal(followed?.kind, 'followed')
  })
})
