import type { CardView } from '../../core/view/boardView.ts'

/** What a dialog about one card is given. */
export interface CardDialogProps {
  readonly card: CardView
  readonly close: () => void
}
