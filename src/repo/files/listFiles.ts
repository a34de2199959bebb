import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isBoardFolder } from './boardFile.ts'
import { slices } from './slices.ts'

/** What a board folder holds, before anything is read. Paths are relative to the board folder, with `/`. */
export interface Listing {
  /** Regular files that end with `.md`, in any case. */
  readonly files: readonly string[]
  /** Symbolic links that end with `.md`; they are never followed. */
  readonly links: readonly string[]
  /** Symbolic links to folders; they are never entered. */
  readonly linkedFolders: readonly string[]
  /** All folders that were entered; the board folder itself is empty text. */
  readonly folders: ReadonlySet<string>
}

/** Folders that hold no cards, whatever they hold. */
export const neverSearched: ReadonlySet<string> = new Set(['.git', 'node_modules'])

const isMarkdown = /\.md$/i

/** Lists a board folder and its sub-folders, but not those that are boards themselves. What cannot be listed is left out. */
export async function listFiles(folder: string): Promise<Listing> {
  const found = {
    files: [] as string[],
    links: [] as string[],
    linkedFolders: [] as string[],
    folders: new Set<string>(),
  }
  const waiting = ['']
  const pause = slices()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const turn = pause()
    if (turn) await turn
    if (path !== '' && isBoardFolder(join(folder, path))) continue
    found.folders.add(path)
    for (const entry of entriesOf(join(folder, path))) {
      const entryPath = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory()) {
        if (!neverSearched.has(entry.name)) waiting.push(entryPath)
      } else if (entry.isFile()) {
        if (isMarkdown.test(entry.name)) found.files.push(entryPath)
      } else if (entry.isSymbolicLink()) {
        if (isMarkdown.test(entry.name)) found.links.push(entryPath)
        else found.linkedFolders.push(entryPath)
      }
    }
  }
  return found
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
