import type { BoardState } from './boardState.ts'

const elements = new Map<string, HTMLElement>()

/** Tells where a card is drawn; null when it is drawn no more. */
export function placeCard(key: string, element: HTMLElement, isDrawn: boolean): void {
  if (isDrawn) elements.set(key, element)
  else if (elements.get(key) === element) elements.delete(key)
}

/** The element of a card, if it is drawn. */
export function cardElement(key: string): HTMLElement | undefined {
  return elements.get(key)
}

/** Key of the card that an element is in. */
export function cardKeyAt(element: Element | null): string | null {
  return element?.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null
}

/**
 * Puts the keyboard on a card, drawing it first where it is too far away to be drawn. One that is gone leaves it on the
 * card that it was on last.
 */
export function focusCard(state: BoardState, key: string | null): void {
  const target = key !== null && state.card(key) ? key : state.current
  if (target === null) return
  state.setCurrent(target)
  queueMicrotask(() => elements.get(target)?.focus())
}

/**
 * Changes what is drawn and keeps the focus: on the card that had it, wherever it is now, else on the card that took
 * its place. A moved element is a new one, so the browser alone would lose it.
 */
export function redraw(state: BoardState, change: () => void): void {
  const active = document.activeElement
  const key = cardKeyAt(active)
  const column = key === null ? undefined : state.spotOf(key)?.column
  const index = column?.shown.peek().indexOf(key ?? '') ?? 0
  const isOnMenuButton = active?.matches('.card-menu-button') ?? false
  change()
  if (key === null) {
    // A button that went with what it was for takes the focus with it.
    setTimeout(() => {
      if (active && !active.isConnected && document.activeElement === document.body) focusCard(state, null)
    })
    return
  }
  queueMicrotask(() => {
    if (document.activeElement !== document.body && document.activeElement !== null) return
    if (state.isShown(key)) return focusPart(state, key, isOnMenuButton)
    const keys = column?.shown.peek() ?? []
    const heir = keys[Math.min(Math.max(index, 0), keys.length - 1)] ?? state.current
    if (heir !== null) focusPart(state, heir, false)
  })
}

function focusPart(state: BoardState, key: string, isMenuButton: boolean): void {
  state.setCurrent(key)
  const element = elements.get(key)
  const part = isMenuButton ? element?.querySelector<HTMLElement>('.card-menu-button') : element
  part?.focus()
}
