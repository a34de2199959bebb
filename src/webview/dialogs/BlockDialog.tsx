import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { sendTogether } from '../board/moves.ts'
import { useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { type CardsDialogProps, nameOf } from './cardDialog.ts'
import { Choices } from './Choices.tsx'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

export function BlockDialog({ cards, close }: CardsDialogProps): JSX.Element {
  const screen = useScreen()
  const thieves = screen.state.frame.value?.thieves ?? []
  const thief = useSignal(thieves.find(({ id }) => id === cards[0]?.thief?.id)?.id ?? '')
  // One that is blocked already is blocked anew: what is said of it is there to be changed.
  const blocked = cards.length === 1 ? cards[0]?.blocked : null
  const reason = useSignal(blocked?.reason ?? '')
  const on = useSignal(blocked?.on ?? '')
  const isReady = reason.value.trim() !== '' && thief.value !== ''
  return (
    <ModalDialog
      title={t('Block {0}', nameOf(cards))}
      verb={t('Block')}
      isReady={isReady}
      onCancel={close}
      onDone={() => {
        close()
        const block = {
          kind: 'blockCard',
          thief: thief.value,
          reason: reason.value.trim(),
          on: on.value.trim() || null,
        } as const
        sendTogether(
          screen,
          cards.map(({ key, id }) => ({ key, intent: { ...block, card: id } })),
        )
      }}
    >
      <About cards={cards} />
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
