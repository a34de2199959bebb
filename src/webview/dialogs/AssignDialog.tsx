import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { sendTogether } from '../board/moves.ts'
import { useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { type CardsDialogProps, changed, common, isSame, listHint, nameOf, namesIn, toggled } from './cardDialog.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

export function AssignDialog({ cards, close }: CardsDialogProps): JSX.Element {
  const screen = useScreen()
  const before = useSignal(common(cards.map(assigneesOf))).value
  const text = useSignal(before.join(', '))
  const names = namesIn(text.value, '@')
  const toggle = (id: string): void => {
    text.value = toggled(names, id)
  }
  return (
    <ModalDialog
      title={t('Assign {0}', nameOf(cards))}
      verb={t('Assign')}
      isReady
      onCancel={close}
      onDone={() => {
        close()
        sendTogether(
          screen,
          cards.map((card) => {
            const assignees = changed(assigneesOf(card), before, names)
            return { key: card.key, intent: { kind: 'assignCard', card: card.id, assignees, reason: null } }
          }),
        )
      }}
    >
      <About cards={cards} />
      <TextBox
        label={t('Assignees')}
        value={text}
        hint={listHint(cards, t('Names with commas between; empty is nobody'))}
        isFirst
      />
      <div class="suggestions" role="group" aria-label={t('Suggestions')}>
        {(screen.state.frame.value?.people ?? []).map((person) => (
          <button
            key={person.id}
            type="button"
            class="suggestion"
            aria-pressed={names.some((name) => isSame(name, person.id))}
            onClick={() => toggle(person.id)}
          >
            <span class={`person hue-${person.hue % 8}`} aria-hidden="true">
              {person.initials}
            </span>
            {person.name}
          </button>
        ))}
      </div>
    </ModalDialog>
  )
}

function assigneesOf(card: CardsDialogProps['cards'][number]): string[] {
  return card.assignees.map(({ id }) => id)
}
