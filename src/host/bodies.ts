import type { CardBody } from '../core/view/cardBody.ts'
import { type BodyPlace, linkBody } from '../core/view/linkBody.ts'
import type { ToWebview } from '../protocol.ts'
import { BodyRenderer } from '../repo/bodies/bodyRenderer.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { CardWatch } from './cardWatch.ts'
import { picturesFor } from './picturesFor.ts'
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

  /** Draws a text, with what it links to as it is on the newest board. */
  async draw(session: BoardSession, source: string, place: BodyPlace): Promise<CardBody> {
    const rendered = await this.#renderer.render(source)
    const tree = linkBody(rendered.tree, session.board, place)
    return { ...rendered, tree, pictures: await picturesFor(tree, session.folder, {}) }
  }

  dispose(): void {
    this.#renderer.dispose()
  }
}
