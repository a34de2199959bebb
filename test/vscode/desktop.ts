import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cacheFolder.ts'
import { hasDisplay, onPath } from './onPath.ts'

/** What to open in a desktop VS Code; paths are absolute. */
export interface DesktopWindow {
  readonly folder: string
  readonly vsix: string
  readonly settings: Readonly<Record<string, unknown>>
}

const oldestMinor = 103

/** The desktop's `code`, if it is there, can show a window, and is new enough; null otherwise. */
export function findDesktop(): string | null {
  // In a terminal of a remote VS Code, `code` talks to the window it belongs to: it opens none of its own.
  if (!hasDisplay() || process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return null
  const code = onPath('code')
  if (code === null) return null
  const { stdout } = run(code, ['--version'], 'pipe')
  return Number(/^1\.(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= oldestMinor ? code : null
}

/** Opens a window with the package; resolves when it is closed. Nothing goes into the person's own profile. */
export function openDesktop(code: string, { folder, vsix, settings }: DesktopWindow): void {
  const home = join(cacheFolder(), 'desktop')
  const user = join(home, 'data', 'User')
  mkdirSync(user, { recursive: true })
  writeFileSync(join(user, 'settings.json'), JSON.stringify(settings, null, 2))
  const own = ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')]
  const isRoot = process.getuid?.() === 0
  run(code, [...own, '--install-extension', vsix, '--force'], 'inherit')
  console.log(`\nVS Code shows the wall of ${folder}. Closing its window ends this.`)
  run(code, [...own, ...(isRoot ? ['--no-sandbox'] : []), '--new-window', '--wait', folder], 'inherit')
}

function run(code: string, args: readonly string[], output: 'pipe' | 'inherit'): { readonly stdout: string | null } {
  const isShell = process.platform === 'win32'
  const words = isShell ? args.map((arg) => `"${arg}"`) : args
  const { stdout, status, error } = spawnSync(isShell ? `"${code}"` : code, words, {
    encoding: 'utf8',
    stdio: ['ignore', output, 'inherit'],
    shell: isShell,
  })
  if (error) throw error
  if (status !== 0) throw new Error(`${code} ${args.join(' ')} ended with ${status}.`)
  return { stdout }
}
