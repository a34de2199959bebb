import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { after, afterEach, before, describe, it } from 'mocha'
import { Journal } from '../../../src/repo/commit/journal.ts'
import { isCommitting } from '../../../src/repo/commit/repair.ts'
import { type BoardRepository, gitEnvironment } from '../../fixtures/boardRepository.ts'
import { cardText, move, openWriter, repositoryWithBoard } from '../../fixtures/writerRepository.ts'

const folder = mkdtempSync(join(tmpdir(), 'wtw-crash-'))
const program = join(folder, 'movingProcess.mjs')

async function start(repository: BoardRepository, card: string, times: number): Promise<ChildProcess> {
  const args = [program, repository.folder, card, String(times)]
  const child = spawn(process.execPath, args, {
    env: gitEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  await new Promise((ready) => child.stdout?.once('data', ready))
  return child
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done))

describe('Processes that move cards', () => {
  let repository: BoardRepository
  before(async function () {
    this.timeout(60_000)
    const entry = join(import.meta.dirname, '../../fixtures/movingProcess.ts')
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" }
    await build({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm', banner })
  })
  after(() => rmSync(folder, { recursive: true }))
  afterEach(() => repository.remove())

  it('eight at once, ten moves each: 80 commits, none lost, the index clean', async function () {
    this.timeout(240_000)
    const cards = Array.from({ length: 8 }, (_, i) => `card${i}.md`)
    repository = repositoryWithBoard(Object.fromEntries(cards.map((card) => [`board/${card}`, cardText])))
    const children = await Promise.all(cards.map((card) => start(repository, card, 10)))
    await Promise.all(children.map(ended))
    assert.equal(repository.git('rev-list', '--count', 'HEAD'), '81')
    for (const card of cards) {
      assert.equal(repository.git('rev-list', '--count', 'HEAD~80..HEAD', '--', `board/${card}`), '10')
    }
    assert.equal(repository.git('status', '--porcelain'), '')
    assert.equal(repository.git('fsck', '--strict'), '')
    assert.deepEqual(readdirSync(join(repository.folder, '.git/walk-the-wall')), [])
  })

  for (const whole of [false, true]) {
    const victim = whole ? 'the process group' : 'the process'
    it(`kill -9 of ${victim} at 100 random instants: before or after the change, and no commit of the user’s undoes it`, async function () {
      this.timeout(400_000)
      repository = repositoryWithBoard()
      for (let i = 0; i < 100; i++) await killOnce(repository, { whole, dirty: i % 3 === 0, seed: i })
      const moves = repository.git('log', '--format=%H', '--grep=^board: ').split('\n')
      const at = (commit: string): string => statusOf(repository.git('show', `${commit}:board/a.md`))
      const twice = moves.filter((commit) => at(commit) === at(`${commit}~`))
      assert.deepEqual(twice, [], 'a move was committed twice')
      assert.equal(repository.git('fsck', '--strict', '--no-dangling'), '')
    })
  }
})

describe('A git that was killed between the branch and the index', () => {
  it('leaves an index that the next run brings level, so that no commit puts the card back', async () => {
    const repository = repositoryWithBoard()
    repository.write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n')
    chmodSync(join(repository.folder, '.git/hooks/pre-commit'), 0o755)
    const writer = await openWriter(repository.folder)
    assert.equal((await move(writer, repository.folder, ['ready', 'doing'])).kind, 'failed')
    const journal = new Journal(join(repository.folder, '.git/walk-the-wall/journal'))
    const [entry] = journal.load()
    const begun = { head: repository.git('rev-parse', 'HEAD'), indexSteps: [], intents: [], child: null }
    journal.note(entry?.id ?? '', { begun })
    const moved = repository.git('hash-object', '-w', 'board/a.md')
    const env = join(repository.folder, '.git/other-index')
    repository.git('-c', `alias.with=!GIT_INDEX_FILE=${env} git`, 'with', 'read-tree', 'HEAD')
    const cacheinfo = `100644,${moved},board/a.md`
    repository.git('-c', `alias.with=!GIT_INDEX_FILE=${env} git`, 'with', 'update-index', '--cacheinfo', cacheinfo)
    const tree = repository.git('-c', `alias.with=!GIT_INDEX_FILE=${env} git`, 'with', 'write-tree')
    repository.git('update-ref', 'HEAD', repository.git('commit-tree', '-p', 'HEAD', '-m', 'board: move', tree))
    assert.equal(repository.git('diff', '--cached', '--name-only'), 'board/a.md')
    assert.deepEqual(await writer.settle(), [])
    assert.deepEqual(writer.pending(), [])
    assert.equal(repository.git('status', '--porcelain'), '')
    repository.remove()
  })
})

interface Kill {
  /** Whether its whole process group is killed. */
  readonly whole: boolean
  /** Whether the card carries the user's own edits. */
  readonly dirty: boolean
  readonly seed: number
}

async function killOnce(repository: BoardRepository, { whole, dirty, seed }: Kill): Promise<void> {
  const file = repository.read('board/a.md')
  const own = dirty ? file.replace(/^(Fourth|Mine\d*)/m, `Mine${seed}`) : file
  if (dirty) repository.write('board/a.md', own)
  const child = await start(repository, 'a.md', 1000)
  await sleep(Math.random() * 150)
  process.kill(whole ? -(child.pid ?? 0) : (child.pid ?? 0), 'SIGKILL')
  await ended(child)
  await gitHasEnded(repository)

  const text = repository.read('board/a.md')
  const status = statusOf(text)
  assert.equal(text, own.replace(/^status: .*$/m, `status: ${status}`), 'the file is whole')
  const committed = repository.git('show', 'HEAD:board/a.md')

  repository.write('src/one.txt', `${seed}\n`)
  repository.git('add', 'src/one.txt')
  repository.git('commit', '--quiet', '--message=mine', ...(seed % 2 === 0 ? [] : ['--', 'src/one.txt']))
  const then = statusOf(repository.git('show', 'HEAD:board/a.md'))
  assert.ok([statusOf(committed), status].includes(then), 'the user’s commit has put the card back')

  const writer = await openWriter(repository.folder)
  await writer.settle()
  assert.deepEqual(writer.pending(), [])
  assert.equal(statusOf(repository.git('show', 'HEAD:board/a.md')), status)
  assert.equal(repository.git('diff', '--cached', '--name-only'), '')
  assert.equal(repository.git('status', '--porcelain'), dirty ? ' M board/a.md' : '')
  if (dirty) {
    repository.git('commit', '--quiet', '--all', '--message=mine too')
    assert.equal(statusOf(repository.git('show', 'HEAD:board/a.md')), status)
  }
}

/** A git that was running lives on and finishes; one that was killed with its group may have left its lock. */
async function gitHasEnded(repository: BoardRepository): Promise<void> {
  const writer = await openWriter(repository.folder)
  const isCommittingNow = (): boolean => writer.pending().some(isCommitting)
  const lock = join(repository.folder, '.git/index.lock')
  let quietMs = 0
  for (let waitedMs = 0; quietMs < 150 && waitedMs < 10_000; waitedMs += 10) {
    await sleep(10)
    quietMs = existsSync(lock) || isCommittingNow() ? 0 : quietMs + 10
  }
  rmSync(lock, { force: true })
}

function statusOf(text: string): string {
  return /^status: (\w+)$/m.exec(text)?.[1] ?? ''
}
