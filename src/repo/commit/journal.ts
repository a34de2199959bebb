import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, unlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { JournalEntry, JournalLine } from './journalEntry.ts'
import { parseLine } from './journalLine.ts'
import { replaceFile } from '../files/replaceFile.ts'

export type { Begun, IndexStep, JournalEntry, JournalFile } from './journalEntry.ts'

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
  #unread = 0

  constructor(path: string) {
    this.#path = path
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries
  }

  /** Whole lines of the file that are none of the journal's, as it was last read: what they meant is not known. */
  get unread(): number {
    return this.#unread
  }

  /** Reads the file as it is now. */
  load(): readonly JournalEntry[] {
    const texts = existsSync(this.#path) ? readFileSync(this.#path, 'utf8').split('\n') : []
    const lines = texts.map(parseLine)
    this.#entries = lines.reduce(afterLine, [])
    this.#unread = lines.slice(0, -1).filter((line) => line === null).length
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
    const line: JournalLine = { kind: 'change', id, change }
    appendFileSync(this.#path, lineOf(line))
    this.#entries = afterLine(this.#entries, line)
  }

  /** Remembers what became of an entry, also through a power cut. */
  async change(id: string, change: Partial<JournalEntry>): Promise<void> {
    await this.#flush({ kind: 'change', id, change })
  }

  /** Forgets entries. One that comes back after a power cut is found in HEAD and dropped. */
  close(ids: readonly string[]): void {
    const line: JournalLine = { kind: 'close', ids }
    this.#entries = afterLine(this.#entries, line)
    if (this.#entries.length > 0) appendFileSync(this.#path, lineOf(line))
    else if (existsSync(this.#path)) unlinkSync(this.#path)
  }

  async #flush(line: JournalLine): Promise<void> {
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

function lineOf(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`
}

function afterLine(entries: readonly JournalEntry[], line: JournalLine | null): readonly JournalEntry[] {
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
