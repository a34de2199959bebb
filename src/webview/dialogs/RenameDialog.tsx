import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { isDistinctive } from '../../core/card/isDistinctive.ts'
import { t } from '../../core/l10n/l10n.ts'
import { useScreen } from '../board/screen.ts'
import type { CardDialogProps } from './cardDialog.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

export function RenameDialog({ card, close }: CardDialogProps): JSX.Element {
  const { wishes } = useScreen()
  const id = useSignal(card.id)
  return (
    <ModalDialog
      title={t('Rename the id of {0}', card.title)}
      verb={t('Rename')}
      isReady={id.value.trim() !== ''}
      onCancel={close}
      onDone={() => {
        close()
        const wanted = id.value.trim()
        if (wanted !== card.id) wishes.send({ kind: 'renameCard', card: card.id, id: wanted }, card.key)
      }}
    >
      <p>
        {isDistinctive(card.id)
          ? t('Every mention of {0} in the Markdown of this repository changes with it, in one commit.', card.id)
          : t(
              '{0} may also be a word: it changes only where a card depends on it or waits for it, in one commit.',
              card.id,
            )}
      </p>
      <TextBox label={t('Id')} value={id} isFirst isRequired />
    </ModalDialog>
  )
}
