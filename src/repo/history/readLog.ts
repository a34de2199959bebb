import type { FileChange, LoggedCommit } from '../../core/history/commitLog.ts'
import type { BoardPlaces } from '../../core/history/boardPlaces.ts'
import { type Git, literal } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'
import { authorDate } from './authorDate.ts'

/** The first character of every header: what follows it up to the next one is a commit's. */
const mark = '\x01'
const headerFields = ['%H', '%P', '%aN', '%aE', '%at', '%s']
/** What the user's own configuration may say of `git log`, and must not here. */
const config = ['-c', 'log.showRoot=true', '-c', 'log.follow=false', '-c', 'diff.relative=false']
const logArgs = [
  ...config,
  'log',
  '--full-history',
  '--parents',
  '--topo-order',
  '--reverse',
  '--raw',
  '-z',
  '--no-renames',
]
const moreArgs = ['--no-abbrev', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--encoding=UTF-8']
const historyTimeoutMs = 600_000

export interface LogRange {
  /** Full id of the newest commit. */
  readonly to: string
  /** Full id of a commit that `to` builds on, which is left out with all before it; null is nothing. */
  readonly after: string | null
}

/**
 * Reads the commits that changed files below the board's folders, parents before children, with what each did to them.
 * Parents are the nearest commits of the list, or those that `range.after` leaves out.
 */
export async function readLog(
  git: Git,
  repository: Repository,
  places: BoardPlaces,
  range: LogRange,
): Promise<readonly LoggedCommit[]> {
  const format = `--format=${mark}${headerFields.join('%x00')}`
  const span = range.after === null ? [range.to] : [range.to, `^${range.after}`]
  const { stdout } = await git.run({
    cwd: repository.toplevel,
    args: [...logArgs, ...moreArgs, format, ...span, '--', ...pathspecs(places)],
    kind: 'read',
    timeoutMs: historyTimeoutMs,
  })
  const commits = parseLog(stdout)
  return withMerges(commits, await readMerges(git, repository, places, commits))
}

/** Of the root folder, everything. */
export function pathspecs({ folders }: BoardPlaces): readonly string[] {
  return folders.includes('') ? [] : folders.map(literal)
}

/** Reads `git log --raw -z` in the format of `readLog`; of merges, git tells no changes. */
export function parseLog(output: Buffer): readonly LoggedCommit[] {
  const commits: LoggedCommit[] = []
  const tokens = tokensOf(output)
  let changes: FileChange[] = []
  for (let token = tokens.next(); token !== null; token = tokens.next()) {
    const text = token.startsWith('\n') ? token.slice(1) : token
    if (text.startsWith(mark)) {
      changes = []
      commits.push(readHeader(text.slice(1), tokens, changes))
    } else if (text.startsWith(':')) changes.push(readChange(text, tokens.next() ?? ''))
  }
  return commits
}

function readHeader(id: string, tokens: Tokens, changes: FileChange[]): LoggedCommit {
  const [parents = '', author = '', email = '', at = '0', subject = ''] = [1, 2, 3, 4, 5].map(() => tokens.next() ?? '')
  return {
    id,
    parents: parents === '' ? [] : [...new Set(parents.split(' '))],
    author,
    email,
    at: authorDate(at),
    subject,
    changes: [changes],
  }
}

/** `:100644 100644 <id> <id> M`. */
function readChange(text: string, path: string): FileChange {
  const [modeBefore = '', modeAfter = '', before = '', after = ''] = text.slice(1).split(' ')
  return { path, before: isFile(modeBefore) ? before : null, after: isFile(modeAfter) ? after : null }
}

/** Links and modules are no files that a board reads. */
function isFile(mode: string): boolean {
  return mode.startsWith('100')
}

interface Tokens {
  /** The next piece; null at the end. */
  readonly next: () => string | null
}

function tokensOf(output: Buffer): Tokens {
  let at = 0
  return {
    next: () => {
      if (at >= output.length) return null
      const end = output.indexOf(0, at)
      const stop = end < 0 ? output.length : end
      const token = output.toString('utf8', at, stop)
      at = stop + 1
      return token
    },
  }
}

/** A merge against each of its parents, in one process. */
async function readMerges(
  git: Git,
  repository: Repository,
  places: BoardPlaces,
  commits: readonly LoggedCommit[],
): Promise<ReadonlyMap<string, readonly FileChange[]>> {
  const pairs = commits.flatMap((commit) =>
    commit.changes[0]?.length === 0 ? commit.parents.map((parent) => `${commit.id} ${parent}\n`) : [],
  )
  if (pairs.length === 0) return new Map()
  const args = ['diff-tree', '--stdin', '--always', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', '-m']
  const { stdout } = await git.run({
    cwd: repository.toplevel,
    args: [...args, '--no-ext-diff', '--no-textconv', `--format=${mark}%H %P`, '--', ...pathspecs(places)],
    kind: 'read',
    stdin: pairs.join(''),
    timeoutMs: historyTimeoutMs,
  })
  return parsePairs(stdout)
}

/** Changes by `<merge> <parent>`. */
function parsePairs(output: Buffer): ReadonlyMap<string, readonly FileChange[]> {
  const pairs = new Map<string, FileChange[]>()
  const tokens = tokensOf(output)
  let changes: FileChange[] = []
  for (let token = tokens.next(); token !== null; token = tokens.next()) {
    const text = token.replace(/^\n+/, '')
    if (text.startsWith(mark)) pairs.set(text.slice(1), (changes = []))
    else if (text.startsWith(':')) changes.push(readChange(text, tokens.next() ?? ''))
  }
  return pairs
}

function withMerges(
  commits: readonly LoggedCommit[],
  pairs: ReadonlyMap<string, readonly FileChange[]>,
): readonly LoggedCommit[] {
  return commits.map((commit) =>
    commit.changes[0]?.length === 0
      ? { ...commit, changes: commit.parents.map((parent) => pairs.get(`${commit.id} ${parent}`) ?? []) }
      : commit,
  )
}
