import type { BoardState } from './boardState.ts'
import { cardElement, redraw } from './focus.ts'

const durationMs = 260

/** Of more cards than these the others are there at once. */
const mostFlying = 20

/** Draws a change under which cards go back to where they were, and lets them fly there. */
export function springBack(state: BoardState, keys: readonly string[], change: () => void): void {
  const before = keys.slice(0, mostFlying).flatMap((key) => {
    const box = cardElement(key)?.getBoundingClientRect()
    return box ? [{ key, box }] : []
  })
  redraw(state, change)
  if (before.length === 0 || prefersStillness()) return
  queueMicrotask(() => {
    for (const { key, box } of before) {
      const element = cardElement(key)
      if (element) fly(element, box)
    }
  })
}

/** A copy flies above everything: the card itself would be cut off at its column's edge. */
function fly(element: HTMLElement, from: DOMRect): void {
  const to = element.getBoundingClientRect()
  const [x, y] = [from.left - to.left, from.top - to.top]
  if (Math.abs(x) < 2 && Math.abs(y) < 2) return
  const copy = element.cloneNode(true) as HTMLElement
  for (const name of ['role', 'tabindex', 'data-card', 'data-key', 'aria-label']) copy.removeAttribute(name)
  copy.ariaHidden = 'true'
  copy.inert = true
  copy.classList.add('flying')
  Object.assign(copy.style, {
    left: `${to.left}px`,
    top: `${to.top}px`,
    width: `${to.width}px`,
    height: `${to.height}px`,
  })
  document.body.append(copy)
  element.animate([{ opacity: 0 }, { opacity: 0 }], { duration: durationMs })
  const flight = copy.animate([{ transform: `translate(${x}px, ${y}px) rotate(1deg)` }, { transform: 'none' }], {
    duration: durationMs,
    easing: 'cubic-bezier(0.2, 0.9, 0.3, 1.15)',
  })
  flight.onfinish = () => copy.remove()
  flight.oncancel = () => copy.remove()
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
