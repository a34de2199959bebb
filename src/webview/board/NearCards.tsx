import { useComputed } from '@preact/signals'
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core'
import type { JSX, RefObject } from 'preact'
import { useLayoutEffect, useReducer, useState } from 'preact/hooks'
import { Card } from './Card.tsx'
import { useScreen } from './screen.ts'

interface NearCardsProps {
  readonly order: readonly string[]
  readonly scroller: RefObject<HTMLElement | null>
}

type Options = VirtualizerOptions<HTMLElement, HTMLElement>

const gapPx = 8
/** A card of two lines, until it is measured. */
const guessPx = 92
const headPx = 38

/** The cards of a long column that are near what is seen; the one that has the keyboard and the one held stay too. */
export function NearCards({ order, scroller }: NearCardsProps): JSX.Element {
  const { state, drag } = useScreen()
  const [, draw] = useReducer((n: number) => n + 1, 0)
  const held = useComputed(() => drag.value?.key)
  const kept = [state.currentKey.value, held.value].map((key) => (key ? order.indexOf(key) : -1))
  const options: Options = {
    count: order.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => order[index] ?? index,
    estimateSize: () => guessPx,
    gap: gapPx,
    overscan: 12,
    scrollMargin: headPx,
    rangeExtractor: (range) => withKept(range, kept),
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: draw,
  }
  const [virtualizer] = useState(() => new Virtualizer(options))
  virtualizer.setOptions(options)
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())
  return (
    <div role="presentation" class="near-cards" style={{ height: `${virtualizer.getTotalSize()}px` }}>
      {virtualizer.getVirtualItems().map(({ key, index, start }) => {
        const card = state.card(String(key))
        return (
          card && (
            <div
              key={key}
              ref={virtualizer.measureElement}
              role="presentation"
              class="near-card"
              data-index={index}
              style={{ transform: `translateY(${start - headPx}px)` }}
            >
              <Card card={card} position={index + 1} size={order.length} />
            </div>
          )
        )
      })}
    </div>
  )
}

function withKept(range: Range, kept: readonly number[]): number[] {
  const near = new Set([...defaultRangeExtractor(range), ...kept.filter((index) => index >= 0)])
  return [...near].sort((one, other) => one - other)
}
