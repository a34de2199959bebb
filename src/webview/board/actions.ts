import { plural, t } from '../../core/l10n/l10n.ts'
import type { Lane, LaneKind } from '../../core/view/swimlanes.ts'
import { cardElement, redraw } from './focus.ts'
import { readOnlySentence } from './sentences.ts'
import { type CardDialogKind, type ColumnDialogKind, openMenu, type Screen } from './screen.ts'
import type { Density } from './shape.ts'

/** Opens a dialog about cards, unless nothing may be changed. */
export function askAbout(screen: Screen, kind: CardDialogKind, keys: readonly string[]): void {
  if (keys.length > 0 && mayWrite(screen)) screen.dialog.value = { kind, keys }
}

export function openFile(screen: Screen, key: string): void {
  const card = screen.state.card(key)?.view.peek()
  if (card) screen.channel.send({ type: 'openCard', path: card.path })
}

/** Opens the box for a new card in the column of the card that the keyboard is on, or in the one named. */
export function openQuickAdd(screen: Screen, column?: string): void {
  const { state } = screen
  const here = state.current === null ? null : state.spotOf(state.current)?.column.id
  const first = state.columns.peek()[0]?.id
  if (mayWrite(screen)) screen.adding.value = column ?? here ?? first ?? null
}

export function undoOrRedo(screen: Screen, kind: 'undo' | 'redo'): void {
  screen.wishes.send({ kind }, null)
}

/** Opens a card's menu at its button. */
export function openCardMenu(screen: Screen, key: string): void {
  const anchor = cardElement(key)?.querySelector<HTMLElement>('.card-menu-button')
  if (anchor) openMenu(screen, { key, anchor })
}

/** False on a board that may only be read: then it is said. */
export function mayWrite({ state, messages }: Screen): boolean {
  const readOnly = state.frame.peek()?.readOnly
  if (readOnly) messages.warn(readOnlySentence(readOnly))
  return !readOnly
}

/** Folds a column away or opens it; the keyboard goes to the button that does the opposite. */
export function foldColumn(screen: Screen, id: string, isFolded: boolean): void {
  const column = screen.state.column(id)
  if (!column) return
  redraw(screen.state, () => screen.shape.foldColumn(id, isFolded))
  const { name, wip } = column.view.peek()
  const full = [wip.text, wip.word].filter(Boolean).join(', ')
  screen.messages.say(isFolded ? t('{0} folded: {1}', name, full) : t('{0} unfolded: {1}', name, full))
  queueMicrotask(() => {
    const section = document.querySelector(`[data-column="${CSS.escape(id)}"]`)
    if (document.activeElement === document.body) section?.querySelector<HTMLElement>('.fold, .unfold')?.focus()
  })
}

export function foldLane(screen: Screen, { key, name }: Lane, isFolded: boolean): void {
  redraw(screen.state, () => screen.shape.foldLane(key, isFolded))
  screen.messages.say(isFolded ? t('{0} folded', name) : t('{0} unfolded', name))
}

/** Opens every column that is folded. */
export function unfoldColumns(screen: Screen): void {
  const { state, shape, messages } = screen
  redraw(state, () => {
    for (const id of shape.foldedColumns.peek()) shape.foldColumn(id, false)
  })
  messages.say(t('No column is folded'))
}

/** Packs the cards closer, or gives them room again. */
export function pack({ state, shape, messages }: Screen, density: Density): void {
  redraw(state, () => shape.pack(density))
  messages.say(density === 'compact' ? t('Compact cards') : t('Comfortable cards'))
}

/** Cuts the wall into lanes, or makes it one again. */
export function cutBy(screen: Screen, kind: LaneKind | null): void {
  redraw(screen.state, () => screen.shape.cutBy(kind))
  const count = screen.state.cells.lanes.peek().length
  screen.messages.say(kind === null ? t('No swimlanes') : plural(count, '{0} swimlane', '{0} swimlanes'))
}

export function askAboutColumn(screen: Screen, kind: ColumnDialogKind, column: string): void {
  if (mayWrite(screen)) screen.dialog.value = { kind, column }
}

/** Moves a column past its neighbour; it is said where it has none. */
export function moveColumn({ state, wishes, messages }: Screen, id: string, step: 1 | -1): void {
  const columns = state.columns.peek()
  const at = columns.findIndex((column) => column.id === id)
  if (!columns[at + step]) return messages.warn(t('There is no column on that side.'))
  const after = columns[step === 1 ? at + 1 : at - 2]?.id ?? null
  wishes.send({ kind: 'moveColumn', column: id, after }, null)
}
