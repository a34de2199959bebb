import { useComputed } from '@preact/signals'
import type { JSX } from 'preact'
import { Card } from './Card.tsx'
import { lazy } from './lazy.ts'
import type { CardListProps } from './NearCards.tsx'
import { useScreen } from './screen.ts'

/** Cards of a column that are all drawn; of more, only those near what is seen. */
export const mostDrawn = 200

/** Cards of a long list that are drawn until it is known which are near. */
const mostAtFirst = 12

// Early: else a long column is drawn twice.
export const useNearCards = lazy(async () => (await import('./NearCards.tsx')).NearCards, true)

/** The cards of a column or of its part in a lane, top to bottom. */
export function CardList(props: CardListProps): JSX.Element {
  const { keys, isLong, isNear } = props
  const { state, shape } = useScreen()
  const kept = useKept(keys)
  const NearCards = useNearCards(isLong)
  const draw = (key: string, index: number): JSX.Element | undefined => {
    const card = state.card(key)
    return card && <Card key={key} card={card} position={index + 1} size={keys.length} />
  }
  if (NearCards) return <NearCards key={shape.density.value} {...props} kept={kept} draw={draw} />
  const drawn = isNear ? keys.slice(0, isLong ? mostAtFirst : mostDrawn) : kept.map((index) => keys[index] ?? '')
  return <>{drawn.map((key, i) => draw(key, isNear ? i : (kept[i] ?? 0)))}</>
}

/** Where in the list the cards are that stay drawn wherever they are: the one that has the keyboard, and the one held. */
function useKept(keys: readonly string[]): readonly number[] {
  const { state, drag } = useScreen()
  const held = useComputed(() => drag.value?.key ?? null)
  const current = state.currentKey.value
  const indexes = [current, held.value].map((key) => (key === null ? -1 : keys.indexOf(key)))
  return [...new Set(indexes)].filter((index) => index >= 0).sort((one, other) => one - other)
}
