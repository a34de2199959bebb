import type { JSX, RefObject } from 'preact'
import { Card } from './Card.tsx'
import { lazy } from './lazy.ts'
import { useScreen } from './screen.ts'

/** Cards of a column that are all drawn; of more, only those near what is seen. */
export const mostDrawn = 200

const useNearCards = lazy(async () => (await import('./NearCards.tsx')).NearCards)

interface CardListProps {
  readonly order: readonly string[]
  /** Whether the column has too many cards to draw, those that a filter hides included. */
  readonly isLong: boolean
  readonly scroller: RefObject<HTMLElement | null>
}

/** The cards of a column, top to bottom. */
export function CardList({ order, isLong, scroller }: CardListProps): JSX.Element {
  const { state } = useScreen()
  const NearCards = useNearCards(isLong)
  if (NearCards) return <NearCards order={order} scroller={scroller} />
  return (
    <>
      {order.slice(0, mostDrawn).map((key, i) => {
        const card = state.card(key)
        return card && <Card key={key} card={card} position={i + 1} size={order.length} />
      })}
    </>
  )
}
