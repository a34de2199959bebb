import { cardElement, focusCard } from './focus.ts'
import type { Screen } from './screen.ts'

/** Where the keyboard goes from a card. */
export type Step = 'up' | 'down' | 'first' | 'last' | 'pageUp' | 'pageDown' | 'left' | 'right'

/** Where each key of the keyboard walks. */
export const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
}

/** Cards that a page goes on by, where the card's column does not say how many it shows. */
const pageOf = 10

/** Puts the keyboard on another card: along the column, or level in the next column with cards. Returns its key. */
export function walk(screen: Screen, step: Step): string | null {
  const { state } = screen
  const key = state.current
  const target = key === null ? undefined : targetOf(screen, key, step)
  if (target === undefined) return null
  focusCard(state, target)
  screen.panel.follow(target)
  return target
}

/** Walks along the column, and chooses what lies between. */
export function walkAndSelect(screen: Screen, step: Step): void {
  const from = screen.state.current
  const to = walk(screen, step)
  if (from !== null && to !== null) screen.selection.extendTo(to, from)
}

/** The card that the keyboard goes to from another one. */
export function targetOf(screen: Pick<Screen, 'state'>, key: string, step: Step): string | undefined {
  if (step === 'left' || step === 'right') return levelWith(screen, key, step === 'left' ? -1 : 1)
  const keys = screen.state.spotOf(key)?.column.shown.peek() ?? []
  const at = keys.indexOf(key)
  const last = keys.length - 1
  const page = step.startsWith('page') ? pageAt(key) : 1
  switch (step) {
    case 'up':
      return keys[at - 1]
    case 'down':
      return keys[at + 1]
    case 'pageUp':
      return keys[Math.max(0, at - page)]
    case 'pageDown':
      return keys[Math.min(last, at + page)]
    case 'first':
      return keys[0]
    case 'last':
      return keys[last]
  }
}

/** How many cards of about this card's height its column shows. */
function pageAt(key: string): number {
  const card = cardElement(key)
  const height = card?.closest('.column')?.clientHeight
  return card && height ? Math.max(1, Math.floor(height / Math.max(1, card.offsetHeight)) - 1) : pageOf
}

/** The card of the next column that is not empty which is drawn nearest to this one's height. */
function levelWith({ state }: Pick<Screen, 'state'>, key: string, step: 1 | -1): string | undefined {
  const columns = state.columns.peek()
  const here = cardElement(key)?.getBoundingClientRect().top ?? 0
  const from = columns.findIndex((column) => column.shown.peek().includes(key))
  for (let i = from + step; i >= 0 && i < columns.length; i += step) {
    const keys = columns[i]?.shown.peek() ?? []
    let nearest = keys[0]
    let least = Infinity
    for (const each of keys) {
      const top = cardElement(each)?.getBoundingClientRect().top
      if (top === undefined || Math.abs(top - here) >= least) continue
      least = Math.abs(top - here)
      nearest = each
    }
    if (nearest !== undefined) return nearest
  }
  return undefined
}
