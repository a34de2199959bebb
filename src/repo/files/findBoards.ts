import { existsSync, realpathSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import picomatch from 'picomatch'
import { ownFieldNames } from '../../core/card/field.ts'
import { parseCard } from '../../core/card/parseCard.ts'
import { cardPathTest } from '../../core/board/isCardPath.ts'
import { parseWorkflow } from '../../core/board/parseWorkflow.ts'
import { boardFileName, isBoardFolder } from './boardFile.ts'
import { listFiles, neverSearched } from './listFiles.ts'
import { readFileText } from './readFile.ts'

/** The folder that is a board without saying so, if it is at the top and holds cards. */
const defaultName = 'board'

/** Where boards are looked for. */
export interface BoardSearch {
  /** Absolute folders: workspace folders and repositories. */
  readonly roots: readonly string[]
  /** Globs relative to a root of what is not searched, beside `node_modules` and `.git`. */
  readonly excludes: readonly string[]
  /** Absolute folders that are boards because somebody said so (a setting), also outside the roots. */
  readonly extra: readonly string[]
}

/** Finds all boards, as absolute real paths without doubles, in the order of the roots; boards may lie within boards. */
export async function findBoards(search: BoardSearch): Promise<readonly string[]> {
  const isExcluded = picomatch([...search.excludes], { dot: true })
  const found: string[] = []
  for (const root of search.roots) found.push(...(await boardsBelow(root, isExcluded)))
  for (const folder of search.extra) if (await isBoard(folder)) found.push(folder)
  return [...new Set(found.map((folder) => realpathSync(folder)))]
}

async function boardsBelow(root: string, isExcluded: (path: string) => boolean): Promise<readonly string[]> {
  const found: string[] = []
  let level: readonly string[] = ['']
  while (level.length > 0) {
    const next: string[] = []
    for (const entries of await Promise.all(level.map((path) => entriesOf(root, path)))) {
      if (entries.hasBoardFile && isBoardFolder(join(root, entries.path))) found.push(join(root, entries.path))
      next.push(...entries.folders.filter((path) => !isExcluded(path)))
    }
    level = next
  }
  const standard = join(root, defaultName)
  if (!isExcluded(defaultName) && (await isDefaultBoard(standard))) found.push(standard)
  return found.sort()
}

interface Entries {
  readonly path: string
  readonly hasBoardFile: boolean
  readonly folders: readonly string[]
}

/** What is in one folder that matters to the search; nothing where it cannot be listed. Links are not followed. */
async function entriesOf(root: string, path: string): Promise<Entries> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory() && !neverSearched.has(entry.name))
  return {
    path,
    hasBoardFile: entries.some((entry) => entry.name === boardFileName && entry.isFile()),
    folders: folders.map(({ name }) => (path === '' ? name : `${path}/${name}`)),
  }
}

/** Whether a folder that somebody named is a board: with a `board.md`, or with cards. */
async function isBoard(folder: string): Promise<boolean> {
  return existsSync(join(folder, boardFileName)) || (await holdsCards(folder))
}

/** Whether a folder named `board` is a board with the default workflow. */
async function isDefaultBoard(folder: string): Promise<boolean> {
  return isFolder(folder) && !existsSync(join(folder, boardFileName)) && (await holdsCards(folder))
}

async function holdsCards(folder: string): Promise<boolean> {
  if (!isFolder(folder)) return false
  const isCardPath = cardPathTest(parseWorkflow(null, basename(folder)))
  const { files } = await listFiles(folder)
  return files.some((path) => {
    if (!isCardPath(path)) return false
    const file = readFileText(join(folder, path))
    return file.kind === 'text' && parseCard(path, file.text, ownFieldNames) !== null
  })
}

/** Whether there is a folder, by way of links too. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** The top of the repository that a folder is in, by its `.git` and without asking git; null outside of one. */
export function repositoryTop(folder: string): string | null {
  for (let top = folder; ; top = dirname(top)) {
    if (existsSync(join(top, '.git'))) return top
    if (dirname(top) === top) return null
  }
}

/**
 * Finds the board that a command run in a folder is about, as an absolute real path, or null: from the folder upward to
 * the repository's top, at each step first the folder itself, then its `board/`. Without a repository the way leads up to
 * the root, and a `board/` without `board.md` counts only where it began.
 */
export async function findBoardUpward(from: string): Promise<string | null> {
  const start = realpathSync(from)
  const top = repositoryTop(start)
  const defaultPlaces = top === null ? [start, join(start, defaultName)] : [join(top, defaultName)]
  for (let folder = start; ; folder = dirname(folder)) {
    for (const candidate of [folder, join(folder, defaultName)]) {
      if (isBoardFolder(candidate)) return realpathSync(candidate)
      const isDefaultPlace = basename(candidate) === defaultName && defaultPlaces.includes(candidate)
      if (isDefaultPlace && (await isDefaultBoard(candidate))) return realpathSync(candidate)
    }
    if (folder === top || dirname(folder) === folder) return null
  }
}

/** The board that a person named by its folder, or by the folder that holds its `board/`; null if there is none. */
export async function findBoardAt(folder: string): Promise<string | null> {
  const candidates = [folder, join(folder, defaultName)].filter(isFolder)
  for (const candidate of candidates) if (isBoardFolder(candidate)) return realpathSync(candidate)
  for (const candidate of candidates) if (await isBoard(candidate)) return realpathSync(candidate)
  return null
}
