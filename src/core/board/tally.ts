import type { Card } from '../card/card.ts'
import type { Board } from './board.ts'
import { isActiveColumn, peopleOf } from './wip.ts'
import type { Workflow } from './workflow.ts'

/** What a board counts over all its cards, kept so that a change need not count again. */
export type Tallies = Pick<Board, 'activeByPerson' | 'activeExpedite' | 'cardsByThief'>

/** Counts cards up and down. */
export class Tally {
  readonly #workflow: Workflow
  readonly #people: Map<string, number>
  readonly #thieves: Map<string, number>
  #expedite: number

  constructor(workflow: Workflow, from: Tallies | null) {
    this.#workflow = workflow
    this.#people = new Map(from?.activeByPerson)
    this.#thieves = new Map(from?.cardsByThief)
    this.#expedite = from?.activeExpedite ?? 0
  }

  /** Counts a card that is in that column; `by` is 1 where it comes and -1 where it goes. */
  count(card: Card, columnIndex: number, by: 1 | -1): void {
    if (card.isUnreadable) return
    if (card.thief !== null) add(this.#thieves, card.thief.toLowerCase(), by)
    if (!isActiveColumn(this.#workflow, columnIndex)) return
    for (const person of peopleOf(card.assignees)) add(this.#people, person, by)
    if (card.classOfService === 'expedite') this.#expedite += by
  }

  result(): Tallies {
    return { activeByPerson: this.#people, activeExpedite: this.#expedite, cardsByThief: this.#thieves }
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}
