import { join } from 'node:path'
import type { Board } from '../../core/board/board.ts'
import type { Edit } from '../../core/card/edit.ts'
import type { HeadView } from '../../core/view/boardView.ts'
import type { GitUser } from '../../core/view/myNames.ts'
import type { HandChange } from '../commit/commitByHand.ts'
import { placeOf } from '../commit/applyPlan.ts'
import { repositoryTop } from '../files/findBoards.ts'
import type { Git } from '../git/git.ts'
import { GitError } from '../git/gitError.ts'
import { changedByHand, type GitView, readGitView } from './gitView.ts'
import type { JournalEntry } from '../commit/journal.ts'
import { readOverReasons } from './overReasons.ts'
import type { BoardFiles, Overlay } from '../files/readBoard.ts'
import { KnownUser } from '../git/knownUser.ts'
import { readRepositoryState, type Repository } from '../git/repository.ts'
import type { Editors, WriteOutcome, Writer } from '../commit/writer.ts'

/** What the head of a board is read from. */
export interface HeadSources {
  readonly files: BoardFiles
  /** The error is why this board cannot be written to; null: nobody may. */
  readonly writer: Writer | GitError | null
  readonly git: Git | null
  readonly editors: Editors | null
}

/** What git said of a board at one moment. */
export interface HeadReading {
  readonly git: GitView
  readonly overReasons: ReadonlyMap<string, string>
  readonly handChanges: readonly HandChange[]
  readonly user: GitUser | null
}

/** Where a board's changes go and what has not gone there yet: what `HeadView` shows, and what it is made of. */
export class SessionHead {
  /** As seen from this board; null without one, and where it may not be looked for. */
  readonly repository: Repository | null
  readonly #sources: HeadSources
  readonly #onDidChange: () => void
  #view: HeadView
  #overReasons: ReadonlyMap<string, string> = new Map()
  #pendingCards: ReadonlySet<string> = new Set()
  #handChanges: readonly HandChange[] = []
  #user: GitUser | null = null
  #users: KnownUser | null = null
  #commit: string | null = null
  /** The state in which settling was last tried. */
  #settledOn = ''

  constructor(sources: HeadSources, onDidChange: () => void) {
    this.#sources = sources
    this.#onDidChange = onDidChange
    this.repository = repositoryOf(this.#writer, sources.files.folder)
    this.#view = {
      branch: null,
      hasRepository: repositoryTop(sources.files.folder) !== null,
      hold: null,
      pending: 0,
      changedByHand: [],
      isCollecting: false,
      failure: sources.writer instanceof GitError ? sources.writer.message : null,
    }
    this.followJournal()
  }

  get view(): HeadView {
    return this.#view
  }

  /** By column id: why the newest commit went over its limit. */
  get overReasons(): ReadonlyMap<string, string> {
    return this.#overReasons
  }

  /** Ids in lower case of the cards whose change is not in git yet. */
  get pendingCards(): ReadonlySet<string> {
    return this.#pendingCards
  }

  /** The cards that were edited by hand and not committed. */
  get handChanges(): readonly HandChange[] {
    return this.#handChanges
  }

  /** Who git says sits here; null until it was asked. */
  get user(): GitUser | null {
    return this.#user
  }

  /** Full id of HEAD as it was read last; null before that, and on an unborn branch. */
  get commit(): string | null {
    return this.#commit
  }

  get #writer(): Writer | null {
    const { writer } = this.#sources
    return writer instanceof GitError ? null : writer
  }

  /** The board's changes that are not in git yet, oldest first. */
  pending(): readonly JournalEntry[] {
    const prefix = this.repository?.prefix ?? ''
    return this.#writer?.pending().filter((entry) => entry.prefix === prefix) ?? []
  }

  /** The edits that stand only in an editor's text, by path relative to the board folder. */
  overlay(): Overlay {
    const overlay = new Map<string, Edit[]>()
    const prefix = this.repository?.prefix ?? ''
    for (const { plan, inEditor } of this.pending())
      for (const edit of plan.edits)
        if (inEditor.includes(placeOf(prefix, edit.path)))
          overlay.set(edit.path, [...(overlay.get(edit.path) ?? []), edit])
    return overlay
  }

  /** Takes over which changes the journal holds. */
  followJournal(): void {
    const entries = this.pending()
    this.#pendingCards = new Set(entries.flatMap(({ plan }) => plan.cards.map((id) => id.toLowerCase())))
    const trouble = this.#writer?.journalTrouble() ?? null
    this.#show({
      pending: entries.length,
      isCollecting: this.#writer?.isCollecting ?? false,
      ...(trouble === null ? {} : { failure: trouble }),
    })
  }

  /** Which files of pending changes have unsaved text in an editor: to be asked before writing, see `followWriting`. */
  unsaved(): ReadonlyMap<string, boolean> {
    const { editors, files } = this.#sources
    const top = this.repository?.toplevel ?? files.folder
    const paths = this.pending().flatMap(({ inEditor }) => inEditor)
    return new Map(paths.map((path) => [path, (editors?.unsavedText(join(top, path)) ?? null) !== null]))
  }

  /**
   * Takes over how writing went, at the price of some file reads. `unsaved` is from before: a text that was saved since
   * may have been seen unsaved by the writer, and shall be looked at again.
   */
  async followWriting(outcomes: readonly WriteOutcome[], unsaved: ReadonlyMap<string, boolean>): Promise<void> {
    this.followJournal()
    const { git } = this.#sources
    if (!git || !this.repository) return
    const { branch, commit, hold } = await readRepositoryState(git, this.repository)
    const isUnmerged = outcomes.some((outcome) => outcome.kind === 'pending' && outcome.why === 'unmerged')
    this.#settledOn = this.#settlingKey({ branch, commit, hold }, unsaved)
    const isMoved = this.#moveTo(commit)
    this.#show({ failure: this.#failureAfter(outcomes), branch, hold: isUnmerged ? 'unmerged' : hold }, isMoved)
  }

  #failureAfter(outcomes: readonly WriteOutcome[]): string | null {
    for (const outcome of outcomes) if (outcome.kind === 'failed') return outcome.error.message
    const isOver = this.#view.pending === 0 || outcomes.some(({ kind }) => kind === 'committed')
    return isOver ? (this.#writer?.journalTrouble() ?? null) : this.#view.failure
  }

  /** Asks git; null where there is none to ask. */
  async look(): Promise<GitView | null> {
    const { git } = this.#sources
    return git && this.repository ? readGitView(git, this.repository) : null
  }

  /**
   * Whether what is pending is to be tried again: not while nothing changed since it was last tried, so that a hook that
   * says no is not asked again and again.
   */
  wantsSettling(view: GitView): boolean {
    if (this.pending().length === 0) return false
    const isFreed = this.#view.hold === 'unmerged' && view.hold !== 'unmerged'
    return isFreed || this.#settledOn !== this.#settlingKey(view, this.unsaved())
  }

  /** What decides whether a pending change can be committed: git's state, the entries, which documents are unsaved. */
  #settlingKey(
    { branch, commit, hold }: Pick<GitView, 'branch' | 'commit' | 'hold'>,
    unsaved: ReadonlyMap<string, boolean>,
  ): string {
    const entries = this.pending().map(({ id, inEditor }) => [id, inEditor.map((path) => unsaved.get(path) ?? true)])
    // Unmerged entries show only to `git status`.
    return JSON.stringify([branch, commit, hold === 'unmerged' ? null : hold, entries])
  }

  /** Finds out what else the head shows. `view` is the newest; nothing is taken over yet. */
  async read(view: GitView, board: Board): Promise<HeadReading> {
    const { git, files } = this.#sources
    const { repository } = this
    if (!git || !repository) return { git: view, overReasons: new Map(), handChanges: [], user: null }
    const overReasons = view.commit === null ? new Map() : await readOverReasons(git, repository, board)
    const handChanges = await changedByHand(view, {
      git,
      repository,
      names: board.workflow.fieldNames,
      isCardPath: (path) => files.isCardPath(path),
      cardAt: (path) => files.cardAt(path),
      pending: this.pending(),
    })
    return { git: view, overReasons, handChanges, user: await this.#userOf(git, repository) }
  }

  #userOf(git: Git, repository: Repository): Promise<GitUser> {
    this.#users ??= new KnownUser(git, repository)
    return this.#users.read()
  }

  /** Takes over what was read. */
  follow({ git: { branch, commit, hold }, overReasons, handChanges, user }: HeadReading): void {
    const isMoved = this.#moveTo(commit)
    const isNew =
      isMoved || JSON.stringify([user, ...overReasons]) !== JSON.stringify([this.#user, ...this.#overReasons])
    this.#user = user
    this.#overReasons = overReasons
    this.#handChanges = handChanges
    this.followJournal()
    const changed = [...new Set(handChanges.map(({ card }) => card))]
    this.#show({ hasRepository: true, branch, hold, changedByHand: changed }, isNew)
  }

  #moveTo(commit: string | null): boolean {
    const isMoved = commit !== this.#commit
    this.#commit = commit
    return isMoved
  }

  #show(change: Partial<HeadView>, isNews = false): void {
    const view = { ...this.#view, ...change }
    if (!isNews && JSON.stringify(view) === JSON.stringify(this.#view)) return
    this.#view = view
    this.#onDidChange()
  }
}

/** A writer serves all boards of its repository: where this one lies in it is for the board to say. */
function repositoryOf(writer: Writer | null, folder: string): Repository | null {
  return writer?.repository ? { ...writer.repository, prefix: writer.prefixOf(folder) } : null
}
