import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseWorkflow } from '../../src/core/board/parseWorkflow.ts'
import { Git } from '../../src/repo/git/git.ts'
import { findRepository } from '../../src/repo/git/repository.ts'
import { BoardHistory } from '../../src/repo/history/boardHistory.ts'
import type { HistorySource } from '../../src/repo/history/historySource.ts'
import { inFolder } from './benchBoard.ts'
import { boardText, cardText, seededRandom } from './cardTexts.ts'
import { inTurn, type Measure, ratio, timed } from './ratio.ts'

const cards = 1_000
const boardCommits = 10_000
const columns = ['backlog', 'ready', 'in-progress', 'review', 'done']

interface PastSize {
  /** Commits that change one card each. */
  readonly board: number
  /** Commits to other files before each of them. */
  readonly others: number
}

/** Writes a repository whose board of 1,000 cards has a past of single moves, and returns its first new commit's number. */
export function writePast(folder: string, { board, others }: PastSize): void {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder])
  const random = seededRandom(7)
  const texts = Array.from({ length: cards }, (_, index) => cardText(index, random))
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`
  const parts: string[] = []
  let second = 1_700_000_000
  const commit = (message: string, changes: string): void => {
    second += 600
    const who = `Anne Nowak <anne@example.com> ${second} +0000`
    parts.push(`commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(message)}${changes}`)
  }
  const file = (path: string, text: string): string => `M 100644 inline ${path}\n${data(text)}`
  const all = texts.map((text, index) => file(`board/card-${index}.md`, text)).join('')
  commit('A board', file('board/board.md', boardText) + all)
  for (let i = 0; i < board; i++) {
    for (let other = 0; other < others; other++) commit('Work', file(`src/file-${i % 500}.txt`, `${i} ${other}\n`))
    const index = Math.floor(random() * cards)
    const column = columns[Math.floor(random() * columns.length)]!
    texts[index] = texts[index]!.replace(/^(status: *['"]?)[a-z-]+/m, `$1${column}`).trimEnd() + `\n\nNote ${i}.\n`
    commit(`board: move ${index}`, file(`board/card-${index}.md`, texts[index]))
  }
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: parts.join('') })
  execFileSync('git', ['reset', '--quiet', '--hard'], { cwd: folder })
}

/** git alone on the same: the log with what changed, and every version of every card, to nobody. Milliseconds. */
export function readWithGit(folder: string): Promise<number> {
  const log = [
    'log',
    '--full-history',
    '--raw',
    '-z',
    '--no-renames',
    '--no-abbrev',
    '--reverse',
    'HEAD',
    '--',
    'board',
  ]
  return timed(async () => {
    const raw = execFileSync('git', log, { cwd: folder, maxBuffer: 1 << 30 })
    const ids = new Set(raw.toString('latin1').match(/(?<=:\d{6} \d{6} [0-9a-f]{40} )[0-9a-f]{40}/g))
    const child = spawn('git', ['cat-file', '--batch', '--buffer'], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    child.stdin.end([...ids].join('\n') + '\n')
    await new Promise((resolve) => child.on('close', resolve))
  })
}

export async function sourceOf(folder: string, cacheFolder: string | null): Promise<HistorySource> {
  const git = new Git('git')
  const board = join(folder, 'board')
  const repository = await findRepository(git, board)
  if (repository === null) throw new Error('There is no repository.')
  const onCacheFailure = (error: unknown): void => {
    throw error
  }
  return { git, repository, folder: board, workflow: parseWorkflow(boardText, 'board'), cacheFolder, onCacheFailure }
}

const read = (source: HistorySource): Promise<number> => timed(() => BoardHistory.read(source))

/** Twenty moves more, each a commit of its own; milliseconds that reading on takes. */
async function readOn(folder: string, round: number): Promise<number> {
  const source = await sourceOf(folder, null)
  const before = execFileSync('git', ['rev-parse', 'HEAD~20'], { cwd: folder, encoding: 'utf8' }).trim()
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim()
  execFileSync('git', ['update-ref', 'refs/heads/main', before], { cwd: folder })
  const history = await BoardHistory.read(source)
  execFileSync('git', ['update-ref', 'refs/heads/main', head], { cwd: folder })
  if (history.history.head === head) throw new Error(`Nothing was new in round ${round}.`)
  return timed(() => history.refresh(source.workflow))
}

/** What reading a history costs against git's own reading of the same, and what is left to do the next time. */
export async function measureHistory(): Promise<readonly Measure[]> {
  return inFolder((small) =>
    inFolder((large) =>
      inFolder(async (cacheFolder) => {
        writePast(small, { board: boardCommits, others: 0 })
        writePast(large, { board: boardCommits, others: 9 })
        const [alone, among, cached] = [
          await sourceOf(small, null),
          await sourceOf(large, null),
          await sourceOf(small, cacheFolder),
        ]
        await (
          await BoardHistory.read(cached)
        ).settled
        const cold = await inTurn(
          5,
          () => read(alone),
          () => readWithGit(small),
        )
        const inside = await inTurn(
          3,
          () => read(among),
          () => readWithGit(large),
        )
        const again = await inTurn(
          7,
          () => read(cached),
          () => readWithGit(small),
        )
        const news: number[] = []
        for (let round = 0; round < 5; round++) news.push(await readOn(small, round))
        const bytes = Number(
          execFileSync(process.execPath, ['--expose-gc', process.argv[1]!, 'weighHistory', small], {
            encoding: 'utf8',
          }),
        )
        const detail = `of ${boardCommits} commits, in a process of its own`
        return [
          ratio(`history of ${boardCommits} board commits, to git's log and blobs`, 2, cold),
          ratio(`the same among ${boardCommits * 10} commits`, 2, inside),
          ratio('an unchanged history, read again', 0.1, again),
          { name: '20 commits more', value: Math.min(...news), unit: 'ms', limit: 50, detail: 'read on' },
          { name: 'heap of a history', value: bytes / 1e6, unit: 'MB', limit: 150, detail },
        ]
      }),
    ),
  )
}

/** In a process of its own: prints by how many bytes reading a history lets the heap grow. */
export async function weighHistory(folder: string): Promise<void> {
  const { gc } = globalThis
  if (!gc) throw new Error('This needs --expose-gc.')
  const source = await sourceOf(folder, null)
  gc()
  const before = process.memoryUsage().heapUsed
  const history = await BoardHistory.read(source)
  gc()
  const grown = process.memoryUsage().heapUsed - before
  process.stdout.write(String(grown))
  if (history.history.lives.length !== cards) throw new Error('Not all cards were read.')
}
