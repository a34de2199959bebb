import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, unlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Plan } from '../../core/card/edit.ts'
import type { Holder } from './holder.ts'
import type { Entry } from '../git/indexEntries.ts'
import { replaceFile } from '../files/replaceFile.ts'

/** One file of a change: SHA-256 of its bytes before and after; null where it is not there. */
export interface JournalFile {
  /** From the top of the repository, with `/`. */
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** An entry of the real index that was changed ahead of a commit. */
export interface IndexStep {
  readonly path: string
  readonly before: Entry | null
  readonly after: Entry | null
}

/** A commit that was begun: what a crash may have left half done. */
export interface Begun {
  /** What HEAD was; null on an unborn branch. */
  readonly head: string | null
  readonly indexSteps: readonly IndexStep[]
  /** Paths that the index was told of, without content. */
  readonly intents: readonly string[]
  /** The git process that commits; it lives on when ours dies. */
  readonly child: Holder | null
}

/** A change that was accepted and is not known to be in git. */
export interface JournalEntry {
  readonly id: string
  /** From the repository's top to the board folder, with `/` at the end; empty at the top. */
  readonly prefix: string
  readonly plan: Plan
  /** `commit.suffix` of its board. */
  readonly suffix: string
  /** The batch it belongs to, committed as one; null for a commit of its own. */
  readonly batch: string | null
  readonly owner: Holder
  readonly files: readonly JournalFile[]
  /** Paths (from the top) whose change is in an editor's unsaved text and not yet on disk. */
  readonly inEditor: readonly string[]
  /** All files that are not in an editor have been changed. */
  readonly isWritten: boolean
  readonly begun: Begun | null
  /** The entry that this one takes back: both end together, uncommitted. */
  readonly cancels: string | null
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
 * The accepted changes that are not yet in git, in the order in which they were accepted. Lines of JSON are appended;
 * a line that a crash left unfinished never counted. Only the holder of the lock writes.
 */
export class Journal {
  readonly #path: string
  #entries: readonly JournalEntry[] = []

  constructor(path: string) {
    this.#path = path
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries
  }

  /** Reads the file as it is now. */
  load(): readonly JournalEntry[] {
    const lines = existsSync(this.#path) ? readFileSync(this.#path, 'utf8').split('\n') : []
    this.#entries = lines.reduce<readonly JournalEntry[]>((entries, line) => afterLine(entries, parseLine(line)), [])
    return this.#entries
  }

  /** Makes the file whole again, where a crash left an unfinished line that would swallow the next one. */
  async mend(): Promise<void> {
    if (!existsSync(this.#path) || readFileSync(this.#path, 'utf8').endsWith('\n')) return
    const lines = this.#entries.map((entry) => lineOf({ kind: 'entry', entry }))
    await replaceFile(this.#path, lines.join(''), 'journal')
  }

  /** Remembers a new entry, also through a power cut. */
  async add(entry: JournalEntry): Promise<void> {
    await this.#flush({ kind: 'entry', entry })
  }

  /** Remembers what became of an entry, through the death of this process but not through a power cut. */
  note(id: string, change: Partial<JournalEntry>): void {
    const line: Line = { kind: 'change', id, change }
    appendFileSync(this.#path, lineOf(line))
    this.#entries = afterLine(this.#entries, line)
  }

  /** Remembers what became of an entry, also through a power cut. */
  async change(id: string, change: Partial<JournalEntry>): Promise<void> {
    await this.#flush({ kind: 'change', id, change })
  }

  /** Forgets entries. One that comes back after a power cut is found in HEAD and dropped. */
  close(ids: readonly string[]): void {
    const line: Line = { kind: 'close', ids }
    this.#entries = afterLine(this.#entries, line)
    if (this.#entries.length > 0) appendFileSync(this.#path, lineOf(line))
    else if (existsSync(this.#path)) unlinkSync(this.#path)
  }

  async #flush(line: Line): Promise<void> {
    mkdirSync(dirname(this.#path), { recursive: true })
    const file = await open(this.#path, 'a')
    try {
      await file.writeFile(lineOf(line))
      await file.sync()
    } finally {
      await file.close()
    }
    this.#entries = afterLine(this.#entries, line)
  }
}

function lineOf(line: Line): string {
  return `${JSON.stringify(line)}\n`
}

function afterLine(entries: readonly JournalEntry[], line: Line | null): readonly JournalEntry[] {
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
