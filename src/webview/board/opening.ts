import { applyChange } from '../../core/view/applyChange.ts'
import type { BoardChange, BoardView } from '../../core/view/boardView.ts'
import type { Channel } from '../channel.ts'
import type { UiMemory } from '../uiState.ts'
import { redraw } from './focus.ts'
import type { Screen } from './screen.ts'

type Snapshot = { readonly rev: number; readonly view: BoardView; readonly isWhole: boolean }

/**
 * What the host sends of the board, onto the screen. Of a large board the first cards come alone and are painted, then
 * the others are asked for; a wall that needs all of them to be drawn right waits for them.
 */
export class Opening {
  readonly #screen: Screen
  readonly #channel: Channel
  readonly #memory: UiMemory
  /** A board of which the first cards are here, and that is of no use without the others. */
  #held: Snapshot | null = null

  constructor(screen: Screen, channel: Channel, memory: UiMemory) {
    this.#screen = screen
    this.#channel = channel
    this.#memory = memory
  }

  snapshot(snapshot: Snapshot): void {
    const isEnough = snapshot.isWhole || !this.#needsAll()
    this.#held = isEnough ? null : snapshot
    if (isEnough) this.#show(snapshot)
    if (snapshot.isWhole) return
    const ask = (): void => this.#channel.send({ type: 'wantRest' })
    if (isEnough) requestAnimationFrame(() => setTimeout(ask))
    else ask()
  }

  change(from: number, rev: number, change: BoardChange): void {
    const held = this.#held
    if (held?.rev === from) {
      this.#held = null
      return this.#show({ rev, view: applyChange(held.view, change), isWhole: true })
    }
    const { state } = this.#screen
    redraw(state, () => {
      if (!state.showChange(from, rev, change)) this.#channel.send({ type: 'ready' })
    })
  }

  #show({ rev, view }: Snapshot): void {
    const { state, panel } = this.#screen
    redraw(state, () => state.showSnapshot(rev, view))
    panel.resume()
  }

  /** Lanes and a filter are about all cards, and so is a wall that was scrolled or is drawn already. */
  #needsAll(): boolean {
    const { state, filter, shape } = this.#screen
    const { columnScroll, openCard } = this.#memory.atBirth
    return (
      state.rev.peek() > 0 ||
      filter.text.peek() !== '' ||
      shape.lanes.peek() !== null ||
      openCard !== null ||
      Object.values(columnScroll).some((top) => top > 0)
    )
  }
}
