import type { Value } from '../card/field.ts'

/** Where in a column a card shall land. `bottom` is below the last *ranked* card. */
export type Place = 'top' | 'bottom' | { readonly after: string }

/** A person's wish, naming cards and never positions, so that it survives a board that changed meanwhile. */
export type Intent =
  | {
      readonly kind: 'moveCard'
      readonly card: string
      /** Column id, alias or name, without case. */
      readonly to: string
      readonly place: Place
      /** Why the limit may be passed; null until it was asked for. */
      readonly reason: string | null
    }
  | {
      readonly kind: 'addCard'
      readonly title: string
      /** null is the first column. */
      readonly column: string | null
      readonly assignees: readonly string[]
      readonly classOfService: string | null
      readonly labels: readonly string[]
      readonly reason: string | null
    }
  | { readonly kind: 'retitleCard'; readonly card: string; readonly title: string }
  | {
      readonly kind: 'assignCard'
      readonly card: string
      /** The whole new list. */
      readonly assignees: readonly string[]
      readonly reason: string | null
    }
  | {
      readonly kind: 'blockCard'
      readonly card: string
      readonly thief: string
      readonly reason: string
      readonly on: string | null
    }
  | { readonly kind: 'unblockCard'; readonly card: string }
  | { readonly kind: 'flagThief'; readonly card: string; readonly thief: string | null }
  | {
      readonly kind: 'setClassOfService'
      readonly card: string
      readonly classOfService: string
      readonly reason: string | null
    }
  | { readonly kind: 'archiveCard'; readonly card: string }
  /** Makes a card again what it was after a commit; one that is gone comes back. */
  | {
      readonly kind: 'restoreCard'
      /** Its id of today; of one that is gone, the last one. */
      readonly card: string
      /** Full id. */
      readonly commit: string
      /** Of its file then, relative to the board folder that was then. */
      readonly path: string
      readonly reason: string | null
    }
  | {
      readonly kind: 'setField'
      readonly card: string
      readonly field: PlainField
      /** null takes the key away; lists are whole new lists. */
      readonly value: Value
    }
  | {
      readonly kind: 'tickTask'
      readonly card: string
      /** The whole line that the task begins on, as the file has it, without its line end. */
      readonly line: string
      /** Which of the body's lines that say this, from 0. */
      readonly nth: number
      readonly isDone: boolean
    }
  /** Copies fields and body into a new card of the same column, below the original, neither blocked nor flagged. */
  | { readonly kind: 'duplicateCard'; readonly card: string; readonly reason: string | null }
  /** Gives a card another id, and changes every mention of the old one in the repository's Markdown. */
  | { readonly kind: 'renameCard'; readonly card: string; readonly id: string }
  | ColumnIntent
  /** Saves a filter for the team under `views:` of board.md; null takes it away. */
  | { readonly kind: 'saveView'; readonly name: string; readonly filter: string | null }
  /** Hides what a signal finds, under `mutes:` of board.md: of one card, or (null) all of it; `until` is the last day. */
  | {
      readonly kind: 'muteFinding'
      readonly signal: string
      readonly card: string | null
      readonly reason: string
      /** `YYYY-MM-DD`; null is for good. */
      readonly until: string | null
    }
  | { readonly kind: 'unmuteFinding'; readonly signal: string; readonly card: string | null }
  /** Several wishes as one, planned one after the other: all are granted in one commit, or none. */
  | {
      readonly kind: 'batch'
      readonly intents: readonly SingleIntent[]
      /** Given to each of them that has none of its own. */
      readonly reason: string | null
    }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

/** A wish about the workflow: a change to `columns:` in board.md, in the file's own words where it has them. */
export type ColumnIntent =
  | { readonly kind: 'renameColumn'; readonly column: string; readonly name: string }
  /** null: no limit. */
  | { readonly kind: 'limitColumn'; readonly column: string; readonly limit: number | null }
  /** Behind `after`; null: in front of all others. */
  | { readonly kind: 'addColumn'; readonly name: string; readonly after: string | null }
  | { readonly kind: 'moveColumn'; readonly column: string; readonly after: string | null }
  /** Its cards go to the bottom of another column in the same commit; null is refused where it has any. */
  | { readonly kind: 'removeColumn'; readonly column: string; readonly cardsTo: string | null }

/** Fields that are simply written, without a rule of the board. */
export const plainFields = ['labels', 'due', 'depends_on', 'requester', 'team', 'skills', 'demo'] as const
export type PlainField = (typeof plainFields)[number]

/** A wish about the board that can be one of several. */
export type SingleIntent = Exclude<Intent, { kind: 'undo' | 'redo' | 'batch' | 'restoreCard' }>

/** A wish that can be planned from the board alone; undo and redo are planned from the repository's history. */
export type BoardIntent = Exclude<Intent, { kind: 'undo' | 'redo' }>
