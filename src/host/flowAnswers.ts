import { t } from '../core/l10n/l10n.ts'
import type { ToHost, ToWebview } from '../protocol.ts'
import type { BoardPast } from './boardPast.ts'

type AskFlow = Extract<ToHost, { readonly type: 'askFlow' }>

interface FlowEnds {
  readonly send: (message: ToWebview) => void
  /** Reports what failed, and returns the sentence that says so. */
  readonly report: (error: unknown) => string
}

/** Answers what one webview asks about the flow: the newest question, and again whenever the history is another one. */
export class FlowAnswers {
  readonly #ends: FlowEnds
  #past: BoardPast | null = null
  #question: AskFlow | null = null
  #stop: () => void = () => undefined

  constructor(ends: FlowEnds) {
    this.#ends = ends
  }

  /** `past` is null where the session of the board is closed. */
  async ask(past: BoardPast | null, question: AskFlow): Promise<void> {
    this.#question = question
    if (past === null) {
      this.#ends.send({ type: 'historyState', state: 'reading', message: t('The history is being read…') })
      return
    }
    this.#follow(past)
    await this.#answer(past, question)
  }

  /** The webview is another one, and has asked for nothing yet; or it is gone. */
  forget(): void {
    this.#stop()
    this.#past = null
    this.#question = null
  }

  #follow(past: BoardPast): void {
    if (this.#past === past) return
    this.#stop()
    this.#past = past
    this.#stop = past.onDidChange((state) => {
      this.#ends.send({ type: 'historyState', ...state })
      if (state.state === 'ready' && this.#question) void this.#answer(past, this.#question)
    })
  }

  async #answer(past: BoardPast, question: AskFlow): Promise<void> {
    try {
      await past.flow(question, ({ report, counts }) => {
        if (this.#question === question) this.#ends.send({ type: 'flow', report, counts })
      })
      this.#ends.send({ type: 'historyState', ...past.state })
    } catch (error) {
      this.#ends.send({ type: 'historyState', state: 'failed', message: this.#ends.report(error) })
    }
  }
}
