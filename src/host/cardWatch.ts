import type { Card } from '../core/card/card.ts'
import { splitFrontMatter } from '../core/card/frontMatter.ts'
import type { CardBody, RenderedBody } from '../core/view/cardBody.ts'
import { type CardDetail, cardDetail } from '../core/view/cardDetail.ts'
import { isSame } from '../core/view/diffViews.ts'
import { linkBody } from '../core/view/linkBody.ts'
import type { ToWebview } from '../protocol.ts'
import type { BodyRenderer } from '../repo/bodies/bodyRenderer.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { picturesFor } from './picturesFor.ts'

/** What draws texts, and where it is told what they say and what failed. */
export interface BodyEnds {
  readonly renderer: BodyRenderer
  readonly send: (message: ToWebview) => void
  readonly report: (error: unknown) => void
}

/** The card that a panel has open: tells the webview of it whenever it says something else. */
export class CardWatch {
  readonly #renderer: BodyRenderer
  readonly #send: (message: ToWebview) => void
  readonly #report: (error: unknown) => void
  #key: string | null = null
  /** What the webview holds; undefined while it holds nothing. */
  #detail: CardDetail | null | undefined = undefined
  #body: CardBody | null = null
  /** The body that was drawn last, or is being drawn. */
  #source: string | null = null
  #rendered: RenderedBody | null = null

  constructor({ renderer, send, report }: BodyEnds) {
    this.#renderer = renderer
    this.#send = send
    this.#report = report
  }

  /** Watches another card from now on; null watches none. What the webview held is forgotten. */
  watch(key: string | null): void {
    this.#key = key
    this.#detail = undefined
    this.#body = null
    this.#source = null
    this.#rendered = null
  }

  /** Tells what is different from what the webview holds. */
  update(session: BoardSession): void {
    const key = this.#key
    if (key === null) return
    const card = session.board.cardsByPath.get(key) ?? null
    const detail = card && cardDetail(session.board, card)
    if (this.#detail === undefined || !isSame(detail, this.#detail)) this.#send({ type: 'card', key, detail })
    this.#detail = detail
    if (card) this.#updateBody(session, card)
  }

  #updateBody(session: BoardSession, card: Card): void {
    const source = bodyOf(card)
    const isOf = (): boolean => this.#key === card.path && this.#source === source
    if (this.#source === source) {
      if (this.#rendered) this.#show(session, this.#rendered).catch(this.#report)
      return
    }
    this.#source = source
    this.#rendered = null
    this.#renderer
      .render(source)
      .then((rendered) => {
        if (!isOf()) return undefined
        this.#rendered = rendered
        return this.#show(session, rendered)
      })
      .catch(this.#report)
  }

  /** Looks up on the newest board what the body links to, and sends it where that makes a difference. */
  async #show(session: BoardSession, rendered: RenderedBody): Promise<void> {
    const key = this.#key
    const card = key === null ? undefined : session.board.cardsByPath.get(key)
    if (key === null || !card) return
    const tree = linkBody(rendered.tree, session.board, card)
    const pictures = await picturesFor(tree, session.folder, this.#body?.pictures ?? {})
    if (this.#key !== key || this.#rendered !== rendered) return
    const body = { ...rendered, tree, pictures }
    if (this.#body && isSame(this.#body, body)) return
    this.#body = body
    this.#send({ type: 'cardBody', key, body })
  }
}

/** What a card says under its front matter; all of it where there is none that can be made out. */
function bodyOf({ text }: Card): string {
  return text.slice(splitFrontMatter(text)?.bodyStart ?? 0)
}
