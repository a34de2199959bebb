import { Disposable, env, type LogOutputChannel, type Memento, Uri, type WebviewPanel } from 'vscode'
import type { Intent } from '../core/edit/intent.ts'
import { t } from '../core/l10n/l10n.ts'
import { buildFirstView, buildView, mostAtOnce, restOf } from '../core/view/buildView.ts'
import type { PastQuestion } from '../core/view/pastMessages.ts'
import { changeBetween, type Shown } from '../core/view/changeBetween.ts'
import type { BoardCommand, CommandTarget, Handlers, Outcome, ToHost, ToWebview } from '../protocol.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import type { Bodies } from './bodies.ts'
import { openBoardFile } from './boardFiles.ts'
import { type Channel, openChannel } from './channel.ts'
import { takeHeadAction } from './headActions.ts'
import { Finder } from './finder.ts'
import type { FlowAnswers } from './flowAnswers.ts'
import { noteDone } from './milestones.ts'
import { OwnFilters } from './ownFilters.ts'
import { pageOf } from './page.ts'
import type { Pasts } from './pasts.ts'
import type { Past } from './past.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'

/** What a panel asks of the rest of the host. */
export interface PanelHelp {
  readonly extension: Uri
  readonly log: LogOutputChannel
  readonly report: Report
  readonly sessions: Sessions
  readonly pasts: Pasts
  /** What is kept for this person, over all windows. */
  readonly memory: Memento
}

/**
 * One board in one webview: shows the session's board while it is visible, and hands the wishes that come up to the
 * session. Revisions are the panel's own: a webview that misses one says `ready` and gets the whole board.
 */
export class BoardPanel implements Disposable {
  readonly folder: string
  readonly #panel: WebviewPanel
  readonly #help: PanelHelp
  readonly #channel: Channel
  /** null until a card is opened, or a policy looked at. */
  #bodies: Bodies | null = null
  /** null until somebody asks about the flow. */
  #flow: FlowAnswers | null = null
  /** null until somebody asks about the past. */
  #past: Past | null = null
  /** Key of the card that is open; null is none. */
  #openCard: string | null = null
  readonly #finder: Finder
  readonly #ownFilters: OwnFilters
  #session: BoardSession | null = null
  #stopListening: () => void = () => undefined
  #isReady = false
  #rev = 0
  /** What the webview holds; null while it holds nothing that a change could build on. */
  #shown: Shown | null = null
  #isVisible: boolean
  /** Keys of the cards that the webview knows, while it holds only the first ones; null else. */
  #firstCards: ReadonlySet<string> | null = null
  /** What a webview that holds no board yet, or only its first cards, will be told once it holds all. */
  #waiting: ToWebview[] = []

  constructor(folder: string, panel: WebviewPanel, help: PanelHelp) {
    this.folder = folder
    this.#panel = panel
    this.#isVisible = panel.visible
    this.#help = help
    const media = Uri.joinPath(help.extension, 'media')
    panel.iconPath = { light: Uri.joinPath(media, 'board-light.svg'), dark: Uri.joinPath(media, 'board-dark.svg') }
    this.#channel = openChannel(panel.webview, this.#handlers(), help.log)
    this.#ownFilters = new OwnFilters(help.memory)
    this.#finder = new Finder((message) => this.#tell(message))
    panel.onDidChangeViewState(() => this.#onVisibility())
    panel.webview.html = pageOf(panel.webview, help.extension, Uri.file(folder))
  }

  /** What the webview holds, or null. */
  get shown(): Shown | null {
    return this.#shown
  }

  get isActive(): boolean {
    return this.#panel.active
  }

  get isVisible(): boolean {
    return this.#isVisible
  }

  /** Shows this session from now on: the first one, or the one that replaces it once the workspace is trusted. */
  show(session: BoardSession): Disposable {
    this.#stopListening()
    this.#session = session
    this.#stopListening = session.onDidChange(() => this.#draw())
    this.#draw()
    return new Disposable(() => this.#stopListening())
  }

  reveal(): void {
    this.#panel.reveal()
  }

  /** Has a command done with what it was called on, or with the card that has the focus; a board that is not drawn yet does it once it is. */
  command(command: BoardCommand, at?: CommandTarget): void {
    this.#tell({ type: 'command', command, ...(at ? { at } : {}) })
  }

  /** Puts the keyboard on a card, wherever on the wall it is; `path` relative to the board folder. */
  revealCard(path: string): void {
    this.#tell({ type: 'reveal', path })
  }

  /** Grants a wish, then says how it ended: after the board that shows it. */
  async execute(intent: Intent, intentId: string): Promise<void> {
    const outcome = await this.#outcomeOf(intent)
    this.#draw()
    this.#tell({ type: 'settled', intentId, outcome })
  }

  dispose(): void {
    this.#stopListening()
    this.#channel.dispose()
    this.#flow?.forget()
    this.#past?.forget()
    this.#bodies?.dispose()
  }

  async #outcomeOf(intent: Intent): Promise<Outcome> {
    if (!this.#session) return { kind: 'failed', message: t('The board is still being read.'), cards: [] }
    try {
      const outcome = await this.#session.execute(intent)
      if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal }
      if (outcome.kind !== 'failed') noteDone(intent)
      else this.#help.report.failure(outcome.error, this.#session)
      return { kind: outcome.kind, message: outcome.message, cards: outcome.cards }
    } catch (error) {
      return { kind: 'failed', message: this.#help.report.failure(error, this.#session), cards: [] }
    }
  }

  #handlers(): Handlers<ToHost> {
    const { log, report, sessions } = this.#help
    const withSession = (act: (session: BoardSession) => Promise<unknown>): void => {
      const session = this.#session
      if (session) act(session).catch((error: unknown) => report.failure(error, session))
    }
    return {
      ready: () => {
        this.#isReady = true
        this.#shown = null
        this.#openCard = null
        this.#bodies?.card.watch(null)
        this.#flow?.forget()
        this.#past?.forget()
        this.#draw()
      },
      wantRest: () => this.#sendRest(),
      intent: ({ intentId, intent }) => {
        this.execute(intent, intentId).catch((error: unknown) => report.failure(error))
      },
      openCard: ({ path }) => withSession((session) => openFile(session, path)),
      copy: ({ text }) => {
        env.clipboard.writeText(text).then(undefined, (error: unknown) => report.failure(error))
      },
      watchCard: ({ key }) => {
        this.#watchCard(key).catch((error: unknown) => report.failure(error))
      },
      showPolicy: ({ column }) =>
        withSession(async (session) => (await this.#loadBodies()).policies.show(session, column)),
      openLink: ({ href }) => withSession(async () => (await import('./cardLinks.ts')).openLink(href)),
      openLinked: ({ path }) =>
        withSession(async (session) => (await import('./cardLinks.ts')).openLinked(session, path)),
      editBody: ({ path }) => withSession(async (session) => (await import('./cardLinks.ts')).editBody(session, path)),
      copyLink: ({ path }) =>
        withSession(async (session) => {
          const { copyLink } = await import('./cardLinks.ts')
          this.#channel.send({ type: 'said', text: await copyLink(session, path, sessions) })
        }),
      collect: ({ isOn }) => withSession((session) => session.collect(isOn)),
      commitByHand: () => withSession((session) => session.commitByHand()),
      headAction: ({ action }) => withSession((session) => takeHeadAction(action, session, sessions)),
      find: ({ text }) => this.#find(text),
      keepFilter: ({ name, filter }) => {
        this.#ownFilters
          .keep(this.folder, name, filter)
          .then(() => this.#tell(this.#filters()))
          .catch((error: unknown) => report.failure(error))
      },
      askFlow: (question) =>
        withSession(async (session) => (await this.#loadFlow()).ask(this.#help.pasts.of(session), question)),
      saveChart: (chart) =>
        withSession(async (session) => {
          const said = await (await import('./charts.ts')).saveChart(chart, session.folder)
          if (said !== null) this.#channel.send({ type: 'said', text: said })
        }),
      askHistory: (question) => this.#ask(question),
      askMoment: (question) => this.#ask(question),
      askCompare: (question) => this.#ask(question),
      askOldCard: (question) => this.#ask(question),
      askLife: (question) => this.#ask(question),
      openOld: (wish) => withSession(async (session) => (await import('./oldTexts.ts')).openOld(session, wish)),
      crashed: ({ message }) => log.error(`The board crashed: ${message}`),
    }
  }

  async #watchCard(key: string | null): Promise<void> {
    this.#openCard = key
    if (!this.#bodies && key === null) return
    const { card } = await this.#loadBodies()
    card.watch(this.#openCard)
    if (this.#session) card.update(this.#session)
  }

  /** What draws texts; its code comes with the first one. */
  async #loadBodies(): Promise<Bodies> {
    const { Bodies } = await import('./bodies.ts')
    return (this.#bodies ??= new Bodies({
      worker: Uri.joinPath(this.#help.extension, 'dist', 'bodyWorker.js').fsPath,
      send: (message) => this.#channel.send(message),
      report: (error) => this.#help.report.failure(error),
    }))
  }

  async #loadFlow(): Promise<FlowAnswers> {
    const { FlowAnswers } = await import('./flowAnswers.ts')
    return (this.#flow ??= new FlowAnswers({
      send: (message) => this.#channel.send(message),
      report: (error) => this.#help.report.failure(error, this.#session),
    }))
  }

  #ask(question: PastQuestion): void {
    const session = this.#session
    if (!session) return
    this.#loadPast()
      .then((past) => past.ask(session, question))
      .catch((error: unknown) => this.#help.report.failure(error))
  }

  async #loadPast(): Promise<Past> {
    const { Past } = await import('./past.ts')
    return (this.#past ??= new Past({
      sourceOf: (session) => this.#help.pasts.of(session),
      bodies: () => this.#loadBodies(),
      send: (message) => this.#channel.send(message),
      report: (error) => this.#help.report.failure(error),
    }))
  }

  #find(text: string): void {
    this.#finder.find(text, this.#session?.board ?? null).catch((error: unknown) => this.#help.report.failure(error))
  }

  #filters(): ToWebview {
    return { type: 'filters', filters: this.#ownFilters.of(this.folder) }
  }

  #tell(message: ToWebview): void {
    if (this.#shown && !this.#firstCards) this.#channel.send(message)
    else this.#waiting = [...this.#waiting, message].slice(-mostWaiting)
  }

  #onVisibility(): void {
    if (this.#panel.visible === this.#isVisible) return
    this.#isVisible = this.#panel.visible
    this.#shown = null
    // Hidden, the webview is gone; it says `ready` when it is born again.
    if (this.#panel.visible) return this.#draw()
    this.#isReady = false
    this.#find('')
  }

  /** Sends the board from scratch; of a large one that nothing waits for only what its first paint needs. */
  #sendAnew({ board, context }: Shown, session: BoardSession): void {
    const isWhole = board.cardsByPath.size <= mostAtOnce || this.#waiting.length > 0
    const view = isWhole ? buildView(board, context, null) : buildFirstView(board, context)
    this.#firstCards = isWhole ? null : new Set(Object.keys(view.cards))
    this.#channel.send({ type: 'snapshot', rev: ++this.#rev, view, isWhole })
    this.#channel.send(this.#filters())
    if (isWhole) this.#sendWaiting()
    this.#bodies?.card.update(session)
  }

  /** Sends the cards that a board from scratch came without. */
  #sendRest(): void {
    const [shown, known] = [this.#shown, this.#firstCards]
    if (!shown || !known) return
    this.#firstCards = null
    const change = restOf(shown.board, shown.context, known)
    this.#channel.send({ type: 'change', from: this.#rev, rev: ++this.#rev, change })
    this.#sendWaiting()
  }

  /** All cards are there: what was asked for meanwhile is told, and the board's history may be read. */
  #sendWaiting(): void {
    if (this.#session) this.#help.pasts.of(this.#session)?.want()
    for (const message of this.#waiting.splice(0)) this.#channel.send(message)
  }

  #draw(): void {
    const session = this.#session
    if (!session) return
    this.#panel.title = session.board.workflow.title
    if (!this.#isReady || !this.#panel.visible) return
    this.#finder.follow(session.board).catch((error: unknown) => this.#help.report.failure(error))
    const before = this.#shown
    const now = { board: session.board, context: session.viewContext }
    this.#shown = now
    if (!before) return this.#sendAnew(now, session)
    const change = changeBetween(before, now)
    if (change) this.#channel.send({ type: 'change', from: this.#rev, rev: ++this.#rev, change })
    this.#bodies?.card.update(session)
  }
}

/** More wishes than these do not pile up for a webview that is not there: the oldest are given up. */
const mostWaiting = 20

/** Opens a file that the board names; a path that is none of its files is no business of the webview. */
async function openFile(session: BoardSession, path: string): Promise<void> {
  const { cardsByPath, problems } = session.board
  const isKnown = path === 'board.md' || cardsByPath.has(path) || problems.some((problem) => problem.path === path)
  if (isKnown) await openBoardFile(session.folder, path)
}
