import type { Disposable } from 'vscode'
import { type LogOutputChannel } from 'vscode'
import { locale, t, translations } from '../core/l10n/l10n.ts'
import type { PastAnswer, PastQuestion } from '../core/view/pastMessages.ts'
import type { ToHost } from '../protocol.ts'
import type { DeskAnswer, DeskQuestion } from '../repo/history/historyDesk.ts'
import { HistoryThread } from '../repo/history/historyThread.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'

/** How far the reading of a history is; `none`: there is nothing to read, and `message` says why. */
export type PastState = Pick<Extract<PastAnswer, { readonly type: 'historyState' }>, 'state' | 'message'>

/** What the flow screen asks, and is answered. */
export type FlowQuestion = Pick<Extract<ToHost, { readonly type: 'askFlow' }>, 'query' | 'filter'>
export type FlowAnswer = Extract<DeskAnswer, { readonly kind: 'flow' }>

export interface PastEnds {
  readonly session: BoardSession
  /** Absolute path of the built `historyWorker.js`. */
  readonly script: string
  /** Where histories are remembered, absolute. */
  readonly cacheFolder: string
  readonly log: LogOutputChannel
}

/** Up to which commit, and by which workflow, a history was read. */
type Key = Pick<BoardSession, 'commit'> & Pick<BoardSession['board'], 'workflow'>

/** A burst of commits (a pull, a rebase) is read once, when it is over. */
const quietMs = 150
/** Ages and findings are other ones on another day. */
const hourMs = 3_600_000

/**
 * The history of a board beside its session: read on a thread of its own, from the first time that somebody wants it,
 * and read on whenever the branch has moved. What it tells of the cards of now goes to the session.
 */
export class BoardPast implements Disposable {
  readonly #ends: PastEnds
  readonly #listeners = new Set<(state: PastState) => void>()
  readonly #stopListening: () => void
  #thread: HistoryThread | null = null
  #state: PastState = { state: 'reading', message: '' }
  /** What was read last; another head, or another workflow, is read on from there. */
  #read: Key | null = null
  #reading: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #hourly: NodeJS.Timeout | null = null
  #isWanted = false
  #isDisposed = false

  constructor(ends: PastEnds) {
    this.#ends = ends
    this.#stopListening = ends.session.onDidChange(() => this.#soon())
  }

  get state(): PastState {
    return this.#state
  }

  /** Calls back whenever the state is another one, or the history is; until the returned function is called. */
  onDidChange(listener: (state: PastState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Somebody looks at the board: from now on its history is read, and kept up to date. */
  want(): void {
    if (this.#isWanted || this.#isDisposed) return
    this.#isWanted = true
    this.#hourly = setInterval(() => this.#tellInsight(), hourMs)
    this.#hourly.unref()
    this.#soon()
  }

  /** Answers what is asked about the past, once it has been read. */
  async ask(question: PastQuestion, tell: (answer: PastAnswer) => void): Promise<void> {
    if (!(await this.#isReady())) return
    await this.#ask({ kind: 'past', question, now: Date.now() }, (answer) => {
      if (answer.kind === 'past') tell(answer.answer)
    })
  }

  /** Measures the flow of the cards that a filter leaves, once the history has been read. */
  async flow({ query, filter }: FlowQuestion, tell: (answer: FlowAnswer) => void): Promise<void> {
    if (!(await this.#isReady())) return
    const { user } = this.#ends.session.viewContext
    await this.#ask({ kind: 'flow', ask: query, filter, now: Date.now(), user }, (answer) => {
      if (answer.kind === 'flow') tell(answer)
    })
  }

  dispose(): void {
    this.#isDisposed = true
    this.#stopListening()
    this.#listeners.clear()
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#hourly) clearInterval(this.#hourly)
    this.#thread?.dispose()
  }

  async #isReady(): Promise<boolean> {
    this.want()
    // Another thread has read nothing yet.
    if (this.#state.state === 'ready' && this.#thread?.isAlive !== true) this.#read = null
    await this.#follow()
    return this.#state.state === 'ready' && !this.#isDisposed
  }

  #soon(): void {
    if (!this.#isWanted || this.#isDisposed || this.#isRead()) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.#follow()
    }, quietMs)
  }

  /** What makes the history another one. A `board.md` that says what it said has the same workflow. */
  #key(): Key {
    const { commit, board } = this.#ends.session
    return { commit, workflow: board.workflow }
  }

  #isRead(): boolean {
    const { commit, workflow } = this.#key()
    return this.#read !== null && this.#read.commit === commit && this.#read.workflow === workflow
  }

  /** Reads on to where the branch is now; whoever asks meanwhile waits for the same reading. */
  #follow(): Promise<void> {
    if (this.#isDisposed || (this.#isRead() && this.#reading === null)) return Promise.resolve()
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null
      this.#soon()
    })
    return this.#reading
  }

  async #readOn(): Promise<void> {
    const { session, log } = this.#ends
    const key = this.#key()
    if (session.repository === null || session.git === null) {
      this.#read = key
      const message =
        session.viewContext.readOnly === 'untrusted' ? restricted() : t('Without a git repository there is no history.')
      return this.#show({ state: 'none', message })
    }
    if (this.#state.state !== 'ready') this.#show({ state: 'reading', message: t('The history is being read…') })
    const begun = performance.now()
    try {
      await this.#ask({ kind: 'follow', workflow: session.board.workflow }, () => undefined)
      log.debug(`Read the history in ${Math.round(performance.now() - begun)} ms`)
      this.#read = key
      this.#show({ state: 'ready', message: '' })
      await this.#insight()
    } catch (error) {
      if (this.#isDisposed) return
      this.#read = key
      const message = error instanceof Error ? error.message : String(error)
      log.error(`The history could not be read: ${message}`)
      this.#show({ state: 'failed', message })
    }
  }

  #tellInsight(): void {
    if (this.#state.state === 'ready' && this.#thread?.isAlive === true)
      this.#insight().catch((error: unknown) => this.#ends.log.error(String(error)))
  }

  async #insight(): Promise<void> {
    const { session } = this.#ends
    const { pendingCards } = session.viewContext
    await this.#ask({ kind: 'insight', now: Date.now(), touched: [...pendingCards] }, (answer) => {
      if (answer.kind === 'insight') session.takeInsight(answer.insight)
    })
  }

  #ask(question: DeskQuestion, tell: (answer: DeskAnswer) => void): Promise<void> {
    const { session, script, cacheFolder, log } = this.#ends
    const { repository, git, folder } = session
    if (repository === null || git === null) return Promise.resolve()
    this.#thread ??= new HistoryThread(script, {
      board: { git: git.executable, repository, folder, cacheFolder, timezone: machineZone() },
      language: locale(),
      sentences: translations(),
    })
    return this.#thread.ask(question, (answer) => {
      if (answer.kind === 'cacheFailure') log.warn(`The history is not remembered: ${answer.message}`)
      else tell(answer)
    })
  }

  #show(state: PastState): void {
    this.#state = state
    for (const listener of [...this.#listeners]) listener(state)
  }
}

function restricted(): string {
  return t('Restricted Mode: git is not run, so there is no history.')
}

function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
