import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Board } from '../../core/board/board.ts'
import type { Plan, Refusal } from '../../core/card/edit.ts'
import type { Intent } from '../../core/edit/intent.ts'
import type { Insight } from '../../core/flow/insight.ts'
import { planIntent } from '../../core/edit/planIntent.ts'
import type { HeadView } from '../../core/view/boardView.ts'
import type { ViewContext } from '../../core/view/viewContext.ts'
import { pathsOf } from '../commit/applyPlan.ts'
import { boardAfter, boardOfFiles } from '../files/boardOfFiles.ts'
import type { Git } from '../git/git.ts'
import { GitError, gitError } from '../git/gitError.ts'
import { gitPathsToWatch } from './gitView.ts'
import { planContext, todayIn } from './planContext.ts'
import { type BoardFiles, type FilesChange, readBoard } from '../files/readBoard.ts'
import type { Repository } from '../git/repository.ts'
import { SessionHead } from './sessionHead.ts'
import { type SessionOutcome, sessionOutcome } from './sessionOutcome.ts'
import { openWriter, type SessionOptions } from './openWriter.ts'
import { broken, noHistory, restricted } from './refusals.ts'
import { planTakeBack } from './takeBack.ts'
import { type BoardFolder, type Cancellation, type WriteOutcome, type Writer } from '../commit/writer.ts'

/** One board, kept up to date: the cards as text and values, git's state, and the queue of what people want changed. */
export class BoardSession {
  /** Absolute, real path. */
  readonly folder: string
  readonly #options: SessionOptions
  readonly #files: BoardFiles
  readonly #writer: Writer | GitError | null
  readonly #boardFolder: BoardFolder
  readonly #head: SessionHead
  readonly #listeners = new Set<() => void>()
  #board: Board
  #rev = 0
  /** Counts what was written, or tried. */
  #writings = 0
  #queue: Promise<unknown> = Promise.resolve()
  #insight: Insight | null = null
  #ages: ViewContext['ages'] = null
  #headReading: Promise<void> | null = null
  #nextHeadReading: Promise<void> | null = null

  private constructor(options: SessionOptions, files: BoardFiles, board: Board, writer: Writer | GitError | null) {
    this.folder = files.folder
    this.#options = options
    this.#files = files
    this.#board = board
    this.#writer = writer
    this.#boardFolder = {
      folder: files.folder,
      get commitSuffix() {
        return files.workflow.commitSuffix
      },
    }
    const { git, editors } = options
    this.#head = new SessionHead({ files, writer, git, editors }, () => this.#tell())
  }

  /** Reads the board. What git says of its head follows with `refreshHead`, by itself where the session is watched. */
  static async open(options: SessionOptions): Promise<BoardSession> {
    const folder = realpathSync(options.folder)
    const [files, writer] = await Promise.all([readBoard(folder), openWriter(options, folder)])
    const session = new BoardSession(options, files, await boardOfFiles(files), writer)
    await session.#followOverlay()
    if (options.isWatched) session.#goOn()
    else await session.#settleBodies()
    return session
  }

  get board(): Board {
    return this.#board
  }

  get head(): HeadView {
    return this.#head.view
  }

  /** Full id of HEAD as it was read last; null before that, and on an unborn branch. */
  get commit(): string | null {
    return this.#head.commit
  }

  /** The git of this board; null where there is none to run. */
  get git(): Git | null {
    return this.#options.git
  }

  /** Counts the states that listeners were told of. */
  get rev(): number {
    return this.#rev
  }

  /** null without one, and where it may not be looked for. */
  get repository(): Repository | null {
    return this.#head.repository
  }

  /** What a view of this board needs beside it. */
  get viewContext(): ViewContext {
    const { workflow } = this.#board
    const { view, pendingCards, overReasons, user } = this.#head
    const readOnly = !this.#options.isTrusted ? 'untrusted' : workflow.isBroken ? 'boardBroken' : null
    const today = todayIn(workflow.timezone)
    const findings = this.#insight?.findings ?? null
    return { head: view, readOnly, pendingCards, overReasons, user, ages: this.#ages, today, findings }
  }

  /** Takes what the history tells of the cards of now. */
  takeInsight(insight: Insight): void {
    if (JSON.stringify(insight) === JSON.stringify(this.#insight)) return
    this.#insight = insight
    this.#ages = new Map(insight.ages)
    this.#tell()
  }

  /** Files of git whose change is news of `head`; absolute. Other ones on another branch. */
  pathsToWatch(): readonly string[] {
    return this.repository ? gitPathsToWatch(this.repository, this.head.branch) : []
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
      if (!this.#options.isTrusted) return { kind: 'refused', refusal: restricted() }
      const planned: Plan[] = []
      const unsaved = this.#head.unsaved()
      const outcome = await this.#needWriter().write(this.#boardFolder, async () => {
        const plan = await this.#plan(intent)
        if (plan.kind !== 'refusal') planned.push(plan.kind === 'cancel' ? plan.plan : plan)
        return plan
      })
      await this.#afterWriting([outcome], unsaved, planned)
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

  /** Takes away the lock that a `staleLock` error names, because a person said so, and tries again. Throws as `retry` does. */
  removeStaleLock(error: GitError): Promise<void> {
    return this.#settling((writer) => writer.removeStaleLock(error))
  }

  /** Commits on a detached HEAD, in this repository from now on, beginning with what is pending. */
  commitDetached(): Promise<void> {
    return this.#settling((writer) => writer.commitDetached())
  }

  /** Commits each card that was edited by hand, each in a commit of its own. */
  async commitByHand(): Promise<void> {
    await this.refreshHead()
    await this.#settling((writer) => writer.commitByHand(this.#boardFolder, this.#head.handChanges))
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
      const unsaved = this.#head.unsaved()
      const outcomes = await act(this.#needWriter())
      await this.#afterWriting(outcomes, unsaved)
      for (const outcome of outcomes) if (outcome.kind === 'failed') throw outcome.error
    })
    await this.refreshHead()
  }

  #needWriter(): Writer {
    if (this.#writer instanceof GitError) throw this.#writer
    if (this.#writer === null) throw gitError('notPermitted', { args: [], stderr: restricted().message })
    return this.#writer
  }

  /** Runs under the lock: what is read here is what is changed. */
  async #plan(intent: Intent): Promise<Plan | Refusal | Cancellation> {
    await this.#look(this.#options.isWatched ? this.#concerned(intent) : null)
    const pending = this.#head.pending()
    if (intent.kind !== 'undo' && intent.kind !== 'redo')
      return planIntent(
        intent,
        this.#board,
        await planContext({
          intent,
          board: this.#board,
          files: this.#files,
          repository: this.repository,
          git: this.#options.git,
          pending,
        }),
      )
    const { fieldNames: names, commitSuffix: suffix, isBroken } = this.#board.workflow
    const { git } = this.#options
    if (isBroken) return broken()
    if (!this.repository || !git) return noHistory()
    const isCardPath = (path: string): boolean => this.#files.isCardPath(path)
    return planTakeBack({ git, repository: this.repository, kind: intent.kind, names, suffix, isCardPath, pending })
  }

  /** The files of the cards that a wish names; null, all files, where it names one that is not on the board. */
  #concerned(intent: Intent): readonly string[] | null {
    const wishes = intent.kind === 'batch' ? intent.intents : [intent]
    // Its cards are not named: whoever is in it now moves.
    if (wishes.some(({ kind }) => kind === 'removeColumn' || kind === 'renameCard')) return null
    const ids = wishes.flatMap(cardsOf)
    const found = ids.map((id) => this.#board.cardsById.get(id.toLowerCase()) ?? [])
    return found.some((cards) => cards.length === 0) ? null : found.flat().map(({ path }) => path)
  }

  /** Paths relative to the board folder. null, all of them, where one is not below it. */
  #relative(paths: readonly string[]): readonly string[] | null {
    const below = paths.map((path) => relative(this.folder, path).split(sep).join('/'))
    return below.some((path) => path === '' || path.startsWith('../') || isAbsolute(path)) ? null : below
  }

  async #look(paths: readonly string[] | null): Promise<void> {
    await this.#follow(await this.#files.refresh(paths))
  }

  async #follow(change: FilesChange): Promise<void> {
    const board = await boardAfter(this.#board, this.#files, change)
    if (board === this.#board) return
    this.#board = board
    this.#tell()
  }

  /** Does what the first paint does not wait for. */
  #goOn(): void {
    this.#unawaited(this.refreshHead())
    const settling = this.#inTurn(async () => {
      await setImmediate()
      await this.#settleBodies()
    })
    this.#unawaited(settling)
  }

  #unawaited(act: Promise<void>): void {
    const { report } = this.#options
    if (report) act.catch(report)
  }

  async #settleBodies(): Promise<void> {
    await this.#follow(await this.#files.settleBodies())
  }

  async #afterWriting(
    outcomes: readonly WriteOutcome[],
    unsaved: ReadonlyMap<string, boolean>,
    plans: readonly Plan[] = [],
  ): Promise<void> {
    this.#writings++
    const done = outcomes.flatMap((outcome) => ('plan' in outcome ? [outcome.plan] : []))
    await this.#look([...plans, ...done].flatMap((plan) => pathsOf({ plan, prefix: '' })).filter(isBelow))
    await this.#followOverlay()
    await this.#head.followWriting(outcomes, unsaved)
  }

  /** Lays over the files what stands only in an editor. */
  async #followOverlay(): Promise<void> {
    const last = this.#files.overlay
    this.#files.overlay = this.#head.overlay()
    const touched = [...new Set([...last.keys(), ...this.#files.overlay.keys()])]
    if (touched.length > 0) await this.#look(touched)
  }

  /** Asks git beside the queue, so that nobody's wish waits for it; what it says is taken over in turn. */
  async #readHead(): Promise<void> {
    if (this.#options.isWatched) await this.#settleIfNew()
    const writings = this.#writings
    const view = await this.#head.look()
    if (!view) return
    const reading = await this.#head.read(view, this.#board)
    const isOld = await this.#inTurn(async () => {
      if (writings !== this.#writings) return true
      this.#head.follow(reading)
      await this.#followOverlay()
      return false
    })
    // Something was written meanwhile: what git saw of it is no hand's work.
    if (isOld) await this.#readHead()
  }

  async #settleIfNew(): Promise<void> {
    if (this.#head.pending().length === 0) return
    // In turn: a change that is being committed right now is in the journal too, and shall not be tried a second time.
    await this.#inTurn(async () => {
      const view = await this.#head.look()
      if (!view || !this.#head.wantsSettling(view)) return
      const unsaved = this.#head.unsaved()
      await this.#afterWriting(await this.#needWriter().settle(), unsaved)
    })
  }

  #tell(): void {
    this.#rev++
    for (const listener of [...this.#listeners]) listener()
  }
}

/** Whether a path, relative to the board folder, is in it. */
function isBelow(path: string): boolean {
  return !path.startsWith('../')
}

/** The cards that a wish names. */
function cardsOf(intent: Intent): readonly string[] {
  if (!('card' in intent) || intent.card === null) return []
  const isPlaced = intent.kind === 'moveCard' && typeof intent.place === 'object'
  return isPlaced ? [intent.card, intent.place.after] : [intent.card]
}
