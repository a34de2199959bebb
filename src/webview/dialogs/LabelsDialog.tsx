import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { sendTogether } from '../board/moves.ts'
import { type Screen, useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { type CardsDialogProps, changed, common, isSame, listHint, nameOf, namesIn, toggled } from './cardDialog.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

/** Labels that are suggested: those that most cards have. */
const mostSuggested = 12

export function LabelsDialog({ cards, close }: CardsDialogProps): JSX.Element {
  const screen = useScreen()
  const before = useSignal(common(cards.map((card) => card.labels))).value
  const suggested = useSignal(labelsOnWall(screen)).value
  const text = useSignal(before.join(', '))
  const names = namesIn(text.value, '#')
  const toggle = (label: string): void => {
    text.value = toggled(names, label)
  }
  return (
    <ModalDialog
      title={t('Labels of {0}', nameOf(cards))}
      verb={t('Set labels')}
      isReady
      onCancel={close}
      onDone={() => {
        close()
        sendTogether(
          screen,
          cards.map((card) => {
            const labels = changed(card.labels, before, names)
            const value = labels.length === 0 ? null : labels
            return { key: card.key, intent: { kind: 'setField', card: card.id, field: 'labels', value } }
          }),
        )
      }}
    >
      <About cards={cards} />
      <TextBox
        label={t('Labels')}
        value={text}
        hint={listHint(cards, t('Labels with commas between; empty is none'))}
        isFirst
      />
      <div class="suggestions" role="group" aria-label={t('Suggestions')}>
        {suggested.map((label) => (
          <button
            key={label}
            type="button"
            class="suggestion word"
            aria-pressed={names.some((name) => isSame(name, label))}
            onClick={() => toggle(label)}
          >
            #{label}
          </button>
        ))}
      </div>
    </ModalDialog>
  )
}

function labelsOnWall({ state }: Screen): readonly string[] {
  const counts = new Map<string, number>()
  for (const column of state.columns.peek())
    for (const card of state.cardViews(column.order.peek()))
      for (const label of card.labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const byCount = [...counts].sort(([, one], [, other]) => other - one)
  return byCount.slice(0, mostSuggested).map(([label]) => label)
}
