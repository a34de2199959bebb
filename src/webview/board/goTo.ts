import type { TabName } from '../tabs.ts'
import type { Screen } from './screen.ts'

/** Shows another screen of the board. With `takesFocus` the keyboard goes there too, else it stays where it is. */
export function goTo(screen: Screen, tab: TabName, takesFocus = false): void {
  screen.tab.value = tab
  screen.memory.update({ tab })
  if (takesFocus) screen.focusWish.value = true
}

/** Does something that needs the board in sight: at once, or as soon as it is drawn in place of another screen. */
export function onBoard(screen: Screen, act: () => void): void {
  if (screen.tab.peek() === 'board') return act()
  goTo(screen, 'board')
  requestAnimationFrame(act)
}
