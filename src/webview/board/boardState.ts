import { batch, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import type { BoardChange, BoardView, CardView, ColumnView } from '../../core/view/boardView.ts'
import { applyChange } from '../../core/view/applyChange.ts'
import { Cells, type CutColumn } from './cells.ts'
import { drawnOrder, type Wish } from './drawnOrder.ts'
import { isSame } from './isSame.ts'
import type { Shape } from './shape.ts'

/** What is drawn of one card; each part repaints by itself. */
export interface CardState {
  readonly key: string
  readonly view: Signal<CardView>
  /** The one card that Tab reaches. */
  readonly isCurrent: Signal<boolean>
  /** It is one of several that are chosen. */
  readonly isSelected: Signal<boolean>
  /** A wish for it is unanswered. */
  readonly isInFlight: Signal<boolean>
  /** What holds it just now. */
  readonly grip: Signal<'drag' | 'menu' | null>
}

export interface ColumnState extends CutColumn {
  readonly id: string
  readonly view: Signal<ColumnView>
  /** Keys of all its cards, top to bottom, with the unanswered moves made. */
  readonly order: Signal<readonly string[]>
}

export type Frame = Omit<BoardView, 'cards' | 'order'>

/** Where a card is drawn. */
export interface Spot {
  readonly column: ColumnState
  readonly index: number
}

/** What is on the screen: the host's newest view, with the unanswered wishes drawn ahead. It knows no rules. */
export class BoardState {
  readonly frame = signal<Frame | null>(null)
  readonly rev = signal(0)
  readonly columns = signal<readonly ColumnState[]>([])
  /** Keys of the cards that the filter takes off the wall. */
  readonly hidden: ReadonlySignal<ReadonlySet<string>>
  readonly wishes: ReadonlySignal<readonly Wish[]>
  /** The card that the keyboard is on; the first card of the board where nobody has been yet. */
  readonly currentKey: ReadonlySignal<string | null>
  readonly cells: Cells

  readonly #wishes = signal<readonly Wish[]>([])
  readonly #hidden = signal<ReadonlySet<string>>(new Set())
  /** Of the cards that somebody has asked for: most of a large board are never drawn. */
  readonly #cards = new Map<string, CardState>()
  #inFlight: ReadonlySet<string> = new Set()
  #view: BoardView | null = null
  #allViews: readonly CardView[] | null = null
  readonly #current: Signal<string | null>

  constructor(current: string | null, shape: Shape) {
    this.wishes = this.#wishes
    this.hidden = this.#hidden
    this.#current = signal(current)
    this.currentKey = this.#current
    this.cells = new Cells(this, shape)
    effect(() => this.#keepCurrent())
  }

  showSnapshot(rev: number, view: BoardView): void {
    this.#show(rev, view, true)
  }

  /** False if the change is not for what is shown: then a snapshot is needed. */
  showChange(from: number, rev: number, change: BoardChange): boolean {
    if (!this.#view || from !== this.rev.peek()) return false
    this.#show(rev, applyChange(this.#view, change), change.frame !== null)
    return true
  }

  /** Draws a wish ahead of its answer; in place of an earlier one, if that is given. */
  addWish(wish: Wish, instead?: string): void {
    this.#setWishes([...this.#wishes.peek().filter((other) => other.intentId !== instead), wish])
  }

  dropWish(intentId: string): void {
    this.#setWishes(this.#wishes.peek().filter((wish) => wish.intentId !== intentId))
  }

  wish(intentId: string): Wish | undefined {
    return this.#wishes.peek().find((wish) => wish.intentId === intentId)
  }

  /** What draws a card that is not here yet repaints with the next revision. */
  card(key: string): CardState | undefined {
    const known = this.#cards.get(key)
    if (known) return known
    const view = this.cardView(key)
    if (!view) {
      void this.rev.value
      return undefined
    }
    const card = {
      key,
      view: signal(view),
      isCurrent: signal(key === this.#current.peek()),
      isSelected: signal(false),
      isInFlight: signal(this.#inFlight.has(key)),
      grip: signal(null),
    }
    this.#cards.set(key, card)
    return card
  }

  /** What the host says of a card now; nothing repaints with it. */
  cardView(key: string): CardView | undefined {
    return this.#view?.cards[key]
  }

  cardViews(keys: readonly string[]): CardView[] {
    return keys.flatMap((key) => this.cardView(key) ?? [])
  }

  /** Every card, hidden or not, as it is shown now. */
  allViews(): readonly CardView[] {
    this.#allViews ??= Object.values(this.#view?.cards ?? {})
    return this.#allViews
  }

  column(id: string): ColumnState | undefined {
    return this.columns.peek().find((column) => column.id === id)
  }

  spotOf(key: string): Spot | null {
    for (const column of this.columns.peek()) {
      const index = column.order.peek().indexOf(key)
      if (index >= 0) return { column, index }
    }
    return null
  }

  isShown(key: string): boolean {
    return this.columns.peek().some((column) => column.shown.peek().includes(key))
  }

  /** Hides these cards and no others; the keyboard stays on a card that is shown. */
  hide(hidden: ReadonlySet<string>): void {
    this.#hidden.value = hidden
  }

  get current(): string | null {
    return this.#current.peek()
  }

  setCurrent(key: string | null): void {
    const now = this.#current.peek()
    if (key === now) return
    const [before, after] = [now, key].map((each) => (each === null ? undefined : this.#cards.get(each)))
    batch(() => {
      this.#current.value = key
      if (before) before.isCurrent.value = false
      if (after) after.isCurrent.value = true
    })
  }

  #show(rev: number, view: BoardView, isFrameNew: boolean): void {
    batch(() => {
      this.#view = view
      this.rev.value = rev
      const { cards, order: _, ...frame } = view
      if (isFrameNew) this.frame.value = frame
      this.#showCards(cards)
      this.#showColumns(view.columns)
      this.#draw()
    })
  }

  #showCards(cards: BoardView['cards']): void {
    this.#allViews = null
    for (const [key, card] of this.#cards) {
      const view = cards[key]
      if (view) card.view.value = view
      else this.#cards.delete(key)
    }
  }

  #showColumns(views: readonly ColumnView[]): void {
    const known = new Map(this.columns.peek().map((column) => [column.id, column]))
    const columns = views.map((view) => known.get(view.id) ?? this.#newColumn(view))
    for (const [i, view] of views.entries()) {
      const column = columns[i]
      if (column) column.view.value = view
    }
    if (!isSame(columns, this.columns.peek())) this.columns.value = columns
  }

  #newColumn(view: ColumnView): ColumnState {
    const order = signal<readonly string[]>([])
    return { id: view.id, view: signal(view), order, ...this.cells.ofColumn(view.id, order) }
  }

  #setWishes(wishes: readonly Wish[]): void {
    batch(() => {
      this.#wishes.value = wishes
      this.#draw()
    })
  }

  #draw(): void {
    const view = this.#view
    if (!view) return
    const order = drawnOrder(view, this.#wishes.peek())
    for (const column of this.columns.peek()) {
      const keys = order[column.id] ?? []
      if (!isSame(keys, column.order.peek())) column.order.value = keys
    }
    this.#inFlight = new Set(this.#wishes.peek().flatMap((wish) => wish.keys))
    for (const card of this.#cards.values()) card.isInFlight.value = this.#inFlight.has(card.key)
  }

  /** There is always one card that Tab reaches, as long as a card is shown. */
  #keepCurrent(): void {
    const shown = this.columns.value.map((column) => column.shown.value)
    untracked(() => {
      const now = this.#current.peek()
      if (now !== null && shown.some((keys) => keys.includes(now))) return
      // Before the first board nobody knows whether the remembered card is still there.
      if (this.#view) this.setCurrent(shown.find((keys) => keys.length > 0)?.[0] ?? null)
    })
  }
}
