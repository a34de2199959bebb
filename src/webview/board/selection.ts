import { batch, effect, type ReadonlySignal, signal } from '@preact/signals'
import { plural } from '../../core/l10n/l10n.ts'
import type { BoardState } from './boardState.ts'
import type { Messages } from './messages.ts'

/** The cards that are chosen together. A card that is gone, or that nobody sees any more, is chosen no longer. */
export class Selection {
  readonly keys: ReadonlySignal<ReadonlySet<string>>
  readonly #keys = signal<ReadonlySet<string>>(new Set())
  readonly #state: BoardState
  readonly #messages: Messages
  /** Where a range begins, and the card that was chosen last. */
  #anchor: string | null = null
  #end: string | null = null

  constructor(state: BoardState, messages: Messages) {
    this.#state = state
    this.#messages = messages
    this.keys = this.#keys
    effect(() => this.#dropUnseen())
  }

  /** What a command on this card is about: all chosen cards, as they lie on the wall, if it is one; else it alone. */
  around(key: string): readonly string[] {
    const chosen = this.#keys.peek()
    if (!chosen.has(key)) return [key]
    return this.#state.columns.peek().flatMap(({ shown }) => shown.peek().filter((each) => chosen.has(each)))
  }

  toggle(key: string): void {
    const keys = new Set(this.#keys.peek())
    if (!keys.delete(key)) keys.add(key)
    this.#anchor = this.#end = key
    this.#choose(keys)
  }

  /** Chooses all between two cards of a column; from one that was chosen last, the row that ended there goes on. */
  extendTo(key: string, from: string): void {
    const column = this.#state.spotOf(key)?.column
    const keys = column?.shown.peek() ?? []
    if (from !== this.#end || !keys.includes(this.#anchor ?? '')) this.#anchor = keys.includes(from) ? from : key
    this.#end = key
    const ends = [keys.indexOf(this.#anchor ?? key), keys.indexOf(key)].sort((one, other) => one - other)
    this.#choose(new Set(keys.slice(ends[0], (ends[1] ?? 0) + 1)))
  }

  /** Chooses the column of this card; once that is chosen, all of the wall. */
  all(key: string | null): void {
    const columns = this.#state.columns.peek()
    const here = (key === null ? undefined : this.#state.spotOf(key)?.column.shown.peek()) ?? []
    const chosen = this.#keys.peek()
    const isHere = here.every((each) => chosen.has(each))
    this.#choose(new Set(isHere ? columns.flatMap(({ shown }) => shown.peek()) : here))
  }

  /** False if nothing was chosen. */
  clear(): boolean {
    this.#anchor = this.#end = null
    if (this.#keys.peek().size === 0) return false
    this.#choose(new Set())
    return true
  }

  #choose(keys: ReadonlySet<string>): void {
    this.#set(keys)
    this.#messages.say(plural(keys.size, '{0} card selected', '{0} cards selected'))
  }

  #set(keys: ReadonlySet<string>): void {
    const before = this.#keys.peek()
    const mark = (key: string, isSelected: boolean): void => {
      const card = this.#state.card(key)
      if (card) card.isSelected.value = isSelected
    }
    batch(() => {
      for (const key of before) if (!keys.has(key)) mark(key, false)
      for (const key of keys) mark(key, true)
      this.#keys.value = keys
    })
  }

  /** Nothing is done to what nobody sees. */
  #dropUnseen(): void {
    const chosen = this.#keys.value
    if (chosen.size === 0) return
    const seen = new Set(this.#state.columns.value.flatMap(({ shown }) => shown.value))
    const kept = [...chosen].filter((key) => seen.has(key))
    if (kept.length === chosen.size) return
    const hidden = [...chosen].filter((key) => !seen.has(key) && this.#state.card(key)).length
    this.#set(new Set(kept))
    if (hidden > 0)
      this.#messages.say(
        plural(
          hidden,
          '{0} selected card is hidden and no longer selected',
          '{0} selected cards are hidden and no longer selected',
        ),
      )
  }
}
