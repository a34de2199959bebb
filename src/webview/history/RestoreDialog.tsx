import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { useScreen } from '../board/screen.ts'
import { ModalDialog } from '../dialogs/ModalDialog.tsx'

interface RestoreProps {
  readonly card: { readonly id: string; readonly title: string; readonly isGone: boolean }
  readonly from: { readonly commit: string; readonly path: string; readonly when: string }
  readonly close: () => void
}

/** Asks whether a card shall be again what it was. */
export function RestoreDialog({ card, from, close }: RestoreProps): JSX.Element {
  const { wishes } = useScreen()
  const { commit, path, when } = from
  return (
    <ModalDialog
      title={t('Restore {0}', visibleText(card.title))}
      verb={t('Restore')}
      isReady
      onCancel={close}
      onDone={() => {
        close()
        wishes.send({ kind: 'restoreCard', card: card.id, commit, path, reason: null }, null)
      }}
    >
      <p>
        {card.isGone
          ? t('{0} comes back to the board as it was on {1}.', card.id, when)
          : t('{0} says again what it said on {1}: fields and text. It keeps its id and its file.', card.id, when)}
      </p>
      <p>{t('It is a new change, in one commit. Undo takes it back.')}</p>
    </ModalDialog>
  )
}
