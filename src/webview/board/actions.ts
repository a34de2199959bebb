import type { BoardCommand } from '../../protocol.ts'
import { cardElement, focusCard } from './focus.ts'
import { placeAt } from './landing.ts'
import { readOnlySentence } from './sentences.ts'
import { openMenu, type Screen } from './screen.ts'

/** Does a command with the card that the keyboard is on. */
export function runCommand(screen: Screen, command: BoardCommand): void {
  const key = screen.state.current
  if (command === 'addCard') return openQuickAdd(screen)
  if (key === null) return
  switch (command) {
    case 'moveTo':
      return openCardDialog(screen, 'move', key)
    case 'moveLeft':
      return moveSideways(screen, key, -1)
    case 'moveRight':
      return moveSideways(screen, key, 1)
    case 'moveUp':
      return moveAlong(screen, key, -1)
    case 'moveDown':
      return moveAlong(screen, key, 1)
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

/** Moves a card to the bottom of the next column. */
export function moveSideways(screen: Screen, key: string, step: 1 | -1): void {
  const { state, wishes } = screen
  const card = state.card(key)?.view.peek()
  const columns = state.columns.peek()
  const from = columns.findIndex((column) => column.order.peek().includes(key))
  const to = columns[from + step]
  if (card && from >= 0 && to)
    wishes.send({ kind: 'moveCard', card: card.id, to: to.id, place: 'bottom', reason: null }, key)
}

/** Moves a card past its neighbour in the same column. */
export function moveAlong(screen: Screen, key: string, step: 1 | -1): void {
  const { state, wishes } = screen
  const card = state.card(key)?.view.peek()
  const spot = state.spotOf(key)
  if (!card || !spot) return
  const shown = spot.column.shown.peek()
  const others = state.cardViews(shown.filter((other) => other !== key))
  const index = shown.indexOf(key) + step
  if (index < 0 || index > others.length) return
  const place = placeAt(others, index)
  wishes.send({ kind: 'moveCard', card: card.id, to: spot.column.id, place, reason: null }, key)
}

/** Puts the keyboard on a neighbour: up, down, first or last in the column, or level in the next column with cards. */
export function walk(screen: Screen, to: 'up' | 'down' | 'first' | 'last' | 'left' | 'right'): void {
  const { state } = screen
  const key = state.current
  const spot = key === null ? null : state.spotOf(key)
  if (key === null || !spot) return
  const keys = spot.column.shown.peek()
  const index = keys.indexOf(key)
  const target =
    to === 'left' || to === 'right'
      ? levelWith(screen, key, to === 'left' ? -1 : 1)
      : keys[{ up: index - 1, down: index + 1, first: 0, last: keys.length - 1 }[to]]
  if (target !== undefined) focusCard(state, target)
}

/** The card of the next column that is not empty which is drawn nearest to this one's height. */
function levelWith({ state }: Screen, key: string, step: 1 | -1): string | undefined {
  const columns = state.columns.peek()
  const here = cardElement(key)?.getBoundingClientRect().top ?? 0
  const from = columns.findIndex((column) => column.shown.peek().includes(key))
  for (let i = from + step; i >= 0 && i < columns.length; i += step) {
    const keys = columns[i]?.shown.peek() ?? []
    const distances = keys.map((each) => {
      const top = cardElement(each)?.getBoundingClientRect().top
      return top === undefined ? Infinity : Math.abs(top - here)
    })
    const nearest = keys[distances.indexOf(Math.min(...distances))]
    if (nearest !== undefined) return nearest
  }
  return undefined
}

function mayWrite({ state, messages }: Screen): boolean {
  const readOnly = state.frame.peek()?.readOnly
  if (readOnly) messages.warn(readOnlySentence(readOnly))
  return !readOnly
}
