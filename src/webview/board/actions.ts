import type { BoardCommand } from '../../protocol.ts'
import { cardElement } from './focus.ts'
import { moveAlong, moveSideways } from './moves.ts'
import { readOnlySentence } from './sentences.ts'
import { openMenu, type Screen } from './screen.ts'

/** Does a command with the card that the keyboard is on. */
export function runCommand(screen: Screen, command: BoardCommand): void {
  const key = screen.state.current
  if (command === 'addCard') return openQuickAdd(screen)
  if (key === null) return
  const keys = screen.selection.around(key)
  switch (command) {
    case 'moveTo':
      return openCardDialog(screen, 'move', key)
    case 'moveLeft':
      return moveSideways(screen, keys, -1)
    case 'moveRight':
      return moveSideways(screen, keys, 1)
    case 'moveUp':
      return moveAlong(screen, keys, -1)
    case 'moveDown':
      return moveAlong(screen, keys, 1)
    case 'block':
      return openCardDialog(screen, 'block', key)
    case 'unblock':
      return unblock(screen, key)
    case 'assign':
      return openCardDialog(screen, 'assign', key)
    case 'openCard':
      return openFile(screen, key)
  }
}

/** Opens a dialog about a card, unless nothing may be changed. */
export function openCardDialog(screen: Screen, kind: 'move' | 'block' | 'assign', key: string): void {
  if (mayWrite(screen)) screen.dialog.value = { kind, key }
}

export function toggleBlocked(screen: Screen, key: string): void {
  if (screen.state.card(key)?.view.peek().blocked) unblock(screen, key)
  else openCardDialog(screen, 'block', key)
}

export function unblock(screen: Screen, key: string): void {
  const card = screen.state.card(key)?.view.peek()
  if (card) screen.wishes.send({ kind: 'unblockCard', card: card.id }, key)
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

function mayWrite({ state, messages }: Screen): boolean {
  const readOnly = state.frame.peek()?.readOnly
  if (readOnly) messages.warn(readOnlySentence(readOnly))
  return !readOnly
}
