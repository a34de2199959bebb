import { existsSync, lstatSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { listMarkdown } from '../files/markdownFiles.ts'
import { readFileText } from '../files/readFile.ts'
import { slices } from '../files/slices.ts'
import { type Git, splitZ } from '../git/git.ts'
import type { Repository } from '../git/repository.ts'
import { pathFrom } from './applyPlan.ts'

/** The texts of Markdown files by path relative to a board folder, and the files that have none. */
export interface RepositoryMarkdown {
  readonly markdown: ReadonlyMap<string, string>
  readonly unread: readonly string[]
}

/**
 * Reads every Markdown file of a repository that is tracked or could be; without one, of the board folder. Links are not
 * followed, and repositories within it are not its own; what is larger than 1 MB or not UTF-8 is named and left alone.
 */
export async function readRepositoryMarkdown(
  git: Git | null,
  repository: Repository | null,
  folder: string,
): Promise<RepositoryMarkdown> {
  const top = git === null || repository === null ? folder : repository.toplevel
  const prefix = git === null || repository === null ? '' : repository.prefix
  const places = git === null || repository === null ? await belowFolder(folder) : await inRepository(git, repository)
  const markdown = new Map<string, string>()
  const unread: string[] = []
  const pause = slices()
  const isOwn = ownFolders(top)
  for (const place of places) {
    const turn = pause()
    if (turn) await turn
    if (!isOwn(dirname(place))) continue
    const file = readFileText(`${top}/${place}`)
    if (file.kind === 'text') markdown.set(pathFrom(prefix, place), file.text)
    else if (file.kind === 'fault') unread.push(place)
  }
  return { markdown, unread }
}

/**
 * Whether a folder (from the top) is really there, and of this repository: git's index may still name files in one that
 * was replaced by a link or has become a repository of its own.
 */
function ownFolders(top: string): (folder: string) => boolean {
  const known = new Map([['.', true]])
  const isOwn = (folder: string): boolean => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const path = join(top, folder)
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
    const is = !isLink && isOwn(dirname(folder)) && !existsSync(join(path, '.git'))
    known.set(folder, is)
    return is
  }
  return isOwn
}

async function belowFolder(folder: string): Promise<readonly string[]> {
  return (await listMarkdown(folder)).map((path) => relative(folder, path).split(sep).join('/'))
}

async function inRepository(git: Git, { toplevel }: Repository): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ':(top,icase)*.md']
  const { stdout } = await git.run({ cwd: toplevel, kind: 'read', args })
  return [...new Set(splitZ(stdout))]
}
