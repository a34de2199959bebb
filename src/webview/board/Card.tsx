import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { CardState } from './boardState.ts'
import { CardFace } from './CardFace.tsx'
import { withDragging } from './drag.ts'
import { cardContext } from './editorMenu.ts'
import { placeCard } from './focus.ts'
import { Icon } from './Icon.tsx'
import { openMenu, useScreen } from './screen.ts'
import { cardLabel } from './sentences.ts'

interface CardProps {
  readonly card: CardState
  /** From 1. */
  readonly position: number
  readonly size: number
}

/** A card on the wall: the list item that takes the focus, with its menu button. */
export function Card({ card, position, size }: CardProps): JSX.Element {
  const screen = useScreen()
  const ref = useRef<HTMLDivElement>(null)
  const view = card.view.value
  const isCurrent = card.isCurrent.value
  const grip = card.grip.value
  const isSelected = card.isSelected.value
  const [label, face] = useMemo(
    () => [cardLabel(view, isSelected), <CardFace card={view} isSelected={isSelected} />],
    [view, isSelected],
  )
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    placeCard(card.key, element, true)
    const countWith = (): number => screen.selection.around(card.key).length
    const stop = withDragging(({ makeDraggable }) => makeDraggable(card.key, element, countWith))
    return () => {
      stop()
      placeCard(card.key, element, false)
    }
  }, [card.key])
  return (
    <div
      ref={ref}
      class="card"
      role="listitem"
      tabIndex={isCurrent ? 0 : -1}
      aria-label={label}
      aria-posinset={position}
      aria-setsize={size}
      data-card={view.id}
      data-key={card.key}
      data-vscode-context={cardContext(screen, card)}
      data-class={view.classOfService}
      data-blocked={view.blocked ? 'true' : undefined}
      data-thief={view.thief?.id}
      data-unreadable={view.isUnreadable ? 'true' : undefined}
      data-pending={view.isPending || card.isInFlight.value ? 'true' : undefined}
      data-selected={isSelected ? 'true' : undefined}
      data-lifted={grip === 'drag' ? 'true' : undefined}
    >
      {face}
      <button
        type="button"
        class="card-menu-button"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={t('Actions for {0}', view.title)}
        aria-haspopup="menu"
        aria-expanded={grip === 'menu'}
        onClick={(event) => {
          openMenu(screen, { key: card.key, anchor: event.currentTarget })
        }}
      >
        <Icon name="more" />
      </button>
    </div>
  )
}
