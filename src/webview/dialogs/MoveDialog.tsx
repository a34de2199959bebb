import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { wouldBe } from '../../core/view/wouldBe.ts'
import { moveCards } from '../board/moves.ts'
import { useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { type CardsDialogProps, nameOf } from './cardDialog.ts'
import { Choices } from './Choices.tsx'
import { ModalDialog } from './ModalDialog.tsx'

export function MoveDialog({ cards, close }: CardsDialogProps): JSX.Element {
  const screen = useScreen()
  const columns = screen.state.columns.value
  const keys = cards.map((card) => card.key)
  const isAllIn = (order: readonly string[]): boolean => keys.every((key) => order.includes(key))
  const here = columns.find((column) => isAllIn(column.order.value))?.id ?? ''
  const chosen = useSignal(here)
  const choices = columns.map((column) => {
    const { name, wip } = column.view.value
    const present = new Set(column.order.value)
    const more = keys.filter((key) => !present.has(key)).length
    const hint = column.id === here ? t('is here now') : [wip.text, wouldBe(wip, more)].filter(Boolean).join(', ')
    return { value: column.id, name, hint }
  })
  const isThere = choices.some(({ value }) => value === chosen.value)
  return (
    <ModalDialog
      title={t('Move {0}', nameOf(cards))}
      verb={t('Move')}
      isReady={isThere}
      onCancel={close}
      onDone={() => {
        close()
        if (chosen.value !== here) moveCards(screen, keys, chosen.value, 'bottom')
      }}
    >
      <About cards={cards} />
      <Choices
        legend={t('Column')}
        choices={choices}
        chosen={isThere ? chosen.value : ''}
        onChoose={(value) => {
          chosen.value = value
        }}
      />
    </ModalDialog>
  )
}
