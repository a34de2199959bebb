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
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

/** A wish that can be planned from the board alone; undo and redo are planned from the repository's history. */
export type BoardIntent = Exclude<Intent, { kind: 'undo' | 'redo' }>
