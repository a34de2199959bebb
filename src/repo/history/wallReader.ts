import { buildBoard } from '../../core/board/buildBoard.ts'
import type { Board } from '../../core/board/board.ts'
import type { Workflow } from '../../core/board/workflow.ts'
import type { Card } from '../../core/card/card.ts'
import type { FieldNames } from '../../core/card/field.ts'
import { readBody } from '../../core/card/markdownBody.ts'
import { parseCard, settleBody } from '../../core/card/parseCard.ts'
import { type BoardPlaces, insideBoard } from '../../core/history/boardPlaces.ts'
import type { CloneTexts } from './cloneTexts.ts'

/** A text that is a card on a wall. */
export interface WallFile {
  /** Relative to the top of the repository. */
  readonly path: string
  readonly blob: string | null
}

/** What a wall of the past is made of. */
export interface WallFiles {
  readonly workflow: Workflow
  readonly cards: readonly WallFile[]
  /** In lower case. */
  readonly archivedIds: readonly string[]
}

/** So many cards are kept as they were parsed, for the walls around one that is looked at. */
const mostCards = 20_000

/** Puts walls of the past together. The same file object on two walls is the same card. */
export class WallReader {
  readonly #texts: CloneTexts
  readonly #places: BoardPlaces
  readonly #cards = new Map<WallFile, Card>()
  /** By which `#cards` were parsed. */
  #names: FieldNames | null = null

  constructor(texts: CloneTexts, places: BoardPlaces) {
    this.#texts = texts
    this.#places = places
  }

  async read({ workflow, cards, archivedIds }: WallFiles): Promise<Board> {
    return buildBoard(workflow, await this.#parsed(cards, workflow.fieldNames), new Set(archivedIds))
  }

  async #parsed(files: readonly WallFile[], names: FieldNames): Promise<readonly Card[]> {
    const isOther = names !== this.#names
    if (isOther || this.#cards.size > mostCards) this.#cards.clear()
    this.#names = names
    // Held apart: while texts are waited for, somebody may ask for another wall.
    const found = new Map(files.map((file) => [file, this.#cards.get(file) ?? null]))
    const unknown = files.filter((file) => found.get(file) === null)
    const texts = await this.#texts.read(unknown.flatMap(({ blob }) => blob ?? []))
    for (const file of unknown) {
      const text = texts.get(file.blob ?? '')
      const path = insideBoard(this.#places, file.path) ?? file.path
      const parsed = text === undefined ? null : parseCard(path, text, names)
      if (!parsed) continue
      const card = settleBody(parsed, readBody)
      found.set(file, card)
      if (names === this.#names) this.#cards.set(file, card)
    }
    return [...found.values()].flatMap((card) => card ?? [])
  }
}
