import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { Intent } from '../../core/edit/intent.ts'
import type { CardView } from '../../core/view/boardView.ts'
import { useScreen } from '../board/screen.ts'
import type { AskForReason } from '../board/wishes.ts'
import { About } from './About.tsx'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

interface LimitDialogProps {
  readonly question: AskForReason
  /** None for a new card. */
  readonly cards: readonly CardView[]
  readonly close: () => void
}

/** Asks why a limit may be passed; the change waits, drawn ahead, until it is answered. */
export function LimitDialog({ question, cards, close }: LimitDialogProps): JSX.Element {
  const { wishes } = useScreen()
  const reason = useSignal('')
  return (
    <ModalDialog
      title={t('Over the limit')}
      verb={verbOf(question.wish.intent)}
      isReady={reason.value.trim() !== ''}
      onCancel={() => {
        close()
        wishes.giveUp(question.wish)
      }}
      onDone={() => {
        close()
        wishes.sendWithReason(question.wish, reason.value.trim())
      }}
    >
      <p>{question.message}</p>
      <About cards={cards} />
      <TextBox label={t('Reason')} value={reason} hint={t('It is kept in the commit.')} isFirst isRequired />
    </ModalDialog>
  )
}

function verbOf(intent: Intent): string {
  switch (intent.kind) {
    case 'moveCard':
      return t('Move')
    case 'addCard':
      return t('Add')
    case 'assignCard':
      return t('Assign')
    case 'duplicateCard':
      return t('Duplicate')
    case 'batch':
      return intent.intents.every(({ kind }) => kind === 'moveCard') ? t('Move') : t('Change')
    default:
      return t('Change')
  }
}
