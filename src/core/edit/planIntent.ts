import type { Board } from '../board/board.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import { addCard } from './addCard.ts'
import { archiveCard } from './archiveCard.ts'
import { assignCard } from './assignCard.ts'
import { blockCard } from './blockCard.ts'
import { flagThief } from './flagThief.ts'
import type { BoardIntent } from './intent.ts'
import { moveCard } from './moveCard.ts'
import { retitleCard } from './retitleCard.ts'
import { setClassOfService } from './setClassOfService.ts'
import { unblockCard } from './unblockCard.ts'

/** What planning may not know by itself. */
export interface PlanContext {
  /** `YYYY-MM-DD` in the board's zone. */
  readonly today: string
  /** Ids in lower case that a new card may not have: those of the board, its archive and the journal. */
  readonly knownIds: ReadonlySet<string>
  /** Numbers in [0, 1), at least 64, for a new card's id. */
  readonly random: readonly number[]
  /** Paths in lower case, relative to the board folder, of the files in its archive: no card may be put over one. */
  readonly archivedPaths?: ReadonlySet<string>
}

/**
 * Turns a wish into the edits that grant it on this board, or says why it cannot be. A plan without edits is a wish
 * that is already fulfilled.
 */
export function planIntent(intent: BoardIntent, board: Board, context: PlanContext): Plan | Refusal {
  if (board.workflow.isBroken) {
    return refuse('boardBroken', 'board.md cannot be used as it is: nothing is written until it is mended.')
  }
  switch (intent.kind) {
    case 'moveCard':
      return moveCard(intent, board)
    case 'addCard':
      return addCard(intent, board, context)
    case 'retitleCard':
      return retitleCard(intent, board)
    case 'assignCard':
      return assignCard(intent, board)
    case 'blockCard':
      return blockCard(intent, board)
    case 'unblockCard':
      return unblockCard(intent, board)
    case 'flagThief':
      return flagThief(intent, board)
    case 'setClassOfService':
      return setClassOfService(intent, board)
    case 'archiveCard':
      return archiveCard(intent, board, context)
  }
}
