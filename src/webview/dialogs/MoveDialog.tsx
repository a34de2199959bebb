import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { useScreen } from '../board/screen.ts'
import type { CardDialogProps } from './cardDialog.ts'
import { Choices } from './Choices.tsx'
import { ModalDialog } from './ModalDialog.tsx'

export function MoveDialog({ card, close }: CardDialogProps): JSX.Element {
  const { state, wishes } = useScreen()
  const here = state.spotOf(card.key)?.column.id ?? card.column
  const chosen = useSignal(here)
  const choices = state.columns.value.map((column) => {
    const { name, wip } = column.view.value
    const hint = column.id === here ? t('is here now') : [wip.text, wip.wouldBe].filter(Boolean).join(', ')
    return { value: column.id, name, hint }
  })
  return (
    <ModalDialog
      title={t('Move {0}', card.title)}
      verb={t('Move')}
      isReady
      onCancel={close}
      onDone={() => {
        close()
        if (chosen.value !== here)
          wishes.send({ kind: 'moveCard', card: card.id, to: chosen.value, place: 'bottom', reason: null }, card.key)
      }}
    >
      <Choices
        legend={t('Column')}
        choices={choices}
        chosen={chosen.value}
        onChoose={(value) => {
          chosen.value = value
        }}
      />
    </ModalDialog>
  )
}
