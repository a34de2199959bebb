import { type Dirent, lstatSync } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { wordsIn } from '../../core/card/mentions.ts'
import { neverSearched } from './listFiles.ts'
import { readFileText, type Stamp, stampOf } from './readFile.ts'
import { slices } from './slices.ts'

/** More Markdown than this is not looked through, in files. */
const maxFiles = 50_000

/**
 * Every Markdown file below a folder, absolute: what lies in repositories within it, in `node_modules`, and behind links
 * is left out. Asks no git, and never keeps the thread for long.
 */
export async function listMarkdown(root: string): Promise<readonly string[]> {
  const found: string[] = []
  const waiting = [root]
  const pause = slices()
  for (let folder = waiting.pop(); folder !== undefined && found.length < maxFiles; folder = waiting.pop()) {
    const turn = pause()
    if (turn) await turn
    // What cannot be listed is left out.
    const entries = await entriesOf(folder).catch(() => [])
    if (folder !== root && entries.some(({ name }) => name === '.git')) continue
    for (const entry of entries) {
      const turn = pause()
      if (turn) await turn
      if (entry.isDirectory() && !neverSearched.has(entry.name)) waiting.push(join(folder, entry.name))
      else if (entry.isFile() && /\.md$/i.test(entry.name)) found.push(join(folder, entry.name))
    }
  }
  return found
}

/** What lies in a folder, read some hundred at a time: one may hold ten thousand files. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries: Dirent[] = []
  for await (const entry of await opendir(folder, { bufferSize: 500 })) entries.push(entry)
  return entries
}

/** What no word of a language has in it: a digit, a dash, a dot or an underscore. */
const unlikeWords = /[\d._-]/

/** Which files below a folder say which ids: read once, and again only where they have changed. */
export class MarkdownIndex {
  readonly #root: string
  #files = new Map<string, { readonly stamp: Stamp; readonly words: ReadonlySet<string> }>()

  /** `root` is an absolute folder. */
  constructor(root: string) {
    this.#root = root
  }

  /** The files, absolute, but for those that `isSkipped`, in which an id (in lower case) stands as a word of its own. */
  async filesWith(id: string, isSkipped: (path: string) => boolean): Promise<readonly string[]> {
    const pause = slices()
    const seen = new Map<string, { readonly stamp: Stamp; readonly words: ReadonlySet<string> }>()
    for (const path of await listMarkdown(this.#root)) {
      const turn = pause()
      if (turn) await turn
      if (!isSkipped(path)) seen.set(path, this.#wordsOf(path))
    }
    this.#files = seen
    return [...seen].flatMap(([path, { words }]) => (words.has(id) ? [path] : []))
  }

  #wordsOf(path: string): { readonly stamp: Stamp; readonly words: ReadonlySet<string> } {
    const known = this.#files.get(path)
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (known?.stamp && stats && stampOf(stats, Date.now()) === known.stamp) return known
    const file = readFileText(path)
    if (file.kind !== 'text') return { stamp: null, words: new Set() }
    const words = new Set<string>()
    for (const word of wordsIn(file.text)) if (unlikeWords.test(word)) words.add(word.toLowerCase())
    return { stamp: file.stamp, words }
  }
}
