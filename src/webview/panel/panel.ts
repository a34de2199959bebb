import { batch, signal, type Signal } from '@preact/signals'
import type { CardBody } from '../../core/view/cardBody.ts'
import type { CardDetail } from '../../core/view/cardDetail.ts'
import type { Channel } from '../channel.ts'
import type { UiMemory } from '../uiState.ts'

/** What somebody has typed into a field and not saved. */
export interface Draft {
  readonly text: string
  /** What the field said when the typing began: what it says now must be the same for the draft to be saved unasked. */
  readonly base: string
}

/** The card panel: which card is open, what the host has told of it, and what is typed and not saved yet. */
export class Panel {
  /** Key of the card that is open; what is drawn of it comes a moment later. */
  readonly key: Signal<string | null>
  /** What is drawn: of the open card, or for a moment still of the one before. */
  readonly detail = signal<CardDetail | null>(null)
  /** The open card is not on the board any more; `detail` is what it was. */
  readonly isGone = signal(false)
  readonly body = signal<{ readonly key: string; readonly body: CardBody } | null>(null)
  /** By `draftKey`. Kept while the panel shows another card. */
  readonly drafts = signal<ReadonlyMap<string, Draft>>(new Map())
  /** Boxes that were ticked since the body came, by their number. */
  readonly ticks = signal<ReadonlyMap<number, boolean>>(new Map())
  /** Where the focus goes back to when a dialog that began here is closed. */
  returnTo: HTMLElement | null = null
  /** What the card was opened from, where that is not its face on the wall: the keyboard goes back there. */
  opener: HTMLElement | null = null
  /** The keyboard shall be in the panel as soon as it is drawn. */
  wantsFocus = false
  readonly #channel: Channel
  readonly #memory: UiMemory

  constructor(channel: Channel, memory: UiMemory) {
    this.#channel = channel
    this.#memory = memory
    this.key = signal(memory.atBirth.openCard)
  }

  /** Opens a card, or shows another one in place of the one that is open. */
  open(key: string): void {
    if (this.key.peek() === key) return
    this.key.value = key
    this.#memory.update({ openCard: key })
    this.#watch()
  }

  /** Shows another card where one is open. */
  follow(key: string): void {
    if (this.key.peek() !== null) this.open(key)
  }

  close(): void {
    batch(() => {
      this.key.value = null
      this.detail.value = null
      this.body.value = null
      this.isGone.value = false
    })
    this.#memory.update({ openCard: null })
    this.#watch()
  }

  /** Says once more which card is open: a host that has begun anew knows it no more. */
  resume(): void {
    if (this.key.peek() !== null) this.#watch()
  }

  showDetail(key: string, detail: CardDetail | null): void {
    if (key !== this.key.peek()) return
    batch(() => {
      this.isGone.value = detail === null
      if (detail || this.detail.peek()?.key !== key) this.detail.value = detail
    })
  }

  showBody(key: string, body: CardBody): void {
    if (key !== this.key.peek()) return
    batch(() => {
      this.body.value = { key, body }
      this.ticks.value = new Map()
    })
  }

  draft(field: string): Draft | undefined {
    return this.drafts.value.get(draftKey(this.detail.value?.key ?? '', field))
  }

  /** Keeps what is typed; null gives it up. */
  setDraft(key: string, field: string, draft: Draft | null): void {
    const drafts = new Map(this.drafts.peek())
    if (draft) drafts.set(draftKey(key, field), draft)
    else drafts.delete(draftKey(key, field))
    this.drafts.value = drafts
  }

  tick(task: number, isDone: boolean | null): void {
    const ticks = new Map(this.ticks.peek())
    if (isDone === null) ticks.delete(task)
    else ticks.set(task, isDone)
    this.ticks.value = ticks
  }

  /** Puts the focus back where a dialog was opened from; false if that was not here. */
  takeFocusBack(): boolean {
    const element = this.returnTo
    this.returnTo = null
    if (!element?.isConnected) return false
    element.focus()
    return true
  }

  #watch(): void {
    this.#channel.send({ type: 'watchCard', key: this.key.peek() })
  }
}

function draftKey(key: string, field: string): string {
  return `${field}\n${key}`
}
