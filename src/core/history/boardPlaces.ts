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

/** A path relative to the innermost of the board's folders that it is in; null where it is in none. */
export function insideBoard({ folders }: BoardPlaces, path: string): string | null {
  let inner: string | null = null
  for (const folder of folders) {
    if (!path.startsWith(folder)) continue
    const rest = path.slice(folder.length)
    if (inner === null || rest.length < inner.length) inner = rest
  }
  return inner
}
