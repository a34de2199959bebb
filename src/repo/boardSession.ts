import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import type { Board } from '../core/board/board.ts'
import { buildBoard } from '../core/board/buildBoard.ts'
import { type Edit, type Plan, type Refusal, refuse } from '../core/card/edit.ts'
import type { Intent } from '../core/edit/intent.ts'
import { planIntent } from '../core/edit/planIntent.ts'
import type { HeadView } from '../core/view/boardView.ts'
import type { ViewContext } from '../core/view/buildView.ts'
import { pathsOf } from './applyPlan.ts'
import { repositoryTop } from './findBoards.ts'
import type { Git } from './git.ts'
import { GitError, gitError } from './gitError.ts'
import type { JournalEntry } from './journal.ts'
import { readOverReasons } from './overReasons.ts'
import { planContext, todayIn } from './planContext.ts'
import { type BoardFiles, type FilesChange, readBoard } from './readBoard.ts'
import { readRepositoryState, type Repository } from './repository.ts'
import { changedByHand, gitPathsToWatch, type HandChange, noHead, readGitView } from './sessionHead.ts'
import { type SessionOutcome, sessionOutcome } from './sessionOutcome.ts'
import { planTakeBack } from './takeBack.ts'
import {
  type BoardFolder,
  type Cancellation,
  type Editors,
  type WriteOutcome,
  type Writer,
  writerFor,
} from './writer.ts'

export interface SessionOptions {
  /** Absolute. */
  readonly folder: string
  /** null: changes go into the files alone. */
  readonly git: Git | null
  readonly editors: Editors | null
  /** Where false, no process is started and nothing is written. */
  readonly isTrusted: boolean
  /**
   * Somebody tells the session what changes (`refresh`, `refreshHead`) for as long as it lives, and what is pending is
   * committed as soon as git allows. Where false it looks for itself before each change, and writes only when asked to.
   */
  readonly isWatched: boolean
  /** Whether the repository's hooks run on commit; true by default. */
  readonly runsHooks?: boolean
}

/** One board, kept up to date: the cards as text and values, git's state, and the queue of what people want changed. */
export class BoardSession {
  /** Absolute, real path. */
  readonly folder: string
  readonly #options: SessionOptions
  readonly #files: BoardFiles
  /** The error is why this board cannot be written to. */
  readonly #writer: Writer | GitError
  readonly #boardFolder: BoardFolder
  readonly #listeners = new Set<() => void>()
  #board: Board
  #head: HeadView
  #handChanges: readonly HandChange[] = []
  #overReasons: ReadonlyMap<string, string> = new Map()
  #pendingCards: ReadonlySet<string> = new Set()
  #rev = 0
  #queue: Promise<unknown> = Promise.resolve()
  #headReading: Promise<void> | null = null
  #nextHeadReading: Promise<void> | null = null

  private constructor(options: SessionOptions, files: BoardFiles, writer: Writer | GitError) {
    this.folder = files.folder
    this.#options = options
    this.#files = files
    this.#writer = writer
    this.#board = buildBoard(files.workflow, [...files.cards()])
    this.#boardFolder = {
      folder: files.folder,
      get commitSuffix() {
        return files.workflow.commitSuffix
      },
    }
    const failure = options.isTrusted && writer instanceof GitError ? writer.message : null
    this.#head = { ...noHead, hasRepository: repositoryTop(files.folder) !== null, failure }
  }

  /** Reads the board. What git says of its head follows with `refreshHead`, by itself where the session is watched. */
  static async open(options: SessionOptions): Promise<BoardSession> {
    const folder = realpathSync(options.folder)
    const [files, writer] = await Promise.all([readBoard(folder), openWriter(options, folder)])
    const session = new BoardSession(options, files, writer)
    await session.#followJournal()
    // A failure to read the head is shown by the next reading that somebody waits for.
    if (options.isWatched) void session.refreshHead().catch(() => undefined)
    return session
  }

  get board(): Board {
    return this.#board
  }

  get head(): HeadView {
    return this.#head
  }

  /** Counts the states that listeners were told of. */
  get rev(): number {
    return this.#rev
  }

  /** null without one, and where it may not be looked for. */
  get repository(): Repository | null {
    return this.#writer instanceof GitError ? null : this.#writer.repository
  }

  /** What a view of this board needs beside it. */
  get viewContext(): ViewContext {
    const { workflow } = this.#board
    return {
      head: this.#head,
      readOnly: !this.#options.isTrusted ? 'untrusted' : workflow.isBroken ? 'boardBroken' : null,
      pendingCards: this.#pendingCards,
      overReasons: this.#overReasons,
      today: todayIn(workflow.timezone),
    }
  }

  /** Files of git whose change is news of `head`; absolute. Other ones on another branch. */
  pathsToWatch(): readonly string[] {
    return this.repository ? gitPathsToWatch(this.repository, this.#head.branch) : []
  }

  /** Calls back after each change of board or head, until the returned function is called. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks at files again: those of the absolute paths, or all. Files that say what they said change nothing. */
  refresh(paths?: readonly string[]): Promise<void> {
    return this.#inTurn(() => this.#look(paths ? this.#relative(paths) : null))
  }

  /** Asks git again where HEAD stands and what is not committed; where watched, what is pending is committed first. */
  refreshHead(): Promise<void> {
    if (!this.#headReading) {
      this.#headReading = this.#readHead().finally(() => (this.#headReading = null))
      return this.#headReading
    }
    // What is being read may be older than the news that asks: once more, for all who ask meanwhile.
    const again = (): Promise<void> => {
      this.#nextHeadReading = null
      return this.refreshHead()
    }
    this.#nextHeadReading ??= this.#headReading.then(again, again)
    return this.#nextHeadReading
  }

  /** Grants a wish on the newest board, or says why it cannot be. Throws a GitError if it could not even be tried. */
  execute(intent: Intent): Promise<SessionOutcome> {
    return this.#inTurn(async () => {
      if (!this.#options.isTrusted) return { kind: 'refused', refusal: restricted }
      const planned: Plan[] = []
      const outcome = await this.#needWriter().write(this.#boardFolder, async () => {
        const plan = await this.#plan(intent)
        if (plan.kind !== 'refusal') planned.push(plan.kind === 'cancel' ? plan.plan : plan)
        return plan
      })
      await this.#afterWriting([outcome], planned)
      return sessionOutcome(intent, outcome, planned[0] ?? null, this.#board)
    })
  }

  /** Begins to gather changes for one commit, or makes that commit. Throws the GitError that kept it from being made. */
  collect(isOn: boolean): Promise<void> {
    return this.#settling((writer) => writer.collect(isOn))
  }

  /** Commits what is pending, where git now allows it. Throws the GitError that kept it from being made. */
  retry(): Promise<void> {
    return this.#settling((writer) => writer.settle())
  }

  /** Commits on a detached HEAD, in this repository from now on, beginning with what is pending. */
  commitDetached(): Promise<void> {
    return this.#settling((writer) => writer.commitDetached())
  }

  /** Commits each card that was edited by hand, each in a commit of its own. */
  async commitByHand(): Promise<void> {
    await this.refreshHead()
    await this.#settling((writer) => writer.commitByHand(this.#boardFolder, this.#handChanges))
  }

  /** Nobody is called back any more; what was begun is finished. */
  dispose(): void {
    this.#listeners.clear()
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(act)
    this.#queue = result.catch(() => undefined)
    return result
  }

  async #settling(act: (writer: Writer) => Promise<readonly WriteOutcome[]>): Promise<void> {
    await this.#inTurn(async () => {
      const outcomes = await act(this.#needWriter())
      await this.#afterWriting(outcomes, [])
      for (const outcome of outcomes) if (outcome.kind === 'failed') throw outcome.error
    })
    await this.refreshHead()
  }

  #needWriter(): Writer {
    if (this.#writer instanceof GitError) throw this.#writer
    return this.#writer
  }

  /** Runs under the lock: what is read here is what is changed. */
  async #plan(intent: Intent): Promise<Plan | Refusal | Cancellation> {
    await this.#look(this.#options.isWatched ? this.#concerned(intent) : null)
    const pending = this.#pending()
    if (intent.kind !== 'undo' && intent.kind !== 'redo')
      return planIntent(intent, this.#board, await planContext(intent, this.#board, this.#files, pending))
    const { workflow } = this.#board
    const { repository } = this
    const { git } = this.#options
    if (workflow.isBroken) return broken
    if (!repository || !git) return noHistory
    const { fieldNames: names, commitSuffix: suffix } = workflow
    return planTakeBack({ git, repository, kind: intent.kind, names, suffix, pending })
  }

  /** The files of the cards that a wish names; null, all files, where it names one that is not on the board. */
  #concerned(intent: Intent): readonly string[] | null {
    const ids = 'card' in intent ? [intent.card] : []
    if (intent.kind === 'moveCard' && typeof intent.place === 'object') ids.push(intent.place.after)
    const found = ids.map((id) => this.#board.cardsById.get(id.toLowerCase()) ?? [])
    return found.some((cards) => cards.length === 0) ? null : found.flat().map(({ path }) => path)
  }

  /** Paths relative to the board folder. null, all of them, where one is not below it. */
  #relative(paths: readonly string[]): readonly string[] | null {
    const below = paths.map((path) => relative(this.folder, path).split(sep).join('/'))
    return below.some((path) => path === '' || path.startsWith('../') || isAbsolute(path)) ? null : below
  }

  async #look(paths: readonly string[] | null): Promise<void> {
    const change = await this.#files.refresh(paths)
    const board = this.#boardAfter(change)
    if (board === this.#board) return
    this.#board = board
    this.#tell()
  }

  #boardAfter({ before, after, isWorkflowNew }: FilesChange): Board {
    if (!isWorkflowNew && before.length + after.length === 0) return this.#board
    return buildBoard(this.#files.workflow, [...this.#files.cards()])
  }

  async #afterWriting(outcomes: readonly WriteOutcome[], plans: readonly Plan[]): Promise<void> {
    const done = outcomes.flatMap((outcome) => ('plan' in outcome ? [outcome.plan] : []))
    const failed = outcomes.find((outcome) => outcome.kind === 'failed')
    const failure = failed ? failed.error.message : outcomes.length === 0 ? this.#head.failure : null
    await this.#look([...plans, ...done].flatMap((plan) => pathsOf(plan, '')))
    await this.#followJournal()
    const { repository } = this
    const { git } = this.#options
    const state = git && repository ? await readRepositoryState(git, repository) : null
    this.#setHead({ ...this.#head, failure, ...(state ? { branch: state.branch, hold: state.hold } : {}) })
  }

  #pending(): readonly JournalEntry[] {
    if (this.#writer instanceof GitError) return []
    const prefix = this.repository?.prefix ?? ''
    return this.#writer.pending().filter((entry) => entry.prefix === prefix)
  }

  /** Takes over what the journal says: which cards are pending, and what stands only in an editor. */
  async #followJournal(): Promise<void> {
    const entries = this.#pending()
    this.#pendingCards = new Set(entries.flatMap(({ plan }) => plan.cards.map((id) => id.toLowerCase())))
    const overlay = overlayOf(entries, this.repository?.prefix ?? '')
    const touched = [...new Set([...this.#files.overlay.keys(), ...overlay.keys()])]
    this.#files.overlay = overlay
    if (touched.length > 0) await this.#look(touched)
    const isCollecting = this.#writer instanceof GitError ? false : this.#writer.isCollecting
    this.#setHead({ ...this.#head, pending: entries.length, isCollecting })
  }

  async #readHead(): Promise<void> {
    const { repository } = this
    const { git } = this.#options
    if (!git || !repository || this.#writer instanceof GitError) return
    if (this.#options.isWatched && this.#pending().length > 0) {
      const writer = this.#writer
      await this.#inTurn(async () => this.#afterWriting(await writer.settle(), []))
    }
    const view = await readGitView(git, repository)
    const reasons = await readOverReasons(git, repository, this.#board)
    await this.#inTurn(async () => {
      await this.#followJournal()
      this.#handChanges = await changedByHand(view, {
        git,
        repository,
        names: this.#board.workflow.fieldNames,
        isCardPath: (path) => this.#files.isCardPath(path),
        cardAt: (path) => this.#files.cardAt(path),
        pending: this.#pending(),
      })
      const changed = [...new Set(this.#handChanges.map(({ card }) => card))]
      const { branch, hold } = view
      this.#setOverReasons(reasons)
      this.#setHead({ ...this.#head, hasRepository: true, branch, hold, changedByHand: changed })
    })
  }

  #setOverReasons(reasons: ReadonlyMap<string, string>): void {
    if (JSON.stringify([...reasons]) === JSON.stringify([...this.#overReasons])) return
    this.#overReasons = reasons
    this.#tell()
  }

  #setHead(head: HeadView): void {
    if (JSON.stringify(head) === JSON.stringify(this.#head)) return
    this.#head = head
    this.#tell()
  }

  #tell(): void {
    this.#rev++
    for (const listener of [...this.#listeners]) listener()
  }
}

const restricted = refuse('boardBroken', 'Restricted Mode: the board is read-only until this workspace is trusted.')
const broken = refuse('boardBroken', 'board.md cannot be used as it is: nothing is written until it is mended.')
const noHistory = refuse('nothingToUndo', 'Without a repository there is no history to take a change from.')

/** The writer of a board, or the reason why there is none. */
async function openWriter(options: SessionOptions, folder: string): Promise<Writer | GitError> {
  if (!options.isTrusted) return gitError('notPermitted', { args: [], stderr: '' })
  try {
    const isTracked = repositoryTop(folder) !== null
    const skipsHooks = (): boolean => options.runsHooks === false
    return await writerFor(isTracked ? options.git : null, folder, { editors: options.editors, skipsHooks })
  } catch (error) {
    if (error instanceof GitError) return error
    throw error
  }
}

/** The edits that stand only in an editor's text, by path relative to the board folder. */
function overlayOf(entries: readonly JournalEntry[], prefix: string): ReadonlyMap<string, readonly Edit[]> {
  const overlay = new Map<string, Edit[]>()
  for (const { plan, inEditor } of entries)
    for (const edit of plan.edits) {
      if (!inEditor.includes(prefix + edit.path)) continue
      const edits = overlay.get(edit.path)
      if (edits) edits.push(edit)
      else overlay.set(edit.path, [edit])
    }
  return overlay
}
