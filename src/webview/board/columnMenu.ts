import { t } from '../../core/l10n/l10n.ts'
import { askAboutColumn, foldColumn, moveColumn } from './actions.ts'
import { runCommand } from './commands.ts'
import type { MenuGroups, MenuItem } from './menuItem.ts'
import type { ColumnDialogKind, Screen } from './screen.ts'

/** What can be done with a column and with all of its cards. */
export function columnGroups(screen: Screen, id: string): MenuGroups {
  const columns = screen.state.columns.value
  const at = columns.findIndex((column) => column.id === id)
  const finished = columns.findIndex(({ view }) => view.value.isFinished)
  const isFolded = screen.shape.foldedColumns.value.has(id)
  const asking = (kind: ColumnDialogKind, name: string): MenuItem => ({
    name,
    isWriting: true,
    run: () => askAboutColumn(screen, kind, id),
  })
  const moving = (step: 1 | -1, name: string): MenuItem => ({
    name,
    isWriting: true,
    run: () => moveColumn(screen, id, step),
  })
  return [
    [
      {
        name: isFolded ? t('Unfold') : t('Fold'),
        isWriting: false,
        run: () => foldColumn(screen, id, !isFolded),
      },
    ],
    [
      { name: t('Select all cards'), isWriting: false, run: () => runCommand(screen, 'selectColumn', { column: id }) },
      {
        name: t('Move all cards to…'),
        isWriting: true,
        run: () => runCommand(screen, 'moveAllCards', { column: id }),
      },
      finished >= 0 && at >= finished
        ? { name: t('Archive what is done…'), isWriting: true, run: () => runCommand(screen, 'archiveDone') }
        : {
            name: t('Archive all cards…'),
            isWriting: true,
            run: () => runCommand(screen, 'archiveColumn', { column: id }),
          },
    ],
    [
      asking('renameColumn', t('Rename column…')),
      asking('limitColumn', t('Limit…')),
      ...(at > 0 ? [moving(-1, t('Move column left'))] : []),
      ...(at < columns.length - 1 ? [moving(1, t('Move column right'))] : []),
      asking('addColumn', t('Add column after…')),
      ...(columns.length > 1 ? [asking('removeColumn', t('Remove column…'))] : []),
    ],
  ]
}
