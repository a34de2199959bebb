import { rmSync } from 'node:fs'
import { sep } from 'node:path'
import type { GitError } from './gitError.ts'
import type { Repository } from './repository.ts'

/** Takes away the lock of git that an error names, and no other file: it has to be a lock of this repository. */
export function removeStaleLock({ gitDir, commonDir }: Repository, error: GitError): void {
  const path = error.lock?.path
  const isOurs = path !== undefined && [gitDir, commonDir].some((folder) => path.startsWith(folder + sep))
  if (error.reason === 'staleLock' && isOurs && path.endsWith('.lock')) rmSync(path, { force: true })
}
