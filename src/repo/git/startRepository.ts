import type { Git } from './git.ts'
import type { Repository } from './repository.ts'

/** Makes a folder the top of a new repository. Throws a GitError. */
export async function initRepository(git: Git, folder: string): Promise<void> {
  await git.run({ cwd: folder, args: ['init', '--quiet'], kind: 'write' })
}

/** Gives the commit that HEAD is on, and what follows, a branch; files and index stay as they are. Throws a GitError. */
export async function createBranch(git: Git, repository: Repository, name: string): Promise<void> {
  await git.run({ cwd: repository.toplevel, args: ['switch', '--quiet', `--create=${name}`], kind: 'write' })
}

/** Whether git takes a text as the name of a branch. */
export async function isBranchName(git: Git, repository: Repository, name: string): Promise<boolean> {
  if (name.startsWith('-')) return false
  const args = ['check-ref-format', '--branch', name]
  return git.run({ cwd: repository.toplevel, args, kind: 'read' }).then(
    () => true,
    () => false,
  )
}

/** Who makes commits, and where git shall know that. */
export interface UserSetting {
  readonly name: string
  readonly email: string
  readonly scope: 'local' | 'global'
}

/** Writes down who makes the commits. Throws a GitError. */
export async function setUser(git: Git, repository: Repository, { name, email, scope }: UserSetting): Promise<void> {
  const { toplevel: cwd } = repository
  for (const [key, value] of [
    ['user.name', name],
    ['user.email', email],
  ] as const)
    await git.run({ cwd, args: ['config', `--${scope}`, key, value], kind: 'write' })
}
