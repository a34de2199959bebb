import { signal } from '@preact/signals'
import type { CardBody } from '../../core/view/cardBody.ts'
import type { Channel } from '../channel.ts'

interface Drawn {
  /** The Markdown that it was drawn from. */
  readonly source: string
  readonly body: CardBody
}

/** The policies of columns, as the host has drawn them when somebody looked. */
export class Policies {
  readonly #channel: Channel
  readonly #drawn = signal<ReadonlyMap<string, Drawn>>(new Map())

  constructor(channel: Channel) {
    this.#channel = channel
  }

  /** Asks for it, also where it is here already: the cards that it names may be others now. */
  ask(column: string): void {
    this.#channel.send({ type: 'showPolicy', column })
  }

  show(column: string, drawn: Drawn): void {
    this.#drawn.value = new Map(this.#drawn.peek()).set(column, drawn)
  }

  /** How this text of a column is drawn; null until the host has told. */
  of(column: string, source: string): CardBody | null {
    const drawn = this.#drawn.value.get(column)
    return drawn?.source === source ? drawn.body : null
  }
}
