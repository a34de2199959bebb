import type { Place } from '../../core/edit/intent.ts'

/** Cards in the air. */
export interface DragState {
  /** The card that the pointer holds. */
  readonly key: string
  /** All that go with it, it among them, as they lie on the wall. */
  readonly keys: readonly string[]
  readonly over: DropSpot | null
}

/** Where the cards in the air would land. */
export interface DropSpot {
  readonly column: string
  /** Key of the lane; null where the wall has none, or they would stay in theirs. */
  readonly lane: string | null
  /** null: where they are. */
  readonly place: Place | null
  /** They are there already: a drop does nothing. */
  readonly isStill: boolean
  /** Pixels from the top of the column's list; null where there is no line to draw. */
  readonly lineAt: number | null
  /** What else the drop would do; empty if nothing. */
  readonly note: string
}
