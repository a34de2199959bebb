import type { Place } from '../../core/edit/intent.ts'
import type { Landing } from './landing.ts'

/** A card in the air. */
export interface DragState {
  readonly key: string
  /** Id of the column that it comes from. */
  readonly from: string
  readonly over: DropSpot | null
}

/** Where the card in the air would land. */
export interface DropSpot {
  readonly column: string
  readonly landing: Landing
  /** The same as a wish says it. */
  readonly place: Place
  /** The card is there already. */
  readonly isStill: boolean
  /** Pixels from the top of the column's list; null where there is no line to draw. */
  readonly lineAt: number | null
  /** What else the drop would do; empty if nothing. */
  readonly note: string
}
