import type { Board } from '../board/board.ts'
import { type Plan, type Refusal, refuse } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { addCard } from './addCard.ts'
import { archiveCard } from './archiveCard.ts'
import { assignCard } from './assignCard.ts'
import { planBatch } from './batch.ts'
import { blockCard } from './blockCard.ts'
import { addColumn, limitColumn, moveColumn, renameColumn } from './columns/planColumn.ts'
import { removeColumn } from './columns/removeColumn.ts'
import { duplicateCard } from './duplicateCard.ts'
import { flagThief } from './flagThief.ts'
import type { BoardIntent } from './intent.ts'
import { moveCard } from './moveCard.ts'
import { muteFinding, unmuteFinding } from './muteFinding.ts'
import type { PlanContext } from './planContext.ts'
import { renameCard } from './renameCard.ts'
import { restoreCard } from './restoreCard.ts'
import { retitleCard } from './retitleCard.ts'
import { setClassOfService } from './setClassOfService.ts'
import { saveView } from './saveView.ts'
import { setField } from './setField.ts'
import { tickTask } from './tickTask.ts'
import { unblockCard } from './unblockCard.ts'

/**
 * Turns a wish into the edits that grant it on this board, or says why it cannot be. A plan without edits is a wish
 * that is already fulfilled.
 */
export function planIntent(intent: BoardIntent, board: Board, context: PlanContext): Plan | Refusal {
  if (board.workflow.isBroken) {
    return refuse('boardBroken', t('board.md cannot be used as it is: nothing is written until it is mended.'))
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
    case 'restoreCard':
      return restoreCard(intent, board, context)
    case 'setField':
      return setField(intent, board)
    case 'tickTask':
      return tickTask(intent, board)
    case 'batch':
      return planBatch(intent, board, context, planIntent)
    case 'duplicateCard':
      return duplicateCard(intent, board, context)
    case 'renameColumn':
      return renameColumn(intent, board, context)
    case 'limitColumn':
      return limitColumn(intent, board, context)
    case 'addColumn':
      return addColumn(intent, board, context)
    case 'moveColumn':
      return moveColumn(intent, board, context)
    case 'removeColumn':
      return removeColumn(intent, board, context)
    case 'saveView':
      return saveView(intent, board, context)
    case 'muteFinding':
      return muteFinding(intent, board, context)
    case 'unmuteFinding':
      return unmuteFinding(intent, board, context)
    case 'renameCard':
      return renameCard(intent, board, context)
  }
}
