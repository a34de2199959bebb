import type { JSX } from 'preact'
import { plural, t } from '../../core/l10n/l10n.ts'
import { sendTogether } from '../board/moves.ts'
import { useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { type CardsDialogProps, nameOf } from './cardDialog.ts'
import { ModalDialog } from './ModalDialog.tsx'

export function ArchiveDialog({ cards, close }: CardsDialogProps): JSX.Element {
  const screen = useScreen()
  return (
    <ModalDialog
      title={t('Archive {0}', nameOf(cards))}
      verb={t('Archive')}
      isReady
      onCancel={close}
      onDone={() => {
        close()
        sendTogether(
          screen,
          cards.map(({ key, id }) => ({ key, intent: { kind: 'archiveCard', card: id } })),
        )
      }}
    >
      <About cards={cards} />
      <p>
        {plural(
          cards.length,
          'Its file goes to the archive of this board, in one commit. Undo brings it back.',
          'Their files go to the archive of this board, in one commit. Undo brings them back.',
        )}
      </p>
    </ModalDialog>
  )
}
