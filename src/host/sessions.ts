import { basename, dirname, join } from 'node:path'
import { Disposable, EventEmitter, type Uri, workspace } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { isBoardFolder } from '../repo/files/boardFile.ts'
import { findBoards, isFolder } from '../repo/files/findBoards.ts'
import { realPathOf } from '../repo/files/sameFile.ts'
import { Git } from '../repo/git/git.ts'
import { openEditors } from './editors.ts'
import { findGit } from './findGit.ts'
import { boardSearch, skipsHooks } from './settings.ts'

/** Sets something up beside a session; what it returns is disposed of with the session. */
export type Companion = (session: BoardSession) => Disposable

interface Opened {
  readonly session: BoardSession
  readonly companions: Disposable[]
}

/** A checkout or a deleted folder touches many files within a moment: boards are looked for once, afterwards. */
const quietMs = 100

/**
 * The boards of this window: which there are, and a session for each one that somebody looks at. In an untrusted
 * workspace sessions know no git; once it is trusted, each is replaced by one that does.
 */
export class Sessions implements Disposable {
  readonly #companions: Companion[] = []
  readonly #opening = new Map<string, Promise<BoardSession>>()
  readonly #opened = new Map<string, Opened>()
  readonly #found = new EventEmitter<readonly string[]>()
  readonly #report: (error: unknown) => void
  #git: Promise<Git> | null = null
  /** The boards as they were found last; null once something has changed that may make them others. */
  #boards: Promise<readonly string[]> | null = null
  #folders: readonly string[] = []
  #isInUse: (folder: string) => boolean = () => false
  #timer: NodeJS.Timeout | null = null
  /** Counts what made sessions out of date; one that was begun before is not kept. */
  #generation = 0
  readonly #subscriptions: Disposable

  /** Fires with the absolute folders of all boards, each time they were looked for. */
  readonly onDidFind = this.#found.event

  constructor(report: (error: unknown) => void) {
    this.#report = report
    this.#subscriptions = Disposable.from(
      this.#watchFiles(),
      workspace.onDidGrantWorkspaceTrust(() => this.reopen()),
    )
  }

  /** The boards of this window as they were found last; none before the first search. */
  get folders(): readonly string[] {
    return this.#folders
  }

  /** Says which boards are on the screen: their sessions stay, also while their folders are gone. */
  keepWhile(isInUse: (folder: string) => boolean): void {
    this.#isInUse = isInUse
  }

  /** Has something done for each session, those that are open included, until it is closed. */
  accompany(companion: Companion): void {
    this.#companions.push(companion)
    for (const { session, companions } of this.#opened.values()) companions.push(companion(session))
  }

  /** The boards of this window, absolute real paths: as they were found last, where nothing speaks against it. */
  async find(): Promise<readonly string[]> {
    const known = await (this.#boards ?? this.search())
    return known.length > 0 && known.every(isFolder) ? known : this.search()
  }

  /** Looks for the boards of this window again. */
  search(): Promise<readonly string[]> {
    const searching = findBoards(boardSearch()).then((folders) => {
      if (this.#boards === searching) {
        this.#folders = folders
        this.closeUnused()
        this.#found.fire(folders)
      }
      return folders
    })
    this.#boards = searching
    searching.catch(() => {
      if (this.#boards === searching) this.#boards = null
    })
    return searching
  }

  /** Closes the sessions of folders that are no boards of this window any more, and that nobody looks at. */
  closeUnused(): void {
    for (const folder of [...this.#opening.keys()])
      if (!this.#folders.includes(folder) && !this.#isInUse(folder)) this.#close(folder)
  }

  /** The session of a board, if it is open by now. */
  opened(folder: string): BoardSession | null {
    return this.#opened.get(folder)?.session ?? null
  }

  /** The open sessions. */
  all(): readonly BoardSession[] {
    return [...this.#opened.values()].map(({ session }) => session)
  }

  /** The session of a board; the first caller opens it. A board that could not be opened may be tried again. */
  open(folder: string): Promise<BoardSession> {
    const present = this.#opening.get(folder)
    if (present) return present
    const opening = this.#start(folder)
    this.#opening.set(folder, opening)
    opening.catch(() => this.#opening.delete(folder))
    return opening
  }

  /** The git to run. Throws in a workspace that is not trusted: nothing is run there. */
  git(): Promise<Git> {
    if (!workspace.isTrusted) throw new Error(t('Restricted Mode: git is not run until this workspace is trusted.'))
    this.#git ??= findGit().then((path) => new Git(path))
    return this.#git
  }

  /** Opens every open board anew: its trust, its repository or the git to run has changed. */
  reopen(): void {
    this.#generation++
    this.#git = null
    for (const folder of [...this.#opening.keys()]) {
      this.#close(folder)
      this.open(folder).catch(this.#report)
    }
  }

  dispose(): void {
    this.#generation++
    if (this.#timer) clearTimeout(this.#timer)
    this.#subscriptions.dispose()
    this.#found.dispose()
    for (const folder of [...this.#opening.keys()]) this.#close(folder)
  }

  /** Watches what makes a folder a board or none. */
  #watchFiles(): Disposable {
    const boardFiles = workspace.createFileSystemWatcher('**/board.md')
    const cards = workspace.createFileSystemWatcher('**/board/*.md', false, true, true)
    const folders = workspace.createFileSystemWatcher('**', false, true, false)
    const onBoardFile = (file: Uri): void => this.#look(dirname(file.fsPath))
    return Disposable.from(
      ...[boardFiles, cards, folders],
      boardFiles.onDidCreate(onBoardFile),
      boardFiles.onDidChange(onBoardFile),
      boardFiles.onDidDelete(onBoardFile),
      cards.onDidCreate((file) => {
        if (!this.#folders.includes(realPathOf(dirname(file.fsPath)))) this.#searchSoon()
      }),
      // Of files that come and go with their folder nothing may be told but that of the folder.
      folders.onDidCreate(({ fsPath }) => {
        if (!basename(fsPath).includes('.')) for (const path of [fsPath, join(fsPath, 'board')]) this.#look(path)
      }),
      folders.onDidDelete(() => this.#soon(() => !this.#folders.every(isFolder))),
    )
  }

  /** Looks for boards again where a folder says now that it is one, or no longer does. */
  #look(path: string): void {
    const folder = realPathOf(path)
    if (isBoardFolder(folder) !== this.#folders.includes(folder)) this.#searchSoon()
  }

  #searchSoon(): void {
    this.#boards = null
    this.#soon(() => true)
  }

  #soon(isNews: () => boolean): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      if (this.#boards === null || isNews()) this.search().catch(this.#report)
    }, quietMs)
  }

  async #start(folder: string): Promise<BoardSession> {
    const generation = this.#generation
    const isTrusted = workspace.isTrusted
    // What reads and writes boards is most of the program: it is loaded with the first board.
    const { BoardSession } = await import('../repo/session/boardSession.ts')
    const session = await BoardSession.open({
      folder,
      git: isTrusted ? await this.git() : null,
      editors: openEditors,
      isTrusted,
      isWatched: true,
      report: this.#report,
      skipsHooks,
    })
    if (generation !== this.#generation || !this.#opening.has(folder)) {
      session.dispose()
      return this.#opening.get(folder) ?? session
    }
    const companions: Disposable[] = []
    this.#opened.set(folder, { session, companions })
    for (const companion of this.#companions) companions.push(companion(session))
    return session
  }

  #close(folder: string): void {
    this.#opening.delete(folder)
    const opened = this.#opened.get(folder)
    this.#opened.delete(folder)
    if (!opened) return
    for (const companion of opened.companions) companion.dispose()
    opened.session.dispose()
  }
}
