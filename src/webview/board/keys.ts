import {
  moveAlong,
  moveSideways,
  openCardDialog,
  openCardMenu,
  openFile,
  openQuickAdd,
  toggleBlocked,
  undoOrRedo,
  walk,
} from './actions.ts'
import { cardKeyAt } from './focus.ts'
import type { Screen } from './screen.ts'

type Action = (screen: Screen, key: string) => void

/** Keys that act on the card that the keyboard is on, and only while it is on one. */
const cardKeys: Readonly<Record<string, Action>> = {
  ArrowUp: (screen) => walk(screen, 'up'),
  ArrowDown: (screen) => walk(screen, 'down'),
  ArrowLeft: (screen) => walk(screen, 'left'),
  ArrowRight: (screen) => walk(screen, 'right'),
  Home: (screen) => walk(screen, 'first'),
  End: (screen) => walk(screen, 'last'),
  ContextMenu: openCardMenu,
}

const altKeys: Readonly<Record<string, Action>> = {
  ArrowUp: (screen, key) => moveAlong(screen, key, -1),
  ArrowDown: (screen, key) => moveAlong(screen, key, 1),
  ArrowLeft: (screen, key) => moveSideways(screen, key, -1),
  ArrowRight: (screen, key) => moveSideways(screen, key, 1),
}

/** Letters act wherever the focus is on the board, but for text fields. */
const letters: Readonly<Record<string, Action>> = {
  m: (screen, key) => openCardDialog(screen, 'move', key),
  b: toggleBlocked,
  a: (screen, key) => openCardDialog(screen, 'assign', key),
  e: openFile,
}

/** Listens to the board's keys. A key that is handled goes no further: the editor would act on it too. */
export function listenToKeys(screen: Screen): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
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

function actionFor(screen: Screen, event: KeyboardEvent): (() => void) | null {
  if (isTextField(event.target)) return null
  const { key, altKey, shiftKey } = event
  const letter = key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (letter !== 'z' || altKey) return null
    return () => undoOrRedo(screen, shiftKey ? 'redo' : 'undo')
  }
  if (key === '?' && !altKey)
    return () => {
      screen.dialog.value = { kind: 'keys' }
    }
  if (letter === 'n' && !altKey && !shiftKey) return () => openQuickAdd(screen)
  if (key === 'Escape' && screen.messages.alert.peek().text !== '') return () => screen.messages.closeAlert()
  return cardAction(screen, event)
}

function cardAction(screen: Screen, { key, altKey, shiftKey, target }: KeyboardEvent): (() => void) | null {
  const card = screen.state.current
  if (card === null) return null
  const isOnCard = target === document.body || cardKeyAt(target as Element) !== null
  const table = altKey ? altKeys : isOnCard ? cardKeys : {}
  const action =
    (shiftKey ? undefined : table[key]) ??
    (altKey || shiftKey ? undefined : letters[key.toLowerCase()]) ??
    (shiftKey && key === 'F10' && isOnCard ? openCardMenu : undefined) ??
    (key === 'Enter' && !altKey && isCardItself(target) ? openFile : undefined)
  return action ? () => action(screen, card) : null
}

/** What is typed into a field is nobody else's business, but the editor's own chords are. */
function isTyping(event: KeyboardEvent): boolean {
  return isTextField(event.target) && !event.ctrlKey && !event.metaKey && !/^F\d+$/.test(event.key)
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type))
  )
}

function isCardItself(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['card'] !== undefined
}
