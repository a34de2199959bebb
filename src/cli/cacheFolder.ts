import { isAbsolute, join, resolve } from 'node:path'

/** A machine and an account on it. */
export interface Account {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly cwd: string
}

/** Where the command line remembers histories, absolute: in the account's cache, or where `WTW_CACHE` says; null is nowhere. */
export function cacheFolder({ env, platform, home, cwd }: Account): string | null {
  const own = env['WTW_CACHE'] ?? ''
  if (own.toLowerCase() === 'off') return null
  if (own !== '') return resolve(cwd, own)
  return join(accountCache(env, platform, home), 'walk-the-wall', 'history')
}

function accountCache(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return absolute(env['LOCALAPPDATA']) ?? join(home, 'AppData', 'Local')
  if (platform === 'darwin') return join(home, 'Library', 'Caches')
  return absolute(env['XDG_CACHE_HOME']) ?? join(home, '.cache')
}

/** What is not absolute counts as not set. */
function absolute(path: string | undefined): string | null {
  return path !== undefined && isAbsolute(path) ? path : null
}
