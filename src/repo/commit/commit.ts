import { type GitCall, literal } from '../git/git.ts'
import { gitError } from '../git/gitError.ts'
import { forgetIntents } from '../git/indexEntries.ts'
import { type CommitRecord, readCommit, readWaiting } from '../git/reconcile.ts'
import { readRepositoryState } from '../git/repository.ts'
import type { GitDesk } from './desk.ts'

/** `git commit` ends with a look at whether the repository wants tidying up; `commitAndRead` has that done now and then. */
const upkeepLater = ['-c', 'maintenance.auto=false']

/** A commit to be made. */
export interface CommitRequest {
  readonly message: string
  /** Called with the process id of git as soon as it runs. */
  readonly onSpawn: (pid: number) => void
}

/** Runs `git commit` with the message on stdin: hooks and signing are git's. Returns the commit's id, abbreviated. */
export async function runCommit(
  desk: GitDesk,
  { message, onSpawn }: CommitRequest,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [noHooks, noVerify] = desk.skipsHooks ? [['-c', 'core.hooksPath=/dev/null'], ['--no-verify']] : [[], []]
  const call: GitCall = {
    cwd: desk.repository.toplevel,
    kind: 'write',
    args: [...upkeepLater, ...noHooks, 'commit', ...noVerify, '--cleanup=whitespace', '--file=-', ...args],
    stdin: message,
    env,
    signal: desk.signal,
    isCommit: true,
    onSpawn,
  }
  const { stdout } = await desk.git.run(call)
  const id = /^\[.*? ([0-9a-f]{4,64})\] /m.exec(stdout.toString())?.[1]
  if (id === undefined) throw gitError('unknown', { args: call.args, stderr: stdout.toString() })
  return id
}

/**
 * Commits the files at `paths` as they are on disk and nothing else, whatever is staged or changed elsewhere.
 * `newPaths` are those that git does not track yet. A failure leaves no trace.
 */
export async function commitFiles(
  desk: GitDesk,
  request: CommitRequest,
  paths: readonly string[],
  newPaths: readonly string[],
): Promise<string> {
  const { git, repository } = desk
  const cwd = repository.toplevel
  const args = ['add', '--intent-to-add', '--', ...newPaths.map(literal)]
  try {
    if (newPaths.length > 0) await git.run({ cwd, kind: 'write', args })
    return await runCommit(desk, request, ['--only', '--', ...paths.map(literal)])
  } catch (error) {
    await forgetIntents(git, repository, newPaths)
    throw error
  }
}

/**
 * Makes a commit and reads what it recorded. The reader is started first and waits: by the time there is a commit, it
 * is warm. After one commit in sixteen, git looks after the repository as it otherwise does after each.
 */
export async function commitAndRead(desk: GitDesk, make: () => Promise<string>): Promise<CommitRecord> {
  const { git, repository } = desk
  const made = make()
  const fullId = made.then(async (short) => {
    const { commit } = await readRepositoryState(git, repository)
    return commit?.startsWith(short) === true ? commit : null
  })
  const reading = readWaiting(
    git,
    repository,
    fullId.catch(() => null),
  )
  const [short, early] = await Promise.all([made, reading])
  const record = early ?? (await readCommit(git, repository, short))
  if (record.commit.startsWith('0')) {
    const args = ['maintenance', 'run', '--auto', '--quiet']
    // The commit is made: that tidying up fails is the next commit's affair.
    await git.run({ cwd: repository.toplevel, kind: 'write', args }).catch(() => null)
  }
  return record
}
