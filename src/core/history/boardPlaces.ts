/** Where in a repository a board is, and where it was earlier. */
export interface BoardPlaces {
  /** From the top of the repository, with `/` at the end; empty at the top. The board of today first. */
  readonly folders: readonly string[]
}

/** The folders of a board: its own, and those of `formerly:`; of these the ones that lie in the repository. */
export function boardPlaces(prefix: string, formerly: readonly string[]): BoardPlaces {
  const earlier = formerly.flatMap((folder) => resolveFolder(prefix, folder) ?? [])
  return { folders: [...new Set([prefix, ...earlier])] }
}

/** A folder as `board.md` names it, from the top of the repository; null where it lies outside. */
function resolveFolder(prefix: string, folder: string): string | null {
  const parts = prefix.split('/').filter((part) => part !== '')
  for (const part of folder.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.length === 0 ? null : `${parts.join('/')}/`
}

/** The innermost of the board's folders that a path is in; null where it is in none. */
export function folderOf({ folders }: BoardPlaces, path: string): string | null {
  let inner: string | null = null
  for (const folder of folders)
    if (path.startsWith(folder) && (inner === null || folder.length > inner.length)) inner = folder
  return inner
}

/** A path relative to the innermost of the board's folders that it is in; null where it is in none. */
export function insideBoard(places: BoardPlaces, path: string): string | null {
  const folder = folderOf(places, path)
  return folder === null ? null : path.slice(folder.length)
}
