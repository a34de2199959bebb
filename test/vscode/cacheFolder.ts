import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where downloads are kept between runs, absolute: `$WALK_THE_WALL_CACHE`, else in the platform's cache folder. */
export function cacheFolder(): string {
  return process.env['WALK_THE_WALL_CACHE'] ?? join(platformCache(), 'walk-the-wall')
}

function platformCache(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local')
  return process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
}
