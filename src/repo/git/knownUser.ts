import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { GitUser } from '../../core/view/myNames.ts'
import type { Git } from './git.ts'
import { readUser } from './readUser.ts'
import type { Repository } from './repository.ts'

/** What a file of git's configuration includes is not looked at: after so long git is asked again all the same. */
const maxAgeMs = 60_000

/** Who git says makes commits in a repository; git is asked again only once its configuration has changed. */
export class KnownUser {
  readonly #git: Git
  readonly #repository: Repository
  #known: { readonly state: string; readonly at: number; readonly user: GitUser } | null = null

  constructor(git: Git, repository: Repository) {
    this.#git = git
    this.#repository = repository
  }

  async read(): Promise<GitUser> {
    const state = stateOf(configFiles(this.#repository))
    const at = performance.now()
    if (this.#known?.state === state && at - this.#known.at < maxAgeMs) return this.#known.user
    const user = await readUser(this.#git, this.#repository)
    this.#known = { state, at, user }
    return user
  }
}

function configFiles({ commonDir, gitDir }: Repository): readonly string[] {
  const own = process.env['GIT_CONFIG_GLOBAL'] ?? join(homedir(), '.gitconfig')
  const other = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'git', 'config')
  return [join(commonDir, 'config'), join(gitDir, 'config.worktree'), own, other]
}

/** Tells versions of files apart without reading them. */
function stateOf(paths: readonly string[]): string {
  return paths
    .map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : ''))
    .join('\n')
}
