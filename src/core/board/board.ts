import type { Card } from '../card/card.ts'
import type { Problem } from '../card/problem.ts'
import type { Column, Workflow } from './workflow.ts'

export type WipState = 'none' | 'under' | 'at' | 'over'

/** How full a column is. Every readable card of the column counts, expedite and blocked too. */
export interface Wip {
  readonly count: number
  readonly limit: number | null
  readonly state: WipState
}

export interface BoardColumn {
  readonly column: Column
  readonly wip: Wip
  /** In the order in which they are drawn. */
  readonly cards: readonly Card[]
}

/** The team's wall at one moment. */
export interface Board {
  readonly workflow: Workflow
  readonly columns: readonly BoardColumn[]
  /** Every card drawn, by its path. */
  readonly cardsByPath: ReadonlyMap<string, Card>
  /** By id in lower case; more than one card where an id is used twice. */
  readonly cardsById: ReadonlyMap<string, readonly Card[]>
  /** All of them: of `board.md`, of each card, and those that only show between cards. */
  readonly problems: readonly Problem[]
  /** The same, by path, of the cards that have any: a card's own and what only the board can see. */
  readonly problemsByPath: ReadonlyMap<string, readonly Problem[]>
  /** Active cards (started, not finished, readable) by person in lower case; a shared card counts for each. */
  readonly activeByPerson: ReadonlyMap<string, number>
  /** Active cards of class expedite. */
  readonly activeExpedite: number
  /** Cards that carry each thief, by its id in lower case. */
  readonly cardsByThief: ReadonlyMap<string, number>
  /** Paths of the cards that depend on an id (in lower case), whether such a card exists or not. */
  readonly dependents: ReadonlyMap<string, readonly string[]>
  /** Ids in lower case of archived cards: not drawn, but there to depend on. */
  readonly archivedIds: ReadonlySet<string>
}
