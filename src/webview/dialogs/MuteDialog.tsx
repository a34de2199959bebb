import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { FindingView } from '../../core/view/boardView.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { useScreen } from '../board/screen.ts'
import { Choices } from './Choices.tsx'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

interface MuteDialogProps {
  readonly finding: FindingView
  /** Id of the card that it is about; null: of none. */
  readonly card: string | null
  readonly close: () => void
}

/** Asks why a finding shall not be shown, of this card or of any, and for how long. */
export function MuteDialog({ finding: { signal, name, evidence }, card, close }: MuteDialogProps): JSX.Element {
  const { wishes } = useScreen()
  const scope = useSignal(card === null ? 'all' : 'card')
  const reason = useSignal('')
  const until = useSignal('')
  return (
    <ModalDialog
      title={t('Mute: {0}', name)}
      verb={t('Mute')}
      isReady={reason.value.trim() !== ''}
      onCancel={close}
      onDone={() => {
        close()
        wishes.send(
          {
            kind: 'muteFinding',
            signal,
            card: scope.value === 'card' ? card : null,
            reason: reason.value.trim(),
            until: until.value === '' ? null : until.value,
          },
          null,
        )
      }}
    >
      <p dir="auto">{visibleText(evidence)}</p>
      {card === null && <p>{t('All that this signal finds is hidden: it stands in board.md, for the whole team.')}</p>}
      <TextBox label={t('Reason')} value={reason} isFirst isRequired />
      {card !== null && (
        <Choices
          legend={t('Hide')}
          choices={[
            { value: 'card', name: t('Of {0} alone', card), hint: '' },
            { value: 'all', name: t('Of every card'), hint: '' },
          ]}
          chosen={scope.value}
          onChoose={(value) => {
            scope.value = value
          }}
        />
      )}
      <TextBox label={t('Last day')} value={until} type="date" hint={t('Empty is for good')} />
    </ModalDialog>
  )
}
