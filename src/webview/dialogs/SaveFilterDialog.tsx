import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { useScreen } from '../board/screen.ts'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

interface SaveFilterDialogProps {
  readonly isForTeam: boolean
  readonly close: () => void
}

/** Asks for the name under which the filter is saved: in `board.md` for the team, or for this person alone. */
export function SaveFilterDialog({ isForTeam, close }: SaveFilterDialogProps): JSX.Element {
  const { state, filter, wishes, channel } = useScreen()
  const name = useSignal('')
  const team = state.frame.value?.views ?? []
  const [here, elsewhere] = isForTeam ? [team, filter.own.value] : [filter.own.value, team]
  const wanted = name.value.trim()
  const isTaken = (views: readonly { readonly name: string }[]): boolean =>
    views.some((view) => view.name.toLowerCase() === wanted.toLowerCase())
  const save = (): void => {
    close()
    if (isForTeam) wishes.send({ kind: 'saveView', name: wanted, filter: filter.text.peek() }, null)
    else channel.send({ type: 'keepFilter', name: wanted, filter: filter.text.peek() })
  }
  const hint = isTaken(elsewhere)
    ? isForTeam
      ? t('You have a filter of your own of this name: take another.')
      : t('The team has a filter of this name: take another.')
    : isTaken(here)
      ? t('Takes the place of the filter that is called so.')
      : isForTeam
        ? t('Is kept in board.md, in a commit.')
        : t('Is kept for you, on this machine.')
  return (
    <ModalDialog
      title={isForTeam ? t('Save filter for the team') : t('Save filter for me')}
      verb={t('Save')}
      isReady={wanted !== '' && !isTaken(elsewhere)}
      onCancel={close}
      onDone={save}
    >
      <p>
        <code class="filter-text">{filter.text.value}</code>
      </p>
      <TextBox label={t('Name')} value={name} hint={hint} isFirst isRequired />
    </ModalDialog>
  )
}
