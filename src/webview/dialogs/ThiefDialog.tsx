import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { sendTogether } from '../board/moves.ts'
import { useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { type CardsDialogProps, nameOf } from './cardDialog.ts'
import { Choices } from './Choices.tsx'
import { ModalDialog } from './ModalDialog.tsx'

/** No thief, among the choices. */
const none = '-'

export function ThiefDialog({ cards, close }: CardsDialogProps): JSX.Element {
  const screen = useScreen()
  const first = cards[0]?.thief?.id ?? none
  const chosen = useSignal(cards.every((card) => (card.thief?.id ?? none) === first) ? first : '')
  const thieves = screen.state.frame.value?.thieves ?? []
  return (
    <ModalDialog
      title={t('Time thief of {0}', nameOf(cards))}
      verb={t('Flag')}
      isReady={chosen.value !== ''}
      onCancel={close}
      onDone={() => {
        close()
        const thief = chosen.value === none ? null : chosen.value
        sendTogether(
          screen,
          cards.map(({ key, id }) => ({ key, intent: { kind: 'flagThief', card: id, thief } })),
        )
      }}
    >
      <About cards={cards} />
      <Choices
        legend={t('Time thief')}
        choices={[
          ...thieves.map(({ id, name, definition }) => ({ value: id, name, hint: definition })),
          { value: none, name: t('None'), hint: '' },
        ]}
        chosen={chosen.value}
        onChoose={(value) => {
          chosen.value = value
        }}
      />
    </ModalDialog>
  )
}
