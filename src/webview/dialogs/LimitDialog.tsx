import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Intent } from '../../core/edit/intent.ts'
import { t } from '../../core/l10n/l10n.ts'
import { useScreen } from '../board/screen.ts'
import type { AskForReason } from '../board/wishes.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

interface LimitDialogProps {
  readonly question: AskForReason
  readonly close: () => void
}

/** Asks why a limit may be passed; the change waits, drawn ahead, until it is answered. */
export function LimitDialog({ question, close }: LimitDialogProps): JSX.Element {
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
      <TextBox label={t('Reason')} value={reason} hint={t('It is kept in the commit.')} isFirst isRequired />
    </ModalDialog>
  )
}

function verbOf({ kind }: Intent): string {
  if (kind === 'moveCard') return t('Move')
  if (kind === 'addCard') return t('Add')
  return kind === 'assignCard' ? t('Assign') : t('Change')
}
