import { t } from '../../core/l10n/l10n.ts'
import { cardElement, redraw } from './focus.ts'
import type { Screen } from './screen.ts'

/** Frames within which a card is drawn that was folded away or too far off. */
const patience = 20

/** Puts the keyboard on a card that somebody asked for elsewhere, and unfolds what it lies in. */
export function revealCard(screen: Screen, path: string): void {
  const { state, messages, filter } = screen
  if (!state.card(path)) return messages.warn(t('This card is not on the wall any more.'))
  redraw(state, () => {
    // Nobody looks for a card that stays hidden.
    if (filter.unmatched.peek().has(path)) filter.set('')
    unfold(screen, path)
    state.setCurrent(path)
  })
  whenDrawn(path, patience, (element) => {
    element.focus()
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) flash(element)
  })
}

function unfold({ state, shape }: Screen, key: string): void {
  const column = state.spotOf(key)?.column
  if (!column) return
  if (shape.foldedColumns.peek().has(column.id)) shape.foldColumn(column.id, false)
  const lane = column.cells.peek().find(({ keys }) => keys.includes(key))?.lane
  if (lane && shape.foldedLanes.peek().has(lane.key)) shape.foldLane(lane.key, false)
}

function whenDrawn(key: string, frames: number, act: (element: HTMLElement) => void): void {
  requestAnimationFrame(() => {
    const element = cardElement(key)
    if (element) act(element)
    else if (frames > 0) whenDrawn(key, frames - 1, act)
  })
}

/** A ring that fades: the eye, too, has to find the card. */
function flash(element: HTMLElement): void {
  const ring = (px: number): Keyframe => ({ boxShadow: `0 0 0 ${px}px var(--vscode-focusBorder)` })
  element.animate([ring(4), ring(4), ring(0)], 1200)
}
