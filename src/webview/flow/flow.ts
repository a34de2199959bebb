import { batch, signal, type Signal } from '@preact/signals'
import type { FlowReport } from '../../core/flow/flowReport.ts'
import type { BlockedGrouping } from '../../core/view/flow/blockedView.ts'
import { type FlowAsk, plainAsk } from '../../core/view/flow/flowAsk.ts'
import type { ShownCounts } from '../../core/view/filter/shownSentence.ts'
import type { Channel } from '../channel.ts'
import type { UiMemory } from '../uiState.ts'

/** The flow screen: what is asked for, and what the host has answered. */
export class Flow {
  readonly ask: Signal<FlowAsk>
  readonly blockedBy = signal<BlockedGrouping>('thief')
  /** null until the first answer. */
  readonly report = signal<FlowReport | null>(null)
  /** How many cards it is made of; null where it is not filtered. */
  readonly counts = signal<ShownCounts | null>(null)
  /** Something is asked that is not answered. */
  readonly isWaiting = signal(false)
  /** The filter of the newest question. */
  asked = ''
  readonly #channel: Channel
  readonly #memory: UiMemory

  constructor(channel: Channel, memory: UiMemory) {
    this.#channel = channel
    this.#memory = memory
    this.ask = signal({ ...plainAsk, ...memory.atBirth.flowAsk })
  }

  /** Asks for something else from now on; whoever shows the screen sends it. */
  change(change: Partial<FlowAsk>): void {
    this.ask.value = { ...this.ask.peek(), ...change }
    this.#memory.update({ flowAsk: this.ask.peek() })
  }

  send(filter: string): void {
    this.asked = filter
    this.isWaiting.value = true
    this.#channel.send({ type: 'askFlow', query: this.ask.peek(), filter })
  }

  show(report: FlowReport, counts: ShownCounts | null): void {
    batch(() => {
      this.counts.value = counts
      this.report.value = report
      this.isWaiting.value = false
    })
  }
}
