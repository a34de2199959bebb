import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useScreen } from '../board/screen.ts'
import type { CardDialogProps } from './cardDialog.ts'
import { Choices } from './Choices.tsx'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

export function BlockDialog({ card, close }: CardDialogProps): JSX.Element {
  const { state, wishes } = useScreen()
  const thieves = state.frame.value?.thieves ?? []
  const thief = useSignal(thieves.find(({ id }) => id === card.thief?.id)?.id ?? '')
  const reason = useSignal('')
  const on = useSignal('')
  const isReady = reason.value.trim() !== '' && thief.value !== ''
  return (
    <ModalDialog
      title={`Block ${card.title}`}
      verb="Block"
      isReady={isReady}
      onCancel={close}
      onDone={() => {
        close()
        const intent = {
          kind: 'blockCard',
          card: card.id,
          thief: thief.value,
          reason: reason.value.trim(),
          on: on.value.trim() || null,
        } as const
        wishes.send(intent, card.key)
      }}
    >
      <Choices
        legend="Time thief"
        choices={thieves.map(({ id, name, definition }) => ({ value: id, name, hint: definition }))}
        chosen={thief.value}
        onChoose={(value) => {
          thief.value = value
        }}
      />
      <TextBox label="Reason" value={reason} isRequired />
      <TextBox label="Blocked on" value={on} hint="A card id, a person, a team or a link" />
    </ModalDialog>
  )
}
