import { buildBoard } from '../../src/core/board/buildBoard.ts'
import type { Board } from '../../src/core/board/board.ts'
import { parseWorkflow } from '../../src/core/board/parseWorkflow.ts'
import { applyEdit } from '../../src/core/card/applyEdit.ts'
import type { Edit, Plan } from '../../src/core/card/edit.ts'
import { splitFrontMatter } from '../../src/core/card/frontMatter.ts'
import { parseCard } from '../../src/core/card/parseCard.ts'
import type { Intent } from '../../src/core/edit/intent.ts'
import { planIntent } from '../../src/core/edit/planIntent.ts'
import { announce } from '../../src/core/view/announce.ts'
import type { BoardChange, BoardView, HeadView, ReadOnlyReason } from '../../src/core/view/boardView.ts'
import type { CardBody } from '../../src/core/view/cardBody.ts'
import { type CardDetail, cardDetail } from '../../src/core/view/cardDetail.ts'
import { type BodyPlace, linkBody, picturesOf } from '../../src/core/view/linkBody.ts'
import { renderBody } from '../../src/core/view/renderBody.ts'
import { buildFirstView, buildView, mostAtOnce, restOf } from '../../src/core/view/buildView.ts'
import type { Findings } from '../../src/core/flow/findings/findThieves.ts'
import type { ViewContext } from '../../src/core/view/viewContext.ts'
import type { GitUser } from '../../src/core/view/myNames.ts'
import type { Outcome, ToWebview } from '../../src/protocol.ts'

/** Files of a board by path relative to its folder. */
export type Files = Readonly<Record<string, string>>

export const atRest: HeadView = {
  branch: 'main',
  hasRepository: true,
  hold: null,
  pending: 0,
  changedByHand: [],
  isCollecting: false,
  failure: null,
}

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** A board in memory, changed by the real core: what a session is without a disk and without git. */
export class MemoryBoard {
  head: HeadView = atRest
  readOnly: ReadOnlyReason | null = null
  findings: Findings | null = null
  user: GitUser | null = { name: 'Anne Nowak', email: 'anne@example.com' }
  /** By path; null: the history has not been read. */
  ages: ViewContext['ages'] = null
  #texts: Map<string, string>
  #board: Board
  #view: BoardView | null = null

  constructor(files: Files) {
    this.#texts = new Map(Object.entries(files))
    this.#board = this.#read()
  }

  /** What a webview is sent first of a large board; null for any other. */
  firstView(): BoardView | null {
    return this.#board.cardsByPath.size > mostAtOnce ? buildFirstView(this.#board, this.#context()) : null
  }

  /** What a view that knows only these cards lacks. */
  restOf(known: BoardView): BoardChange {
    return restOf(this.#board, this.#context(), new Set(Object.keys(known.cards)))
  }

  view(): BoardView {
    this.#view = buildView(this.#board, this.#context(), this.#view)
    return this.#view
  }

  #context(): ViewContext {
    return {
      head: this.head,
      readOnly: this.readOnly,
      pendingCards: new Set<string>(),
      findings: this.findings,
      overReasons: new Map<string, string>(),
      user: this.user,
      ages: this.ages,
      today: '2026-11-16',
    }
  }

  /** What the host tells of a card that is open; pictures are one pixel, or missing. */
  card(key: string): { readonly detail: CardDetail | null; readonly body: CardBody | null } {
    const card = this.#board.cardsByPath.get(key)
    if (!card) return { detail: null, body: null }
    const text = card.text.slice(splitFrontMatter(card.text)?.bodyStart ?? 0)
    return { detail: cardDetail(this.#board, card), body: this.#drawn(text, card) }
  }

  /** What the host tells of the policy of a column. */
  policy(column: string): Extract<ToWebview, { type: 'policy' }> | null {
    const source = this.#board.workflow.columns.find(({ id }) => id === column)?.policy
    if (!source) return null
    return { type: 'policy', column, source, body: this.#drawn(source, { path: 'board.md', id: null }) }
  }

  #drawn(text: string, place: BodyPlace): CardBody {
    const rendered = renderBody(text)
    const tree = linkBody(rendered.tree, this.#board, place)
    const pictures = Object.fromEntries(
      picturesOf(tree).map((path) => [
        path,
        path.startsWith('missing') ? ({ why: 'missing' } as const) : { url: pixel },
      ]),
    )
    return { ...rendered, tree, pictures }
  }

  /** What a file says now. */
  text(path: string): string | undefined {
    return this.#texts.get(path)
  }

  write(path: string, text: string | null): void {
    if (text === null) this.#texts.delete(path)
    else this.#texts.set(path, text)
    this.#board = this.#read()
  }

  execute(intent: Intent): Outcome {
    if (intent.kind === 'undo' || intent.kind === 'redo')
      return { kind: 'unchanged', message: `Nothing to ${intent.kind}`, cards: [] }
    const plan = planIntent(intent, this.#board, {
      today: '2026-11-16',
      knownIds: new Set(this.#board.cardsById.keys()),
      workflowText: this.#texts.get('board.md') ?? null,
      markdown: this.#texts,
      random: Array.from({ length: 64 }, (_, i) => ((i + this.#texts.size) * 0.377) % 1),
    })
    if (plan.kind === 'refusal') return { kind: 'refused', refusal: plan }
    for (const edit of plan.edits) this.#apply(edit, plan)
    this.#board = this.#read()
    const message = announce(intent, plan, this.#board)
    return { kind: plan.edits.length === 0 ? 'unchanged' : 'committed', message, cards: plan.cards }
  }

  #apply(edit: Edit, plan: Plan): void {
    const text = applyEdit(this.#texts.get(edit.path) ?? null, edit, plan.names)
    if (text !== null && typeof text !== 'string') throw new Error(text.message)
    if (text === null) this.#texts.delete(edit.path)
    else this.#texts.set(edit.kind === 'rename' ? edit.to : edit.path, text)
    if (edit.kind === 'rename') this.#texts.delete(edit.path)
  }

  #read(): Board {
    const workflow = parseWorkflow(this.#texts.get('board.md') ?? null, 'board')
    const cards = [...this.#texts]
      .filter(([path]) => path !== 'board.md' && !path.startsWith('archive/'))
      .flatMap(([path, text]) => parseCard(path, text, workflow.fieldNames) ?? [])
    return buildBoard(workflow, cards)
  }
}
