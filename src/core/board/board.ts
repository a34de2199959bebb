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
  /** By id in lower case; more than one card where an id is used twice. */
  readonly cardsById: ReadonlyMap<string, readonly Card[]>
  /** All of them: of `board.md`, of each card, and those that only show between cards. */
  readonly problems: readonly Problem[]
}
