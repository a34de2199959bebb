import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { sendTogether } from '../board/moves.ts'
import { useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { type CardsDialogProps, nameOf } from './cardDialog.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

export function DueDialog({ cards, close }: CardsDialogProps): JSX.Element {
  const screen = useScreen()
  const first = cards[0]?.due?.date ?? ''
  const date = useSignal(cards.every((card) => (card.due?.date ?? '') === first) ? first : '')
  return (
    <ModalDialog
      title={t('Due date of {0}', nameOf(cards))}
      verb={t('Set due date')}
      isReady
      onCancel={close}
      onDone={() => {
        close()
        const value = date.value === '' ? null : date.value
        sendTogether(
          screen,
          cards.map(({ key, id }) => ({ key, intent: { kind: 'setField', card: id, field: 'due', value } })),
        )
      }}
    >
      <About cards={cards} />
      <TextBox label={t('Due date')} value={date} type="date" hint={t('Empty is no due date')} isFirst />
    </ModalDialog>
  )
}
