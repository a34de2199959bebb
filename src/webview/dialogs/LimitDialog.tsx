import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useScreen } from '../board/screen.ts'
import type { AskForReason } from '../board/wishes.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

interface LimitDialogProps {
  readonly question: AskForReason
  readonly close: () => void
}

const verbs: Readonly<Record<string, string>> = { moveCard: 'Move', addCard: 'Add', assignCard: 'Assign' }

/** Asks why a limit may be passed; the change waits, drawn ahead, until it is answered. */
export function LimitDialog({ question, close }: LimitDialogProps): JSX.Element {
  const { wishes } = useScreen()
  const reason = useSignal('')
  return (
    <ModalDialog
      title="Over the limit"
      verb={verbs[question.wish.intent.kind] ?? 'Change'}
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
      <TextBox label="Reason" value={reason} hint="It is kept in the commit." isFirst isRequired />
    </ModalDialog>
  )
}
