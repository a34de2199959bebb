import MiniSearch from 'minisearch'
import type { CardView } from '../../core/view/boardView.ts'
import { cardWords } from '../../core/view/filter/cardWords.ts'
import { foldText } from '../../core/view/filter/foldText.ts'
import type { BoardState } from '../board/boardState.ts'

/** Cards that are taken into the index between two turns of the page. */
const sliceSize = 400

/** An index of the cards' titles, ids, labels and people, for words that are nearly what they say. */
export class NearWords {
  readonly #state: BoardState
  readonly #index = new MiniSearch<CardView>({
    idField: 'key',
    fields: ['title', 'id', 'labels', 'people'],
    extractField: (card, field) => fieldOf(card, field),
    processTerm: (term) => foldText(term),
  })
  readonly #indexed = new Map<string, CardView>()
  #rev = -1

  constructor(state: BoardState) {
    this.#state = state
  }

  /** Takes all cards in, a slice at a time, so that nobody's keystroke waits for it. */
  async build(): Promise<void> {
    for (let views = this.#fresh(); views.length > 0; views = this.#fresh()) {
      for (const view of views.slice(0, sliceSize)) this.#take(view)
      await new Promise((resolve) => setTimeout(resolve))
    }
  }

  /** Keys of the cards that have a word near to this, or one that begins nearly so. */
  find(word: string): ReadonlySet<string> {
    this.#follow()
    const found = this.#index.search(word, { prefix: true, fuzzy: 0.2, combineWith: 'AND' })
    return new Set(found.map(({ id }) => String(id)))
  }

  /** Brings in the cards that have changed since. */
  #follow(): void {
    const rev = this.#state.rev.peek()
    if (rev === this.#rev) return
    this.#rev = rev
    for (const view of this.#fresh()) this.#take(view)
    for (const key of this.#indexed.keys()) if (!this.#state.cardView(key)) this.#drop(key)
  }

  #fresh(): readonly CardView[] {
    return this.#state.allViews().filter((view) => this.#indexed.get(view.key) !== view)
  }

  #take(view: CardView): void {
    this.#drop(view.key)
    this.#index.add(view)
    // So that the first keystroke does not wait for all of them.
    cardWords(view)
    this.#indexed.set(view.key, view)
  }

  #drop(key: string): void {
    const known = this.#indexed.get(key)
    if (!known) return
    this.#index.remove(known)
    this.#indexed.delete(key)
  }
}

function fieldOf(card: CardView, field: string): string {
  switch (field) {
    case 'key':
      return card.key
    case 'title':
      // A title of a whole page is found by its beginning.
      return card.title.slice(0, 1_000)
    case 'id':
      return card.id
    case 'labels':
      return card.labels.join(' ')
    default:
      return card.assignees.map(({ id, name }) => `${id} ${name}`).join(' ')
  }
}
