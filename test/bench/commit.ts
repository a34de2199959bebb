import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BoardSession } from '../../src/repo/session/boardSession.ts'
import { Git } from '../../src/repo/git/git.ts'
import { boardRepository, gitEnvironment, openRepository } from '../fixtures/boardRepository.ts'
import { inFolder } from './benchBoard.ts'
import { boardText, cardText, seededRandom } from './cardTexts.ts'
import { inTurn, type Measure, ratio, timed } from './ratio.ts'

/** The yardstick: what git itself needs for a commit of one path, started from this very process. */
function bareCommit(folder: string, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['commit', '--quiet', '--only', '--cleanup=whitespace', '--file=-', '--', path]
    const git = spawn('git', args, { cwd: folder, env: gitEnvironment(), stdio: ['pipe', 'ignore', 'inherit'] })
    git.on('error', reject)
    git.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`git commit ended with ${code}`))))
    git.stdin.end('Moves a card\n')
  })
}

/** A repository of so many files, 100 of them cards. */
function repository(folder: string, files: number): void {
  const random = seededRandom(files)
  const cards = Array.from({ length: 100 }, (_, index): [string, string] => [
    `board/card-${index}.md`,
    cardText(index, random),
  ])
  const others = Array.from({ length: files - 101 }, (_, index): [string, string] => [
    `src/part-${index % 317}/file-${index}.txt`,
    `file ${index}\n`,
  ])
  const all = Object.fromEntries([['board/board.md', boardText], ...cards, ...others])
  boardRepository([{ at: '2026-11-02T09:00:00Z', message: 'Begins', files: all }], folder)
}

/** A move that was not held back although a merge was in progress, or left a trace: then a check was skipped. */
async function assertChecksAreOn(folder: string, session: BoardSession): Promise<void> {
  const git = (...args: string[]): string => openRepository(folder).git(...args)
  const head = git('rev-parse', 'HEAD')
  writeFileSync(join(folder, '.git', 'MERGE_HEAD'), `${head}\n`)
  const held = await move(session, 0, 1)
  if (held !== 'pending' || git('rev-parse', 'HEAD') !== head) throw new Error('A merge in progress was not seen.')
  git('update-ref', '-d', 'MERGE_HEAD')
  if (existsSync(join(folder, '.git', 'MERGE_HEAD'))) throw new Error('The merge is still there.')
  await session.retry()
  if (git('rev-parse', 'HEAD') === head) throw new Error('The change that waited was not committed.')
  writeFileSync(join(folder, 'src/part-0/file-0.txt'), 'staged\n')
  git('add', '--', 'src/part-0/file-0.txt')
  const card = join(folder, 'board/card-7.md')
  writeFileSync(card, `${readFileSync(card, 'utf8')}half-written\n`)
  if ((await move(session, 7, 2)) !== 'committed') throw new Error('A card with edits of its own was not committed.')
  const changed = git('show', '--format=', '--name-only', 'HEAD')
  if (changed !== 'board/card-7.md') throw new Error(`The commit holds ${changed}.`)
  if (git('show', 'HEAD:board/card-7.md').includes('half-written')) throw new Error('Edits by hand were committed.')
  if (git('diff', '--cached', '--name-only') !== 'src/part-0/file-0.txt') throw new Error('The index was touched.')
  git('checkout', '--quiet', 'HEAD', '--', '.')
}

const columns = ['backlog', 'ready', 'in-progress', 'review', 'done']

/** Moves a card to the column that is so many to the right of where card files begin, round after round. */
async function move(session: BoardSession, card: number, round: number): Promise<string> {
  const id = `SRE-${String(card).padStart(5, '0')}`
  const to = columns[(card + round) % columns.length]!
  const outcome = await session.execute({ kind: 'moveCard', card: id, to, place: 'bottom', reason: null })
  return outcome.kind
}

async function measureIn(files: number, limit: number): Promise<Measure> {
  return inFolder(async (folder) => {
    repository(folder, files)
    Object.assign(process.env, gitEnvironment())
    const git = new Git('git')
    const folderOfBoard = join(folder, 'board')
    const options = { git, editors: null, isTrusted: true, isWatched: true }
    const session = await BoardSession.open({ folder: folderOfBoard, ...options })
    await assertChecksAreOn(folder, session)
    let round = 0
    const measured = await inTurn(
      15,
      () => timed(async () => mustBe('committed', await move(session, 20 + (round % 50), 1 + Math.floor(round / 50)))),
      () => {
        const path = `board/card-${10 + (++round % 5)}.md`
        writeFileSync(join(folder, path), `${readFileSync(join(folder, path), 'utf8')}${round}\n`)
        return timed(() => bareCommit(folder, path))
      },
    )
    session.dispose()
    return ratio(`a committed move among ${files} files, to git commit --only`, limit, measured)
  })
}

function mustBe(wanted: string, kind: string): void {
  if (kind !== wanted) throw new Error(`The move was ${kind}, not ${wanted}.`)
}

/** What our safety costs on top of git's own commit. */
export async function measureCommit(): Promise<readonly Measure[]> {
  return [await measureIn(1_000, 2), await measureIn(100_000, 1.3)]
}
