import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { plural, t } from '../../core/l10n/l10n.ts'
import { GitError, lockIn } from './gitError.ts'

/** How long another git process is waited for, in all. */
const patienceMs = 15_000

/**
 * Does something again while another git process is in its way: it holds a lock, or has moved the branch. A lock that
 * is older than our patience is no business of a process at work: a GitError `staleLock` names it, nobody deletes it.
 */
export async function despiteContention<T>(act: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const until = Date.now() + patienceMs
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (!isContention(error) || signal?.aborted === true) throw error
      const standing = withLock(error)
      if (standing.reason === 'staleLock' || Date.now() > until) throw standing
      await sleep(20 + Math.random() * 180)
    }
  }
}

function isContention(error: unknown): error is GitError {
  return error instanceof GitError && (error.reason === 'lock' || error.reason === 'refMoved')
}

/** The same error with the lock it is about, and `staleLock` where that is old. */
function withLock(error: GitError): GitError {
  const path = lockIn(error.stderr)
  const madeAt = path === null ? null : madeAtMs(path)
  if (path === null || madeAt === null) return error
  const { args, stderr } = error
  const ageMs = Date.now() - madeAt
  const isStale = ageMs > patienceMs
  const message = isStale
    ? t('{0} was left behind {1} ago and keeps git from working.', path, ageText(ageMs))
    : error.message
  const reason = isStale ? 'staleLock' : error.reason
  return new GitError(message, { reason, args, stderr, cause: error, lock: { path, ageMs } })
}

function madeAtMs(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null
}

/** `40 seconds`, `3 minutes`, `2 hours`, `5 days`. */
export function ageText(ageMs: number): string {
  const seconds = Math.round(ageMs / 1000)
  if (seconds < 120) return plural(seconds, '{0} second', '{0} seconds')
  if (seconds < 7200) return plural(Math.round(seconds / 60), '{0} minute', '{0} minutes')
  if (seconds < 172_800) return plural(Math.round(seconds / 3600), '{0} hour', '{0} hours')
  return plural(Math.round(seconds / 86_400), '{0} day', '{0} days')
}
