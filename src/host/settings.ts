import { isAbsolute, join } from 'node:path'
import { homedir } from 'node:os'
import { workspace } from 'vscode'
import type { BoardSearch } from '../repo/files/findBoards.ts'

/** Where this window's boards are looked for: in its folders, and where the setting `walkTheWall.boards` says. */
export function boardSearch(): BoardSearch {
  const folders = workspace.workspaceFolders ?? []
  const roots = folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath)
  const named = workspace.getConfiguration('walkTheWall').get<readonly string[]>('boards', [])
  return { roots, excludes: excludedGlobs(), extra: named.flatMap((path) => absolute(path, roots)) }
}

/** Whether board commits pass by the hooks of their repository. */
export function skipsHooks(): boolean {
  return !workspace.getConfiguration('walkTheWall').get('git.runHooks', true)
}

function excludedGlobs(): readonly string[] {
  const globs = ['files.exclude', 'search.exclude'].map((key) =>
    workspace.getConfiguration().get<Readonly<Record<string, unknown>>>(key, {}),
  )
  // A condition on siblings (`{"when": …}`) speaks of single files and excludes no folder.
  return globs.flatMap((entries) => Object.keys(entries).filter((glob) => entries[glob] === true))
}

/** A relative folder is looked up in each root; `~` is the home folder. */
function absolute(path: string, roots: readonly string[]): readonly string[] {
  if (path === '~' || /^~[/\\]/.test(path)) return [join(homedir(), path.slice(1))]
  return isAbsolute(path) ? [path] : roots.map((root) => join(root, path))
}
