import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core'
import type { ComponentChild, JSX, RefObject } from 'preact'
import { useCallback, useLayoutEffect, useReducer, useState } from 'preact/hooks'
import { useScreen } from './screen.ts'

export interface CardListProps {
  /** Top to bottom. */
  readonly keys: readonly string[]
  /** Whether there are too many cards to draw them all. */
  readonly isLong: boolean
  /** Whether the list is near what is seen of the wall; else only the cards that are held or have the keyboard are drawn. */
  readonly isNear: boolean
  readonly scroller: RefObject<HTMLElement | null>
  /** Pixels of the scroller above the list. */
  readonly top: number
}

interface NearCardsProps extends CardListProps {
  /** Indexes of the cards that are drawn wherever they are. */
  readonly kept: readonly number[]
  /** What stands for the card at an index. */
  readonly draw: (key: string, index: number) => ComponentChild
}

type Options = VirtualizerOptions<HTMLElement, HTMLElement>

/** How high a card is until it is measured (two lines, or one), and the room under it. */
const sizes = { comfortable: { guessPx: 92, gapPx: 8 }, compact: { guessPx: 28, gapPx: 4 } } as const

/** Cards drawn before and after those that are seen: few with the first paint, more as soon as there is time. */
const overscan = { first: 1, then: 5 } as const

/** The cards of a long list that are near what is seen, and those that are kept. */
export function NearCards({ keys, kept, isNear, scroller, top, draw: drawCard }: NearCardsProps): JSX.Element {
  const { shape } = useScreen()
  const [, draw] = useReducer((n: number) => n + 1, 0)
  const isPainted = useIsPainted()
  const { guessPx, gapPx } = sizes[shape.density.value]
  // The same function for the same list: with another one everything is measured anew.
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys])
  const options: Options = {
    count: keys.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: () => guessPx,
    gap: gapPx,
    overscan: isPainted ? overscan.then : overscan.first,
    scrollMargin: top,
    rangeExtractor: (range) => (isNear ? withKept(range, kept) : [...kept]),
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
        const card = drawCard(String(key), index)
        return (
          card && (
            <div
              key={key}
              ref={virtualizer.measureElement}
              role="presentation"
              class="near-card"
              data-index={index}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {card}
            </div>
          )
        )
      })}
    </div>
  )
}

/** Whether the list has been painted once. */
function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useLayoutEffect(() => {
    const waiting = requestIdleCallback(() => setPainted(true), { timeout: 500 })
    return () => cancelIdleCallback(waiting)
  }, [])
  return isPainted
}

function withKept(range: Range, kept: readonly number[]): number[] {
  const near = new Set([...defaultRangeExtractor(range), ...kept])
  return [...near].sort((one, other) => one - other)
}
