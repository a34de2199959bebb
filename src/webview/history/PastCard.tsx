import { useComputed } from '@preact/signals'
import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Mark } from '../../core/view/momentView.ts'
import type { CardState } from '../board/boardState.ts'
import { CardFace } from '../board/CardFace.tsx'
import { placeCard } from '../board/focus.ts'
import { Icon } from '../board/Icon.tsx'
import { cardLabel } from '../board/sentences.ts'
import { markIcons, markWord } from './markWords.ts'
import type { PastState } from './pastState.ts'

interface PastCardProps {
  readonly past: PastState
  readonly card: CardState
  /** From 1, where not all of the list is drawn. */
  readonly place?: { readonly position: number; readonly size: number }
}

const none: readonly Mark[] = []

/** A card as it was: its face, and what had changed about it. It can be opened, and nothing else. */
export function PastCard({ past, card, place }: PastCardProps): JSX.Element {
  const ref = useRef<HTMLDivElement>(null)
  const view = card.view.value
  const marks = useComputed(() => past.facts.value?.marks[card.key] ?? none).value
  const isOpen = useComputed(() => past.openCard.value?.key === card.key).value
  const [label, face] = useMemo(
    () => [[cardLabel(view, false), ...marks.map(markWord)].join(', '), <CardFace card={view} isSelected={false} />],
    [view, marks],
  )
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    placeCard(card.key, element, true)
    return () => placeCard(card.key, element, false)
  }, [card.key])
  return (
    <div
      ref={ref}
      class="card past-card"
      role="listitem"
      tabIndex={card.isCurrent.value ? 0 : -1}
      aria-label={label}
      aria-posinset={place?.position}
      aria-setsize={place?.size}
      data-card={view.id}
      data-key={card.key}
      data-class={view.classOfService}
      data-blocked={view.blocked ? 'true' : undefined}
      data-thief={view.thief?.id}
      data-unreadable={view.isUnreadable ? 'true' : undefined}
      data-selected={isOpen ? 'true' : undefined}
      data-changed={marks.length > 0 ? marks.map(({ kind }) => kind).join(' ') : undefined}
    >
      {marks.length > 0 && (
        <div class="card-marks">
          {marks.map((mark) => (
            <span key={mark.kind} class={`card-mark ${mark.kind}`}>
              <Icon name={markIcons[mark.kind]} />
              {markWord(mark)}
            </span>
          ))}
        </div>
      )}
      {face}
    </div>
  )
}
