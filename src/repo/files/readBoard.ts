import { lstatSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Card } from '../../core/card/card.ts'
import type { Edit } from '../../core/card/edit.ts'
import type { FieldNames } from '../../core/card/field.ts'
import { applyEdit } from '../../core/card/applyEdit.ts'
import { readBody } from '../../core/card/markdownBody.ts'
import { faultyCard, parseCard, settleBody } from '../../core/card/parseCard.ts'
import { type Problem, startOfFile } from '../../core/card/problem.ts'
import { cardPathTest, isArchived } from '../../core/board/isCardPath.ts'
import { defaultWorkflow } from '../../core/board/defaultWorkflow.ts'
import type { Workflow } from '../../core/board/workflow.ts'
import { t } from '../../core/l10n/l10n.ts'
import { boardFileName, readWorkflowFile } from './boardFile.ts'
import { listFiles, type Listing } from './listFiles.ts'
import { readFileText, type Stamp, stampOf } from './readFile.ts'
import { slices } from './slices.ts'

/** What a look at the files has changed: the card in each changed file; null where none is left. */
export interface FilesChange {
  readonly cards: ReadonlyMap<string, Card | null>
  /** The workflow is another one: the board has to be built anew. */
  readonly isWorkflowNew: boolean
  /** Something may have happened in the archive. */
  readonly mayArchiveDiffer: boolean
}

/** A file that was looked at; `card` is null where it is none. */
interface Entry {
  readonly card: Card | null
  readonly stamp: Stamp
  /** The file could not be read as text: `card.text` is not all that it says. */
  readonly isFault: boolean
}

/** Edits that stand in an editor and not yet in the file, by path. */
export type Overlay = ReadonlyMap<string, readonly Edit[]>

/** What is known of the cards that are out of sight; all in lower case, paths relative to the board folder. */
export interface Archive {
  readonly ids: ReadonlySet<string>
  readonly paths: ReadonlySet<string>
}

interface ArchivedFile {
  /** In lower case; null where the file is no card. */
  readonly id: string | null
  readonly stamp: Stamp
}

const archiveFolder = 'archive/'

/** Reads a board folder from nothing. `folder` is an absolute real path. Never keeps the thread for long, never throws. */
export async function readBoard(folder: string): Promise<BoardFiles> {
  const files = new BoardFiles(folder)
  await files.refresh(null)
  return files
}

/** The files of one board as they were last seen, and the cards they are. Only changed text is parsed again. */
export class BoardFiles {
  readonly folder: string
  #workflowVersion = ''
  #workflow: Workflow
  #isCardPath: (path: string) => boolean
  #entries = new Map<string, Entry>()
  #folders: ReadonlySet<string> = new Set()
  #folderProblems: readonly Problem[] = []
  #overlay: Overlay = new Map()
  #settlesBodies = false
  #archive = new Map<string, ArchivedFile>()

  constructor(folder: string) {
    this.folder = folder
    this.#workflow = defaultWorkflow(basename(folder))
    this.#isCardPath = cardPathTest(this.#workflow)
  }

  /** The workflow, with the problems of folders that are left out of the board. */
  get workflow(): Workflow {
    const problems = this.#folderProblems
    return problems.length === 0
      ? this.#workflow
      : { ...this.#workflow, problems: [...this.#workflow.problems, ...problems] }
  }

  /** What `board.md` says now; null where there is none that can be read. */
  workflowText(): string | null {
    const file = readFileText(join(this.folder, boardFileName))
    return file.kind === 'text' ? file.text : null
  }

  /** Every card, in no order. */
  *cards(): IterableIterator<Card> {
    for (const { card } of this.#entries.values()) if (card) yield card
  }

  /** The card in a file, or null. `path` is relative to the board folder. */
  cardAt(path: string): Card | null {
    return this.#entries.get(path)?.card ?? null
  }

  /** Whether a file of this name would be a card on the wall. */
  isCardPath(path: string): boolean {
    return this.#isCardPath(path)
  }

  /** Lays edits that only an editor holds over the files' texts, from the next refresh of their paths on. */
  set overlay(overlay: Overlay) {
    this.#overlay = overlay
  }

  get overlay(): Overlay {
    return this.#overlay
  }

  /**
   * Has the whole Markdown parser read the bodies that reading was not sure of, now and from now on: right after a cold
   * load it would cost the first paint some milliseconds for each of them.
   */
  async settleBodies(): Promise<FilesChange> {
    const change = new Map<string, Card | null>()
    const pause = slices()
    for (const [path, entry] of this.#settlesBodies ? [] : this.#entries) {
      const turn = pause()
      if (turn) await turn
      const card = entry.card && settleBody(entry.card, readBody)
      if (card === entry.card) continue
      this.#entries.set(path, { ...entry, card })
      change.set(path, card)
    }
    this.#settlesBodies = true
    return { cards: change, isWorkflowNew: false, mayArchiveDiffer: false }
  }

  /** Looks at the named files again, or with null at all of them. Paths are relative to the board folder, with `/`. */
  async refresh(paths: readonly string[] | null): Promise<FilesChange> {
    const workflow = this.#refreshWorkflow()
    const change = new Map<string, Card | null>()
    if (workflow.isEveryCardStale) this.#forgetAll(change)
    const isWhole = paths === null || workflow.isEveryCardStale || paths.some((path) => this.#meansMore(path))
    const problems = this.#folderProblems
    if (isWhole) await this.#refreshAll(change)
    else await this.#refreshSome(paths, change)
    return {
      cards: change,
      isWorkflowNew: workflow.isNew || problems !== this.#folderProblems,
      mayArchiveDiffer: isWhole || paths.some(isArchived),
    }
  }

  #forgetAll(change: Map<string, Card | null>): void {
    for (const { path } of this.cards()) change.set(path, null)
    this.#entries.clear()
  }

  #refreshWorkflow(): { readonly isNew: boolean; readonly isEveryCardStale: boolean } {
    const file = readWorkflowFile(this.folder)
    if (file.version === this.#workflowVersion) return { isNew: false, isEveryCardStale: false }
    const last = this.#workflow
    this.#workflowVersion = file.version
    this.#workflow = file.read()
    this.#isCardPath = cardPathTest(this.#workflow)
    return { isNew: true, isEveryCardStale: readsCardsOtherwise(last, this.#workflow) }
  }

  /** Whether news of this path can concern other files too: a folder, a board within the board, a folder never seen. */
  #meansMore(path: string): boolean {
    if (path.endsWith(`/${boardFileName}`) || this.#folders.has(path)) return true
    if (!/\.md$/i.test(path))
      return statSync(join(this.folder, path), { throwIfNoEntry: false })?.isDirectory() ?? false
    return this.#isCardPath(path) && !this.#folders.has(folderOf(path))
  }

  async #refreshAll(change: Map<string, Card | null>): Promise<void> {
    const listing = await listFiles(this.folder)
    this.#folders = listing.folders
    this.#folderProblems = this.#problemsOf(listing)
    const links = new Set(listing.links)
    const paths = [...listing.files, ...listing.links].filter(this.#isCardPath)
    const listed = new Set(paths)
    const gone = [...this.#entries.keys()].filter((path) => !listed.has(path))
    const pause = slices()
    for (const path of gone) this.#put(path, null, change)
    for (const path of paths) {
      const turn = pause()
      if (turn) await turn
      if (!this.#isUnchanged(path)) this.#put(path, this.#look(path, links.has(path), 'vanished'), change)
    }
  }

  async #refreshSome(paths: readonly string[], change: Map<string, Card | null>): Promise<void> {
    const pause = slices()
    for (const path of new Set(paths.filter(this.#isCardPath))) {
      const turn = pause()
      if (turn) await turn
      const stats = lstatSync(`${this.folder}/${path}`, { throwIfNoEntry: false })
      const isThere = stats !== undefined && (stats.isFile() || stats.isSymbolicLink())
      this.#put(path, isThere ? this.#look(path, stats.isSymbolicLink(), null) : null, change)
    }
  }

  /** Whether the file system alone shows that a file is the one that was read. */
  #isUnchanged(path: string): boolean {
    const entry = this.#entries.get(path)
    if (!entry || entry.stamp === null || this.#overlay.has(path)) return false
    const stats = lstatSync(`${this.folder}/${path}`, { throwIfNoEntry: false })
    return stats !== undefined && stampOf(stats, Date.now()) === entry.stamp
  }

  /** Reads one file. `ifGone` says whether a file that is not there is a problem (it was just listed) or simply no card. */
  #look(path: string, isLink: boolean, ifGone: 'vanished' | null): Entry | null {
    const names = this.#workflow.fieldNames
    const file = isLink ? ({ kind: 'link' } as const) : readFileText(`${this.folder}/${path}`)
    switch (file.kind) {
      case 'text':
        return this.#entryOf(path, file.text, file.stamp)
      case 'fault': {
        const card = opensLikeACard(file.head) ? faultyCard(path, file.code, file.head, names) : null
        return { card, stamp: file.stamp, isFault: true }
      }
      case 'link':
        return { card: faultyCard(path, 'outsideBoard', '', names), stamp: null, isFault: true }
      case 'gone':
        return ifGone && { card: faultyCard(path, ifGone, '', names), stamp: null, isFault: true }
    }
  }

  #entryOf(path: string, fileText: string, fileStamp: Stamp): Entry {
    const names = this.#workflow.fieldNames
    const edits = this.#overlay.get(path)
    const text = edits ? withEdits(fileText, edits, names) : fileText
    const stamp = edits ? null : fileStamp
    const last = this.#entries.get(path)
    if (last?.card && !last.isFault && last.card.text === text) return { ...last, stamp }
    const card = parseCard(path, text, names)
    return { card: card && this.#settlesBodies ? settleBody(card, readBody) : card, stamp, isFault: false }
  }

  #put(path: string, found: Entry | null, change: Map<string, Card | null>): void {
    const last = this.#entries.get(path)
    const entry = last && found && isSameFault(last, found) ? last : found
    if (entry) this.#entries.set(path, entry)
    else this.#entries.delete(path)
    const [before, after] = [last?.card ?? null, entry?.card ?? null]
    if (before !== after) change.set(path, after)
  }

  #problemsOf(listing: Listing): readonly Problem[] {
    const paths = listing.linkedFolders.filter((path) => this.#isLinkWithCards(path))
    if (paths.join('\n') === this.#folderProblems.map(({ path }) => path).join('\n')) return this.#folderProblems
    return paths.map((path) => ({
      code: 'outsideBoard',
      severity: 'warning',
      path,
      range: startOfFile,
      message: t('{0} is a symbolic link to a folder: nothing in it is on the board.', path),
    }))
  }

  #isLinkWithCards(path: string): boolean {
    if (!this.#isCardPath(`${path}/card.md`)) return false
    return statSync(join(this.folder, path), { throwIfNoEntry: false })?.isDirectory() ?? false
  }

  /** What is in the archive. Reads what is new there. */
  async readArchive(): Promise<Archive> {
    const pause = slices()
    const seen = new Map<string, ArchivedFile>()
    // The folder itself may be a link: listing would follow it.
    const isFolder = lstatSync(join(this.folder, 'archive'), { throwIfNoEntry: false })?.isDirectory() ?? false
    const files = isFolder ? (await listFiles(join(this.folder, 'archive'))).files : []
    for (const path of files) {
      const turn = pause()
      if (turn) await turn
      seen.set(path, this.#archived(path))
    }
    this.#archive = seen
    return {
      ids: new Set([...seen.values()].flatMap(({ id }) => (id === null ? [] : [id]))),
      paths: new Set([...seen.keys()].map((path) => (archiveFolder + path).toLowerCase())),
    }
  }

  /** The card with an id (in lower case) that is in the archive; null where there is none. */
  async readArchivedCard(id: string): Promise<{ readonly path: string; readonly text: string } | null> {
    await this.readArchive()
    for (const [path, file] of this.#archive) {
      if (file.id !== id) continue
      const read = readFileText(join(this.folder, archiveFolder, path))
      if (read.kind === 'text') return { path: archiveFolder + path, text: read.text }
    }
    return null
  }

  #archived(path: string): ArchivedFile {
    const absolute = join(this.folder, archiveFolder, path)
    const known = this.#archive.get(path)
    const stats = lstatSync(absolute, { throwIfNoEntry: false })
    if (known?.stamp && stats && stampOf(stats, Date.now()) === known.stamp) return known
    const file = readFileText(absolute)
    if (file.kind !== 'text') return { id: null, stamp: null }
    const card = parseCard(path, file.text, this.#workflow.fieldNames)
    return { id: card?.id.toLowerCase() ?? null, stamp: file.stamp }
  }
}

/** Whether two workflows find or read cards in different ways. */
function readsCardsOtherwise(one: Workflow, other: Workflow): boolean {
  const rule = ({ fieldNames, cardGlobs }: Workflow): string => JSON.stringify([fieldNames, cardGlobs])
  return rule(one) !== rule(other)
}

/** Whether a file that cannot be read begins as a card does; one that does not is none of the board's business. */
function opensLikeACard(head: string): boolean {
  return /^---(?!-)/.test(head.replace(/^[\uFEFF\uFFFD\0]+/, '').replaceAll('\0', ''))
}

function isSameFault(one: Entry, other: Entry): boolean {
  if (!one.isFault || !other.isFault || one.stamp !== other.stamp) return false
  return one.card?.text === other.card?.text && one.card?.problems[0]?.code === other.card?.problems[0]?.code
}

/** A text with edits made to it; an edit that does not fit any more is left out. */
function withEdits(text: string, edits: readonly Edit[], names: FieldNames): string {
  let now = text
  for (const edit of edits) {
    const next = applyEdit(now, edit, names)
    if (typeof next === 'string') now = next
  }
  return now
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
