import type { ToWebview } from '../protocol.ts'
import { BodyRenderer } from '../repo/bodies/bodyRenderer.ts'
import { CardWatch } from './cardWatch.ts'
import { Policies } from './policies.ts'

interface BodiesEnds {
  /** Absolute path of the built `bodyWorker.js`. */
  readonly worker: string
  readonly send: (message: ToWebview) => void
  readonly report: (error: unknown) => void
}

/** The texts that a webview shows: the card that is open, and policies. One thread draws them all. */
export class Bodies {
  readonly card: CardWatch
  readonly policies: Policies
  readonly #renderer: BodyRenderer

  constructor({ worker, send, report }: BodiesEnds) {
    this.#renderer = new BodyRenderer(worker)
    const ends = { renderer: this.#renderer, send, report }
    this.card = new CardWatch(ends)
    this.policies = new Policies(ends)
  }

  dispose(): void {
    this.#renderer.dispose()
  }
}
