import { focusCard } from '../board/focus.ts'
import type { Screen } from '../board/screen.ts'

/** Opens a card's panel; with `takesFocus` the keyboard goes into it, else it stays where it is. */
export function openPanel(screen: Screen, key: string, takesFocus: boolean): void {
  const { panel, state } = screen
  if (state.card(key)) state.setCurrent(key)
  // On a narrow screen the panel covers the wall: whoever is on it would be nowhere.
  panel.wantsFocus = takesFocus || isNarrow()
  if (panel.detail.peek()?.key === key) focusPanel(screen)
  panel.open(key)
}

/** Closes the panel; the keyboard is on the card that it showed. */
export function closePanel(screen: Screen): void {
  const { panel, state } = screen
  const key = panel.key.peek()
  panel.close()
  const { opener } = panel
  panel.opener = null
  // The wall may have been covered until now.
  requestAnimationFrame(() => (opener?.isConnected ? opener.focus() : focusCard(state, key)))
}

/** Puts the keyboard into the panel, if it shall be there. */
export function focusPanel({ panel }: Screen): void {
  if (!panel.wantsFocus) return
  panel.wantsFocus = false
  document.querySelector<HTMLElement>('.card-panel .panel-title')?.focus()
}

/** Narrow as in panel.css. */
function isNarrow(): boolean {
  return matchMedia('(width <= 760px)').matches
}
