import type { BoardCommand } from '../../protocol.ts'
import { focusFilter } from '../find/FilterBox.tsx'
import { openCardMenu, openFile, openQuickAdd, undoOrRedo } from './actions.ts'
import { runCommand, toggleBlocked } from './commands.ts'
import { cardKeyAt } from './focus.ts'
import { closePanel, openPanel } from '../panel/openPanel.ts'
import { isTextField } from './isTextField.ts'
import type { Screen } from './screen.ts'
import { steps, walk, walkAndSelect } from './walk.ts'

type Action = (screen: Screen, key: string) => void

/** Keys that act on the card that the keyboard is on, and only while it is on one. */
const cardKeys: Readonly<Record<string, Action>> = {
  ...Object.fromEntries(Object.entries(steps).map(([key, step]) => [key, (screen: Screen) => void walk(screen, step)])),
  ContextMenu: openCardMenu,
}

const shiftKeys: Readonly<Record<string, Action>> = {
  ...Object.fromEntries(
    ['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'].map((key) => [
      key,
      (screen: Screen) => walkAndSelect(screen, steps[key] ?? 'down'),
    ]),
  ),
  F10: openCardMenu,
}

const altKeys: Readonly<Record<string, Action>> = {
  ArrowUp: command('moveUp'),
  ArrowDown: command('moveDown'),
  ArrowLeft: command('moveLeft'),
  ArrowRight: command('moveRight'),
}

/** Letters act wherever the focus is on the board, but for text fields. */
const letters: Readonly<Record<string, Action>> = {
  m: command('moveTo'),
  b: (screen, key) => toggleBlocked(screen, screen.selection.around(key)),
  a: command('assign'),
  e: openFile,
}

/** Keys that a button of the card has its own use for. */
const itselfKeys: Readonly<Record<string, Action>> = {
  Enter: (screen, key) => openPanel(screen, key, true),
  ' ': (screen, key) => screen.selection.toggle(key),
}

function command(name: BoardCommand): Action {
  return (screen) => runCommand(screen, name)
}

/** Listens to the board's keys. A key that is handled goes no further: the editor would act on it too. */
export function listenToKeys(screen: Screen): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || selectText(event)) return
    const action = screen.dialog.peek() ? null : actionFor(screen, event)
    if (!action && !isTyping(event)) return
    event.stopPropagation()
    if (!action) return
    event.preventDefault()
    action()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

/**
 * Selects all of a text field at once: the editor would do it too, a moment later, and what was typed meanwhile would be
 * selected and typed over.
 */
function selectText(event: KeyboardEvent): boolean {
  const { target, key, altKey, shiftKey } = event
  if (!(event.ctrlKey || event.metaKey) || altKey || shiftKey || key.toLowerCase() !== 'a') return false
  if (!isTextField(target) || target instanceof HTMLSelectElement) return false
  event.preventDefault()
  event.stopPropagation()
  ;(target as HTMLInputElement | HTMLTextAreaElement).select()
  return true
}

function actionFor(screen: Screen, event: KeyboardEvent): (() => void) | null {
  if (isTextField(event.target)) return null
  const { key, altKey, shiftKey } = event
  const letter = key.toLowerCase()
  const isChord = event.ctrlKey || event.metaKey
  // A card is restored beside the board, and taken back there.
  if (isChord && !altKey && letter === 'z') return () => undoOrRedo(screen, shiftKey ? 'redo' : 'undo')
  if (screen.tab.peek() !== 'board') return null
  if (isChord) {
    if (altKey) return null
    return letter === 'a' && !shiftKey ? () => screen.selection.all(screen.state.current) : null
  }
  if (key === '?' && !altKey)
    return () => {
      screen.dialog.value = { kind: 'keys' }
    }
  if (key === '/' && !altKey) return focusFilter
  if (letter === 'n' && !altKey && !shiftKey) return () => openQuickAdd(screen)
  if (key === 'Escape') return escape(screen)
  return cardAction(screen, event)
}

function escape(screen: Screen): (() => void) | null {
  const { messages, selection, panel } = screen
  if (messages.alert.peek().text !== '') return () => messages.closeAlert()
  if (selection.keys.peek().size > 0) return () => void selection.clear()
  return panel.key.peek() === null ? null : () => closePanel(screen)
}

function cardAction(screen: Screen, { key, altKey, shiftKey, target }: KeyboardEvent): (() => void) | null {
  const card = screen.state.current
  if (card === null) return null
  const isOnCard = target === document.body || cardKeyAt(target as Element) !== null
  const onCard = altKey ? altKeys : !isOnCard ? {} : shiftKey ? shiftKeys : cardKeys
  const onCardItself = isCardItself(target) ? itselfKeys : {}
  const action =
    (altKey && shiftKey ? undefined : onCard[key]) ??
    (altKey || shiftKey ? undefined : (letters[key.toLowerCase()] ?? onCardItself[key]))
  return action ? () => action(screen, card) : null
}

/** What is typed into a field is nobody else's business, but the editor's own chords are. */
function isTyping(event: KeyboardEvent): boolean {
  return isTextField(event.target) && !event.ctrlKey && !event.metaKey && !/^F\d+$/.test(event.key)
}

function isCardItself(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['card'] !== undefined
}
