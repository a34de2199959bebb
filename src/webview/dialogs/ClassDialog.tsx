import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { type CardWish, sendTogether } from '../board/moves.ts'
import { useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { type CardsDialogProps, nameOf } from './cardDialog.ts'
import { Choices } from './Choices.tsx'
import { ModalDialog } from './ModalDialog.tsx'

/** Sets the class of service; what is expedite now may go to the top of its column in the same commit. */
export function ClassDialog({ cards, close }: CardsDialogProps): JSX.Element {
  const screen = useScreen()
  const first = cards[0]?.classOfService ?? 'standard'
  const chosen = useSignal<string>(cards.every((card) => card.classOfService === first) ? first : '')
  const isToTop = useSignal(false)
  const send = (): void => {
    close()
    const classes = cards.map(({ key, id }): CardWish => ({
      key,
      intent: { kind: 'setClassOfService', card: id, classOfService: chosen.value, reason: null },
    }))
    // From below, so that they lie at the top in the order that they had.
    const moves = (isToTop.value ? [...cards].reverse() : []).map(({ key, id, column }): CardWish => ({
      key,
      intent: { kind: 'moveCard', card: id, to: column, place: 'top', reason: null },
    }))
    sendTogether(screen, [...classes, ...moves])
  }
  return (
    <ModalDialog
      title={t('Class of {0}', nameOf(cards))}
      verb={t('Set class')}
      isReady={chosen.value !== ''}
      onCancel={close}
      onDone={send}
    >
      <About cards={cards} />
      <Choices
        legend={t('Class of service')}
        choices={[
          { value: 'expedite', name: t('Expedite'), hint: t('Drop the rest: it goes before everything') },
          { value: 'fixed-date', name: t('Fixed date'), hint: t('Worth nothing once its day has passed') },
          { value: 'standard', name: t('Standard'), hint: t('First come, first served') },
          { value: 'intangible', name: t('Intangible'), hint: t('Useful some day; fills free time') },
        ]}
        chosen={chosen.value}
        onChoose={(value) => {
          chosen.value = value
        }}
      />
      {chosen.value === 'expedite' && (
        <label class="choice">
          <input
            type="checkbox"
            checked={isToTop.value}
            onChange={(event) => {
              isToTop.value = event.currentTarget.checked
            }}
          />
          <span>{t('Move to top')}</span>
        </label>
      )}
    </ModalDialog>
  )
}
