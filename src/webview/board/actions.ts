import { cardElement } from './focus.ts'
import { readOnlySentence } from './sentences.ts'
import { type CardDialogKind, openMenu, type Screen } from './screen.ts'

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
