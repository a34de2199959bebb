import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { useScreen } from '../board/screen.ts'
import type { CardDialogProps } from './cardDialog.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

export function RetitleDialog({ card, close }: CardDialogProps): JSX.Element {
  const { wishes } = useScreen()
  const title = useSignal(card.title)
  return (
    <ModalDialog
      title={t('Title of {0}', card.id)}
      verb={t('Change title')}
      isReady={title.value.trim() !== ''}
      onCancel={close}
      onDone={() => {
        close()
        wishes.send({ kind: 'retitleCard', card: card.id, title: title.value.trim() }, card.key)
      }}
    >
      <TextBox label={t('Title')} value={title} isFirst isRequired />
    </ModalDialog>
  )
}
