import { type Refusal, refuse } from '../../core/card/edit.ts'
import { t } from '../../core/l10n/l10n.ts'

/** Nothing is written, and git is not run. */
export function restricted(): Refusal {
  return refuse('boardBroken', t('Restricted Mode: the board is read-only until this workspace is trusted.'))
}

/** Nobody can say where a card would go. */
export function broken(): Refusal {
  return refuse('boardBroken', t('board.md cannot be used as it is: nothing is written until it is mended.'))
}

/** Undo needs git. */
export function noHistory(): Refusal {
  return refuse('nothingToUndo', t('Without a repository there is no history to take a change from.'))
}
