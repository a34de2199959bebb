import { splitFrontMatter } from '../core/card/frontMatter.ts'
import { t } from '../core/l10n/l10n.ts'
import type { HistoryState, PastAnswer, PastQuestion } from '../core/view/pastMessages.ts'
import type { ToWebview } from '../protocol.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import type { Bodies } from './bodies.ts'

interface Reading {
  readonly state: HistoryState
  readonly message: string
}

/** The history beside a session, whoever reads it. */
export interface PastSource {
  readonly state: Reading
  /** Calls back whenever the state or the history is another one, until the returned function is called. */
  onDidChange(listener: (reading: Reading) => void): () => void
  /** Answers once the history has been read, in as many answers as it takes. */
  ask(question: PastQuestion, tell: (answer: PastAnswer) => void): Promise<void>
}

interface PastEnds {
  readonly sourceOf: (session: BoardSession) => PastSource | null
  readonly bodies: () => Promise<Bodies>
  readonly send: (message: ToWebview) => void
  /** Reports what failed, and returns the sentence that says so. */
  readonly report: (error: unknown) => string
}

/** Carries questions about the past from one webview to the history beside its session, and the answers back. */
export class Past {
  readonly #ends: PastEnds
  /** The session whose history is followed since somebody asked; the webview is told of each change. */
  #followed: BoardSession | null = null
  #stop: () => void = () => undefined

  constructor(ends: PastEnds) {
    this.#ends = ends
  }

  async ask(session: BoardSession, question: PastQuestion): Promise<void> {
    const { sourceOf, send, report } = this.#ends
    const source = sourceOf(session)
    if (!source) return send({ type: 'historyState', state: 'none', message: whyNone(session) })
    this.#follow(session, source)
    try {
      await source.ask(question, (answer) => {
        this.#tell(session, answer).catch((error: unknown) => report(error))
      })
      if (question.type === 'askHistory') send({ type: 'historyState', ...source.state })
    } catch (error) {
      send({ type: 'historyState', state: 'failed', message: report(error) })
    }
  }

  /** The webview is another one, and has asked for nothing yet; or it is gone. */
  forget(): void {
    this.#stop()
    this.#stop = () => undefined
    this.#followed = null
  }

  #follow(session: BoardSession, source: PastSource): void {
    if (this.#followed === session) return
    this.forget()
    this.#followed = session
    this.#stop = source.onDidChange((reading) => {
      this.#ends.send({ type: 'historyState', ...reading })
      if (reading.state === 'ready') void this.ask(session, { type: 'askHistory' })
    })
  }

  async #tell(session: BoardSession, answer: PastAnswer): Promise<void> {
    const { send, bodies } = this.#ends
    if (answer.type !== 'oldCard') return send(answer)
    const { card, ...told } = answer
    if (!card) return send({ ...told, card })
    const { text, ...facts } = card
    const source = text.slice(splitFrontMatter(text)?.bodyStart ?? 0)
    const body = await (await bodies()).draw(session, source, { path: answer.key, id: card.detail.id })
    send({ ...told, card: { ...facts, body } })
  }
}

function whyNone({ viewContext }: BoardSession): string {
  if (viewContext.readOnly === 'untrusted') return t('Restricted Mode: git is not run, so there is no history to show.')
  return t('Without a git repository there is no history.')
}
