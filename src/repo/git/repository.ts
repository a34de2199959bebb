import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import type { GitHold } from '../../core/view/boardView.ts'
import type { Git } from './git.ts'
import { GitError } from './gitError.ts'

/** A repository as seen from one of its work trees. */
export interface Repository {
  /** Absolute, real path of the work tree's top. */
  readonly toplevel: string
  /** Absolute; of this work tree: its HEAD and its index are here. */
  readonly gitDir: string
  /** Absolute; shared by all work trees: branches and objects are here. */
  readonly commonDir: string
  /** From the top to the folder that was asked about, with `/` at the end; empty at the top. */
  readonly prefix: string
  /** Hexadecimal digits of an object id: SHA-1 or SHA-256. */
  readonly idLength: 40 | 64
}

/** Where HEAD stands, read from git's files without a process. */
export interface RepositoryState {
  /** Short name; null when detached. */
  readonly branch: string | null
  /** Full id; null on an unborn branch. */
  readonly commit: string | null
  /** What stands in the way of a commit; unmerged entries do not show here (`inspect` finds them). */
  readonly hold: Exclude<GitHold, 'batch' | 'unmerged'> | null
}

/** Finds the repository that a folder is in; null when it is in none. Throws a GitError when git fails otherwise. */
export async function findRepository(git: Git, folder: string): Promise<Repository | null> {
  const args = [
    'rev-parse',
    '--show-toplevel',
    '--absolute-git-dir',
    '--git-common-dir',
    '--show-object-format',
    '--show-prefix',
  ]
  try {
    const { stdout } = await git.run({ cwd: folder, args, kind: 'read' })
    const [toplevel = '', gitDir = '', commonDir = '', format, prefix = ''] = stdout.toString().split('\n')
    const common = isAbsolute(commonDir) ? commonDir : resolve(folder, commonDir)
    return { toplevel, gitDir, commonDir: common, prefix, idLength: format === 'sha256' ? 64 : 40 }
  } catch (error) {
    if (error instanceof GitError && error.reason === 'notARepository') {
      return null
    }
    throw error
  }
}

/** Reads branch, commit and operation in progress. Costs some file reads and, where refs are kept elsewhere, a process. */
export async function readRepositoryState(git: Git, repository: Repository): Promise<RepositoryState> {
  const head = readTrimmed(join(repository.gitDir, 'HEAD')) ?? ''
  const ref = head.startsWith('ref: ') ? head.slice('ref: '.length) : null
  const operation = operationInProgress(repository.gitDir)
  if (ref === null) {
    return { branch: null, commit: head === '' ? null : head, hold: operation ?? 'detached' }
  }
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ref
  return { branch, commit: await resolveRef(git, repository, ref), hold: operation }
}

/** The operation that git is in the middle of, from the marks it leaves in the work tree's git directory. */
export function operationInProgress(gitDir: string): Exclude<GitHold, 'batch' | 'unmerged' | 'detached'> | null {
  for (const [mark, hold] of marks) {
    if (existsSync(join(gitDir, mark))) {
      return hold
    }
  }
  return null
}

const marks = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['sequencer', 'sequencer'],
  ['BISECT_LOG', 'bisect'],
] as const

async function resolveRef(git: Git, repository: Repository, ref: string): Promise<string | null> {
  const loose = readTrimmed(join(repository.commonDir, ref)) ?? readTrimmed(join(repository.gitDir, ref))
  if (loose !== null && /^[0-9a-f]{40,64}$/.test(loose)) {
    return loose
  }
  try {
    const args = ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']
    const { stdout } = await git.run({ cwd: repository.toplevel, args, kind: 'read' })
    return stdout.toString().trim()
  } catch (error) {
    if (error instanceof GitError && error.reason === 'unknown' && error.stderr === '') {
      return null
    }
    throw error
  }
}

function readTrimmed(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
