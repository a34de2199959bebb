import type { Board } from '../board/board.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import type { BoardIntent } from './intent.ts'

/** What planning may not know by itself. */
export interface PlanContext {
  /** `YYYY-MM-DD` in the board's zone. */
  readonly today: string
  /** Ids in lower case that a new card may not have: those of the board, its archive and the journal. */
  readonly knownIds: ReadonlySet<string>
  /** Numbers in [0, 1), at least 64, for a new card's id. */
  readonly random: readonly number[]
}

/** Turns a wish into the edits that grant it on this board, or says why it cannot be. */
export function planIntent(_intent: BoardIntent, _board: Board, _context: PlanContext): Plan | Refusal {
  return refuse('invalidValue', 'Nothing can be planned yet.')
}
