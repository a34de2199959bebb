import type { Board } from '../core/board/board.ts'
import type { ToWebview } from '../protocol.ts'
import { findCards } from '../repo/session/findCards.ts'

/** Answers what a webview looks for in the texts of the cards, and answers anew when they change. */
export class Finder {
  readonly #send: (message: ToWebview) => void
  #text = ''
  #board: Board | null = null
  /** The newest answer, to tell whether another one is news. */
  #answer = ''
  /** Counts the searches: only the newest one answers. */
  #turn = 0

  constructor(send: (message: ToWebview) => void) {
    this.#send = send
  }

  /** Looks for this from now on; an empty text ends it. */
  async find(text: string, board: Board | null): Promise<void> {
    this.#text = text
    this.#answer = ''
    this.#board = null
    if (text === '') this.#turn++
    else if (board) await this.follow(board)
  }

  /** Looks again, where the board is another one. */
  async follow(board: Board): Promise<void> {
    if (this.#text === '' || board === this.#board) return
    this.#board = board
    const turn = ++this.#turn
    const text = this.#text
    const found = await findCards(board, text)
    const answer = JSON.stringify(found)
    if (turn !== this.#turn || answer === this.#answer) return
    this.#answer = answer
    this.#send({ type: 'found', text, ...found })
  }
}
