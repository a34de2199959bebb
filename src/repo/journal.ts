import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, unlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Plan } from '../core/card/edit.ts'
import { gitError } from './gitError.ts'
import type { Holder } from './holder.ts'
import { replaceFile } from './replaceFile.ts'

/** One path of the repository that an entry is about, as git knew it when the entry was made. */
export interface JournalFile {
  /** From the top of the repository, with `/`. */
  readonly path: string
  /** SHA-256 of the file's bytes before the change; null where there was none. */
  readonly before: string | null
  /** SHA-256 of the bytes that the change made of it; null where it takes the file away. */
  readonly after: string | null
}

/** What the real index was given ahead of a commit, so that it can be taken back. */
export interface IndexStep {
  readonly path: string
  /** `<mode> <blob id>`; null where the index had no entry. */
  readonly before: string | null
  readonly after: string | null
}

/** A change that was accepted and is not known to be in git. */
export interface JournalEntry {
  readonly id: string
  /** From the repository's top to the board folder, with `/` at the end; empty at the top. */
  readonly prefix: string
  readonly plan: Plan
  readonly suffix: string
  /** The batch it belongs to, committed as one; null for a commit of its own. */
  readonly batch: string | null
  readonly owner: Holder
  readonly files: readonly JournalFile[]
  /** Paths (from the top) whose change is in an editor's unsaved text and not yet on disk. */
  readonly inEditor: readonly string[]
  /** All files that are not in an editor hold the change. */
  readonly isWritten: boolean
  /** A commit was begun on this HEAD (null: unborn); absent until then. */
  readonly begunOn?: string | null
  readonly indexSteps: readonly IndexStep[]
}

type Line =
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  | { readonly kind: 'change'; readonly id: string; readonly change: Partial<JournalEntry> }
  | { readonly kind: 'close'; readonly ids: readonly string[] }

/** A fresh name for an entry, a batch or a temporary file. */
export function freshId(): string {
  return randomBytes(8).toString('hex')
}

/**
 * The accepted changes that are not yet in git, in the order in which they were accepted. Lines of JSON are appended
 * and flushed; a line that a crash left unfinished never counted. Only the holder of the lock writes.
 */
export class Journal {
  readonly #path: string
  #entries: readonly JournalEntry[] = []
  #isTorn = false

  constructor(path: string) {
    this.#path = path
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries
  }

  /** Reads the file as it is now. */
  load(): readonly JournalEntry[] {
    const text = existsSync(this.#path) ? readFileSync(this.#path, 'utf8') : ''
    this.#isTorn = text !== '' && !text.endsWith('\n')
    this.#entries = text.split('\n').reduce<readonly JournalEntry[]>((entries, line) => afterLine(entries, line), [])
    return this.#entries
  }

  async add(entry: JournalEntry): Promise<void> {
    await this.#append({ kind: 'entry', entry }, true)
  }

  /** `isFlushed` false: survives a killed process, not a lost machine. */
  async change(id: string, change: Partial<JournalEntry>, isFlushed: boolean): Promise<void> {
    await this.#append({ kind: 'change', id, change }, isFlushed)
  }

  /** Forgets entries. Not flushed: an entry that comes back after a power cut is found in HEAD and dropped. */
  async close(ids: readonly string[]): Promise<void> {
    const rest = this.#entries.filter((entry) => !ids.includes(entry.id))
    if (rest.length === 0) {
      this.#entries = []
      this.#isTorn = false
      if (existsSync(this.#path)) {
        unlinkSync(this.#path)
      }
      return
    }
    await this.#append({ kind: 'close', ids }, false)
  }

  async #append(line: Line, isFlushed: boolean): Promise<void> {
    const text = `${JSON.stringify(line)}\n`
    this.#entries = afterLine(this.#entries, text)
    mkdirSync(dirname(this.#path), { recursive: true })
    if (this.#isTorn) {
      const whole = this.#entries.map((entry) => `${JSON.stringify({ kind: 'entry', entry } satisfies Line)}\n`)
      await replaceFile(this.#path, whole.join(''))
      this.#isTorn = false
      return
    }
    const file = await open(this.#path, 'a')
    try {
      await file.writeFile(text)
      if (isFlushed) {
        await file.sync()
      }
    } catch (cause) {
      this.#isTorn = true
      throw gitError('diskFull', { args: [], stderr: String(cause), cause })
    } finally {
      await file.close()
    }
  }
}

function afterLine(entries: readonly JournalEntry[], text: string): readonly JournalEntry[] {
  const line = parseLine(text)
  switch (line?.kind) {
    case 'entry':
      return [...entries, line.entry]
    case 'change':
      return entries.map((entry) => (entry.id === line.id ? { ...entry, ...line.change } : entry))
    case 'close':
      return entries.filter((entry) => !line.ids.includes(entry.id))
    case undefined:
      return entries
  }
}

function parseLine(text: string): Line | null {
  try {
    return JSON.parse(text) as Line
  } catch {
    return null
  }
}
