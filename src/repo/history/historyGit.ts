import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Git, splitZ } from '../git/git.ts'
import { GitError, gitError } from '../git/gitError.ts'
import { readRepositoryState, type Repository } from '../git/repository.ts'
import { authorDate } from './authorDate.ts'

/** What is known of a clone and of where its branch stands. */
export interface CloneFacts {
  /** Full id; null on an unborn branch. */
  readonly head: string | null
  /** Where the history of a shallow clone is cut off: a fingerprint; null where it is whole. */
  readonly cut: string | null
}

/** Looks at HEAD and at what kind of clone this is: mostly without a process. Throws where there is no repository any more. */
export async function readCloneFacts(git: Git, repository: Repository): Promise<CloneFacts> {
  if (!existsSync(join(repository.gitDir, 'HEAD')))
    throw gitError('folderGone', { args: [], stderr: repository.gitDir })
  const { commit } = await readRepositoryState(git, repository)
  return { head: commit, cut: readCut(join(repository.commonDir, 'shallow')) }
}

/** Deepening moves the cut, and leaves HEAD where it is. */
function readCut(file: string): string | null {
  if (!existsSync(file)) return null
  const commits = readFileSync(file)
  return commits.length === 0 ? null : createHash('sha1').update(commits).digest('hex')
}

/** Whether objects of a clone are fetched when they are asked for: what is not here is not to be asked for then. */
export async function isPartialClone(git: Git, repository: Repository): Promise<boolean> {
  const keys = '^(extensions\\.partialclone|remote\\..*\\.promisor)$'
  const found = await quietly(git, repository.toplevel, ['config', '-z', '--get-regexp', keys])
  return found !== null && found !== ''
}

/** Whether one commit builds on another; false too where the older one is not there any more. */
export async function isAncestor(git: Git, repository: Repository, older: string, newer: string): Promise<boolean> {
  const cwd = repository.toplevel
  if ((await quietly(git, cwd, ['cat-file', '-e', `${older}^{commit}`])) === null) return false
  return (await quietly(git, cwd, ['merge-base', '--is-ancestor', older, newer])) !== null
}

/** The ids of the objects that are in this clone. */
export async function readLocalObjects(git: Git, repository: Repository): Promise<ReadonlySet<string>> {
  const args = ['cat-file', '--batch-check=%(objectname)', '--batch-all-objects', '--unordered', '--buffer']
  const { stdout } = await git.run({ cwd: repository.toplevel, args, kind: 'read', timeoutMs: 600_000 })
  return new Set(stdout.toString('latin1').split('\n'))
}

/** The newest commit of a first-parent line, from `from` back, that changed these paths; null where none did. */
export async function nearestChange(
  git: Git,
  repository: Repository,
  from: string,
  pathspecs: readonly string[],
): Promise<string | null> {
  const args = ['-c', 'log.follow=false', 'log', '--first-parent', '--max-count=1', '--format=%H', '-z', from, '--']
  const { stdout } = await git.run({ cwd: repository.toplevel, args: [...args, ...pathspecs], kind: 'read' })
  return splitZ(stdout)[0] ?? null
}

/** The full id of the commit that a name means to git: a branch, a tag, `HEAD~3`, the beginning of an id; null is none. */
export async function resolveCommit(git: Git, { toplevel }: Repository, name: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  const id = (await quietly(git, toplevel, args))?.trim() ?? ''
  return /^[0-9a-f]{40,64}$/.test(id) ? id : null
}

/** Who made a commit, and when by its author date (milliseconds since 1970). `commit` is a full id. */
export async function commitFacts(
  git: Git,
  { toplevel }: Repository,
  commit: string,
): Promise<{ readonly at: number; readonly author: string }> {
  const args = ['log', '--max-count=1', '--no-show-signature', '--encoding=UTF-8', '--format=%at%x00%aN', '-z', commit]
  const { stdout } = await git.run({ cwd: toplevel, args: [...args, '--'], kind: 'read' })
  const [seconds = '0', author = ''] = splitZ(stdout)
  return { at: authorDate(seconds), author }
}

/** What git says; null where it says no by its exit code and nothing else. */
async function quietly(git: Git, cwd: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await git.run({ cwd, args, kind: 'read' })).stdout.toString()
  } catch (error) {
    if (error instanceof GitError && error.reason === 'unknown') return null
    throw error
  }
}
