import { gitError } from './gitError.ts'
import { type Git, type GitCall, literal } from './git.ts'
import type { Repository } from './repository.ts'

/** What every way of committing is given. */
export interface CommitRequest {
  readonly git: Git
  readonly repository: Repository
  readonly message: string
  readonly skipsHooks: boolean
  readonly signal: AbortSignal | undefined
}

/** Commits the files at `paths` as they are on disk and nothing else; returns the commit's id. Undoes what a failure leaves. */
export async function commitClean(
  request: CommitRequest,
  paths: readonly string[],
  untracked: readonly string[],
): Promise<string> {
  const { git, repository } = request
  if (untracked.length > 0) {
    await git.run({ cwd: repository.toplevel, kind: 'write', args: ['add', '--intent-to-add', '--', ...untracked.map(literal)] })
  }
  try {
    return await commit(request, ['--only', '--', ...paths.map(literal)])
  } catch (error) {
    if (untracked.length > 0) {
      await forgetIntentToAdd(git, repository, untracked)
    }
    throw error
  }
}

/** Runs `git commit`, message on stdin; returns the new commit's id. */
export async function commit(request: CommitRequest, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { git, repository, message, skipsHooks, signal } = request
  const skip = skipsHooks ? ['-c', 'core.hooksPath=/dev/null'] : []
  const verify = skipsHooks ? ['--no-verify'] : []
  const call: GitCall = {
    cwd: repository.toplevel,
    kind: 'write',
    args: ['-c', 'core.abbrev=40', ...skip, 'commit', ...verify, '--cleanup=whitespace', '-F', '-', ...args],
    stdin: message,
    env,
    signal,
    otherwise: 'hookFailed',
  }
  const { stdout } = await git.run(call)
  const id = /^\[.*? ([0-9a-f]{40,64})\] /m.exec(stdout.toString())?.[1]
  if (id === undefined) {
    throw gitError('unknown', { args: call.args, stderr: stdout.toString() })
  }
  return id
}

async function forgetIntentToAdd(git: Git, repository: Repository, paths: readonly string[]): Promise<void> {
  const args = ['update-index', '--force-remove', '-z', '--stdin']
  await git.run({ cwd: repository.toplevel, kind: 'write', args, stdin: paths.map((path) => `${path}\0`).join('') })
}
