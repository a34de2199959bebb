import { useComputed } from '@preact/signals'
import type { ComponentChild, JSX } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import type { CardState, ColumnState } from '../board/boardState.ts'
import { mostDrawn, useNearCards } from '../board/CardList.tsx'
import { headPx } from '../board/Column.tsx'
import { Wip } from '../board/ColumnHead.tsx'
import { cardKeyAt, focusCard } from '../board/focus.ts'
import { mostOnWall, useIsNear } from '../board/near.ts'
import { useScreen } from '../board/screen.ts'
import { steps, targetOf } from '../board/walk.ts'
import { PastCard } from './PastCard.tsx'
import type { PastState } from './pastState.ts'

/** The wall as it was. Its cards are walked with the arrows and opened; nothing on it can be changed. */
export function PastWall({ past }: { readonly past: PastState }): JSX.Element {
  const { shape } = useScreen()
  const { board } = past
  const columns = board.columns.value
  const size = useComputed(() => board.columns.value.reduce((sum, { order }) => sum + order.value.length, 0))
  const isLarge = useComputed(() => size.value > mostOnWall).value
  const open = (element: EventTarget | null): void => {
    const key = cardKeyAt(element as Element | null)
    const shown = past.shown.peek()
    if (key !== null && shown !== null) past.open(shown, key)
  }
  return (
    <div
      class="wall past-wall"
      role="group"
      aria-label={t('The wall as it was')}
      aria-busy={past.shown.value !== past.moment.value}
      data-moment={past.shown.value ?? ''}
      data-density={shape.density.value}
      onFocusIn={({ target }) => board.setCurrent(cardKeyAt(target as Element) ?? board.current)}
      onClick={({ target }) => open(target)}
      onKeyDown={(event) => {
        const key = cardKeyAt(event.target as Element)
        if (key === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
        const step = steps[event.key]
        if (step === undefined && event.key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
        if (step === undefined) open(event.target)
        else focusCard(board, targetOf({ state: board }, key, step) ?? key)
      }}
    >
      {columns.map((column) => (
        <PastColumn key={column.id} past={past} column={column} isLarge={isLarge} />
      ))}
      {size.value === 0 && <p class="empty">{t('There was no card on this wall.')}</p>}
    </div>
  )
}

interface ColumnProps {
  readonly past: PastState
  readonly column: ColumnState
  readonly isLarge: boolean
}

function PastColumn({ past, column, isLarge }: ColumnProps): JSX.Element {
  const element = useRef<HTMLElement>(null)
  const nameId = useId()
  const isNear = useIsNear(element, isLarge)
  const { name, wip, isFinished } = column.view.value
  const keys = column.order.value
  return (
    <section
      ref={element}
      class={isFinished ? 'column finished' : 'column'}
      data-column={column.id}
      data-wip={wip.state}
      data-count={keys.length}
    >
      <div class="column-head">
        <div class="column-line">
          <h2 id={nameId} class="column-name" title={visibleText(name)}>
            {visibleText(name)}
          </h2>
          <Wip wip={wip} />
        </div>
      </div>
      <div class="cards" role="list" aria-labelledby={nameId}>
        <PastCards past={past} keys={keys} isNear={isNear} scroller={element} />
      </div>
    </section>
  )
}

interface CardsProps {
  readonly past: PastState
  readonly keys: readonly string[]
  readonly isNear: boolean
  readonly scroller: { current: HTMLElement | null }
}

interface Drawn {
  readonly card: CardState
  readonly element: JSX.Element
}

/** All cards of a list are the same elements as before, where they are: a step touches only what it changes. */
function PastCards({ past, keys, isNear, scroller }: CardsProps): JSX.Element {
  const { shape } = useScreen()
  // A list that goes up and down around its limit is not drawn in another way with each step.
  const wasLong = useRef(false)
  const isLong = keys.length > (wasLong.current ? mostDrawn * 0.75 : mostDrawn)
  wasLong.current = isLong
  const current = past.board.currentKey.value
  const drawn = useRef<ReadonlyMap<string, Drawn>>(new Map())
  const NearCards = useNearCards(isLong)
  if (NearCards) {
    const at = current === null ? -1 : keys.indexOf(current)
    const kept = at < 0 ? [] : [at]
    const draw = (key: string, index: number): ComponentChild => {
      const card = past.board.card(key)
      return card && <PastCard past={past} card={card} place={{ position: index + 1, size: keys.length }} />
    }
    return (
      <NearCards key={shape.density.value} {...{ keys, isLong, isNear, scroller, draw }} top={headPx} kept={kept} />
    )
  }
  const fresh = new Map<string, Drawn>()
  for (const key of isNear ? keys.slice(0, mostDrawn) : []) {
    const card = past.board.card(key)
    const known = drawn.current.get(key)
    if (card)
      fresh.set(key, known?.card === card ? known : { card, element: <PastCard key={key} past={past} card={card} /> })
  }
  drawn.current = fresh
  return <>{[...fresh.values()].map(({ element }) => element)}</>
}
