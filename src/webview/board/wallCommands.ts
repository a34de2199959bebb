import { t } from '../../core/l10n/l10n.ts'
import type { WallCommand } from '../../protocol.ts'
import {
  askAbout,
  askAboutColumn,
  cutBy,
  foldColumn,
  mayWrite,
  moveColumn,
  openQuickAdd,
  pack,
  unfoldColumns,
} from './actions.ts'
import type { ColumnDialogKind, Screen } from './screen.ts'

type OnWall = (screen: Screen, column: string | null) => void

/** What the commands do that are about a column or the whole wall; `column` is the id of the one that is named. */
export const onWall: Readonly<Record<WallCommand, OnWall>> = {
  addCard: (screen, column) => openQuickAdd(screen, column ?? undefined),
  selectColumn: onColumn(({ selection, state }, id) => selection.all(cardsOf(state, id)[0] ?? null)),
  moveAllCards: onColumn((screen, id) => askAbout(screen, 'move', cardsOf(screen.state, id))),
  archiveColumn: onColumn((screen, id) => askAbout(screen, 'archive', cardsOf(screen.state, id))),
  archiveDone,
  renameColumn: asking('renameColumn'),
  limitColumn: asking('limitColumn'),
  addColumn: asking('addColumn'),
  removeColumn: asking('removeColumn'),
  moveColumnLeft: onColumn((screen, id) => moveColumn(screen, id, -1)),
  moveColumnRight: onColumn((screen, id) => moveColumn(screen, id, 1)),
  foldColumn: onColumn((screen, id) => foldColumn(screen, id, !screen.shape.foldedColumns.peek().has(id))),
  unfoldColumns,
  lanesByAssignee: (screen) => cutBy(screen, 'assignee'),
  lanesByClass: (screen) => cutBy(screen, 'class'),
  lanesByTeam: (screen) => cutBy(screen, 'team'),
  lanesByLabel: (screen) => cutBy(screen, 'label'),
  noLanes: (screen) => cutBy(screen, null),
  comfortableCards: (screen) => pack(screen, 'comfortable'),
  compactCards: (screen) => pack(screen, 'compact'),
  showKeys: (screen) => {
    screen.dialog.value = { kind: 'keys' }
  },
}

/** Does it with the column that is named, or the one that the keyboard is in. */
function onColumn(act: (screen: Screen, id: string) => void): OnWall {
  return (screen, column) => {
    const id = column ?? columnHere(screen)
    if (id === null) screen.messages.warn(t('Go to a card of the column first.'))
    else act(screen, id)
  }
}

function columnHere({ state }: Screen): string | null {
  const around = document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset['column']
  return around ?? state.spotOf(state.current ?? '')?.column.id ?? null
}

function asking(kind: ColumnDialogKind): OnWall {
  return onColumn((screen, id) => askAboutColumn(screen, kind, id))
}

function cardsOf(state: Screen['state'], id: string): readonly string[] {
  return state.column(id)?.order.peek() ?? []
}

/** Archives all that is done, once the person has seen how much that is. */
function archiveDone(screen: Screen): void {
  const columns = screen.state.columns.peek()
  const first = columns.findIndex((column) => column.view.peek().isFinished)
  const done = first < 0 ? [] : columns.slice(first).flatMap((column) => column.order.peek())
  if (done.length > 0) askAbout(screen, 'archive', done)
  else if (mayWrite(screen)) screen.messages.say(t('There is no finished card to archive'))
}
