import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
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
      title={t('Block {0}', card.title)}
      verb={t('Block')}
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
        legend={t('Time thief')}
        choices={thieves.map(({ id, name, definition }) => ({ value: id, name, hint: definition }))}
        chosen={thief.value}
        onChoose={(value) => {
          thief.value = value
        }}
      />
      <TextBox label={t('Reason')} value={reason} isRequired />
      <TextBox label={t('Blocked on')} value={on} hint={t('A card id, a person, a team or a link')} />
    </ModalDialog>
  )
}
