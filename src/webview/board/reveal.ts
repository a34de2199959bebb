import { t } from '../../core/l10n/l10n.ts'
import { cardElement, focusCard } from './focus.ts'
import type { Screen } from './screen.ts'

/** Puts the keyboard on a card that somebody asked for elsewhere. */
export function revealCard({ state, messages }: Screen, path: string): void {
  if (!state.card(path)) return messages.warn(t('This card is not on the wall any more.'))
  focusCard(state, path)
  // Once it is drawn: it may have been too far away.
  requestAnimationFrame(() => {
    const element = cardElement(path)
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (element && !matchMedia('(prefers-reduced-motion: reduce)').matches) flash(element)
  })
}

/** A ring that fades: the eye, too, has to find the card. */
function flash(element: HTMLElement): void {
  const ring = (px: number): Keyframe => ({ boxShadow: `0 0 0 ${px}px var(--vscode-focusBorder)` })
  element.animate([ring(4), ring(4), ring(0)], 1200)
}
