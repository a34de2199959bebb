import type { GitUser } from '../../core/view/myNames.ts'
import { type Git, splitZ } from './git.ts'
import { GitError } from './gitError.ts'
import type { Repository } from './repository.ts'

/** Who git says makes commits in a repository: `user.name` and `user.email`, from whichever of its files has them. */
export async function readUser(git: Git, { toplevel }: Repository): Promise<GitUser> {
  const args = ['config', '-z', '--get-regexp', '^user\\.(name|email)$']
  try {
    const { stdout } = await git.run({ cwd: toplevel, args, kind: 'read' })
    // The last one counts, as it does for git.
    const values = new Map(splitZ(stdout).map((entry) => [keyOf(entry), entry.slice(keyOf(entry).length + 1)]))
    return { name: values.get('user.name') ?? null, email: values.get('user.email') ?? null }
  } catch (error) {
    // Nothing set is exit code 1 and silence.
    if (error instanceof GitError && error.reason === 'unknown' && error.stderr === '')
      return { name: null, email: null }
    throw error
  }
}

/** `user.name` of `user.name\nAnne`. */
function keyOf(entry: string): string {
  return entry.split('\n', 1)[0] ?? ''
}
