import type { RenderedBody } from '../core/view/cardBody.ts'
import { linkBody } from '../core/view/linkBody.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import type { BodyEnds } from './cardWatch.ts'
import { picturesFor } from './picturesFor.ts'

const place = { path: 'board.md', id: null } as const

/** The policies of columns, drawn when somebody looks at them. */
export class Policies {
  readonly #ends: BodyEnds
  /** By column, what was drawn last; another text is drawn anew. */
  readonly #drawn = new Map<string, { readonly source: string; readonly rendered: RenderedBody }>()

  constructor(ends: BodyEnds) {
    this.#ends = ends
  }

  /** Tells the webview what the policy of a column says now; of a column that is gone, nothing. */
  async show(session: BoardSession, column: string): Promise<void> {
    const source = session.board.workflow.columns.find(({ id }) => id === column)?.policy
    if (source === undefined || source === '') return
    const known = this.#drawn.get(column)
    const rendered = known?.source === source ? known.rendered : await this.#ends.renderer.render(source)
    this.#drawn.set(column, { source, rendered })
    const tree = linkBody(rendered.tree, session.board, place)
    const pictures = await picturesFor(tree, session.folder, {})
    this.#ends.send({ type: 'policy', column, source, body: { ...rendered, tree, pictures } })
  }
}
