import type { PastTold } from '../../protocol.ts'

/** What the host tells of the board's past, for whichever screen has asked: their code comes with the first of them. */
export class Past {
  readonly #listeners = new Set<(told: PastTold) => void>()

  /** Calls back with all that is told, until the returned function is called. */
  listen(listener: (told: PastTold) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(told: PastTold): void {
    for (const listener of [...this.#listeners]) listener(told)
  }
}
