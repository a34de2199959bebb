import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { useScreen } from '../board/screen.ts'
import type { CardDialogProps } from './cardDialog.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

export function AssignDialog({ card, close }: CardDialogProps): JSX.Element {
  const { state, wishes } = useScreen()
  const text = useSignal(card.assignees.map(({ id }) => id).join(', '))
  const names = namesIn(text.value)
  const toggle = (id: string): void => {
    const rest = names.filter((name) => !isSame(name, id))
    text.value = (rest.length < names.length ? rest : [...names, id]).join(', ')
  }
  return (
    <ModalDialog
      title={t('Assign {0}', card.title)}
      verb={t('Assign')}
      isReady
      onCancel={close}
      onDone={() => {
        close()
        wishes.send({ kind: 'assignCard', card: card.id, assignees: names, reason: null }, card.key)
      }}
    >
      <TextBox label={t('Assignees')} value={text} hint={t('Names with commas between; empty is nobody')} isFirst />
      <div class="suggestions" role="group" aria-label={t('Suggestions')}>
        {(state.frame.value?.people ?? []).map((person) => (
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

function namesIn(text: string): string[] {
  const names = text.split(/[,;]/).map((name) => name.trim().replace(/^@/, ''))
  return names.filter((name, i) => name !== '' && names.findIndex((other) => isSame(other, name)) === i)
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
