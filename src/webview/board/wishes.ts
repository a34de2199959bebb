import type { Intent } from '../../core/edit/intent.ts'
import type { Outcome } from '../../protocol.ts'
import type { Channel } from '../channel.ts'
import type { BoardState } from './boardState.ts'
import type { Wish } from './drawnOrder.ts'
import { redraw } from './focus.ts'
import type { Messages } from './messages.ts'
import { readOnlySentence } from './sentences.ts'
import { springBack } from './springBack.ts'

/** A wish that went over a limit and needs a person's reason. */
export interface AskForReason {
  readonly wish: Wish
  /** The refusal's sentence. */
  readonly message: string
}

/** What wishes need of the rest of the screen. */
export interface WishVoice {
  /** Asks a person why a limit may be passed. */
  readonly ask: (question: AskForReason) => void
  /** What else is to be said of cards that were changed, by id; empty if nothing. */
  readonly remarkOn: (cards: readonly string[]) => string
}

/** Sends wishes up and draws how each ends. */
export class Wishes {
  readonly #state: BoardState
  readonly #channel: Channel
  readonly #messages: Messages
  readonly #voice: WishVoice
  readonly #onRefused = new Map<string, () => void>()

  constructor(state: BoardState, channel: Channel, messages: Messages, voice: WishVoice) {
    this.#state = state
    this.#channel = channel
    this.#messages = messages
    this.#voice = voice
  }

  /**
   * Draws the wish at once and sends it; `onRefused` is called if it was not granted. `about` is the key of the card that
   * it is about, of a batch the keys, one for each of its wishes.
   */
  send(intent: Intent, about: string | readonly string[] | null, onRefused?: () => void): void {
    const readOnly = this.#state.frame.peek()?.readOnly
    if (readOnly) {
      this.#messages.warn(readOnlySentence(readOnly))
      onRefused?.()
      return
    }
    const keys = typeof about === 'string' ? [about] : (about ?? [])
    this.#start({ intentId: crypto.randomUUID(), intent, keys }, onRefused)
  }

  /** Sends a wish once more, now with the reason. */
  sendWithReason(wish: Wish, reason: string): void {
    const intent = 'reason' in wish.intent ? { ...wish.intent, reason } : wish.intent
    const onRefused = this.#onRefused.get(wish.intentId)
    this.#onRefused.delete(wish.intentId)
    this.#start({ intentId: crypto.randomUUID(), intent, keys: wish.keys }, onRefused, wish.intentId)
  }

  /** Takes a wish back: what it drew ahead springs to where it was. */
  giveUp(wish: Wish): void {
    const onRefused = this.#onRefused.get(wish.intentId)
    this.#onRefused.delete(wish.intentId)
    springBack(this.#state, wish.keys, () => this.#state.dropWish(wish.intentId))
    onRefused?.()
  }

  settle(intentId: string, outcome: Outcome): void {
    const wish = this.#state.wish(intentId)
    switch (outcome.kind) {
      case 'committed':
      case 'pending':
      case 'unchanged':
        this.#end(intentId)
        this.#messages.say(
          [outcome.message, this.#voice.remarkOn(outcome.cards)].filter((part) => part !== '').join('. '),
        )
        return
      case 'failed':
        // Without a card nothing was written: what was drawn ahead is not true.
        if (wish && outcome.cards.length === 0) this.giveUp(wish)
        else this.#end(intentId)
        this.#messages.warn(outcome.message)
        return
      case 'refused':
        if (outcome.refusal.code === 'reasonRequired' && wish)
          return this.#voice.ask({ wish, message: outcome.refusal.message })
        if (wish) this.giveUp(wish)
        this.#messages.warn(outcome.refusal.message)
    }
  }

  #start(wish: Wish, onRefused?: () => void, instead?: string): void {
    if (onRefused) this.#onRefused.set(wish.intentId, onRefused)
    this.#messages.closeAlert()
    redraw(this.#state, () => this.#state.addWish(wish, instead))
    this.#channel.send({ type: 'intent', intentId: wish.intentId, intent: wish.intent })
  }

  #end(intentId: string): void {
    this.#onRefused.delete(intentId)
    redraw(this.#state, () => this.#state.dropWish(intentId))
  }
}
