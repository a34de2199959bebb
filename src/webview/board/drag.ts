import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import type { Spot } from './boardState.ts'
import type { DragState, DropSpot } from './dragState.ts'
import { cardElement } from './focus.ts'
import { landingNote, landingOf, placeAt } from './landing.ts'
import { closeMenu, type Screen } from './screen.ts'

const gapPx = 8
const previewPaddingPx = 24

/** Lets a card be dragged; returns what ends it. */
export function makeDraggable(key: string, element: HTMLElement): () => void {
  return draggable({
    element,
    getInitialData: () => ({ key }),
    onGenerateDragPreview({ nativeSetDragImage, location }) {
      const box = element.getBoundingClientRect()
      const { clientX, clientY } = location.initial.input
      setCustomNativeDragPreview({
        nativeSetDragImage,
        getOffset: () => ({
          x: clientX - box.left + previewPaddingPx,
          y: clientY - box.top + previewPaddingPx,
        }),
        render: ({ container }) => drawPreview(element, box.width, container),
      })
    },
  })
}

function drawPreview(card: HTMLElement, width: number, container: HTMLElement): void {
  const frame = document.createElement('div')
  frame.className = 'lifted-frame'
  const copy = card.cloneNode(true) as HTMLElement
  copy.classList.add('lifted')
  copy.style.width = `${width}px`
  frame.append(copy)
  container.append(frame)
}

/** Lets cards be dropped on a column and scrolls it while one is held at its edge. */
export function makeColumnTarget(id: string, column: HTMLElement, scroller: HTMLElement): () => void {
  return combine(
    dropTargetForElements({
      element: column,
      canDrop: ({ source }) => typeof source.data['key'] === 'string',
      getData: () => ({ column: id }),
      getDropEffect: () => 'move',
    }),
    autoScrollForElements({ element: scroller }),
  )
}

/** Scrolls the wall sideways while a card is held at its edge. */
export function makeWallScroll(wall: HTMLElement): () => void {
  return autoScrollForElements({ element: wall })
}

/** Follows every drag on the board: shows where the card would land, and makes the move when it is let go. */
export function followDrags(screen: Screen): () => void {
  const { state, drag } = screen
  return monitorForElements({
    canMonitor: ({ source }) => typeof source.data['key'] === 'string',
    onDragStart({ source }) {
      const key = source.data['key'] as string
      const spot = state.spotOf(key)
      if (spot) drag.value = { key, from: spot.column.id, over: null }
      closeMenu(screen)
      grip(screen, key, 'drag')
    },
    onDrag({ location }) {
      const held = drag.peek()
      if (!held) return
      const over = dropSpot(screen, held, location.current.dropTargets[0]?.data['column'], location.current.input)
      if (!isSameSpot(over, held.over)) drag.value = { ...held, over }
    },
    onDrop({ location }) {
      const held = drag.peek()
      drag.value = null
      if (!held) return
      grip(screen, held.key, null)
      const over = dropSpot(screen, held, location.current.dropTargets[0]?.data['column'], location.current.input)
      if (over) drop(screen, held, over)
    },
  })
}

function grip({ state }: Screen, key: string, by: 'drag' | null): void {
  const card = state.card(key)
  if (card) card.grip.value = by
}

function drop(screen: Screen, { key }: DragState, over: DropSpot): void {
  const { state, wishes } = screen
  const card = state.card(key)?.view.peek()
  const spot = state.spotOf(key)
  if (!card || !spot || isWhereItIs(spot, over)) return
  const others = state.cardViews(othersIn(screen, over.column, key))
  const place = over.landing.isBelowRanked ? 'bottom' : placeAt(others, over.landing.index)
  wishes.send({ kind: 'moveCard', card: card.id, to: over.column, place, reason: null }, key)
}

function dropSpot(
  screen: Screen,
  { key }: DragState,
  column: unknown,
  input: { readonly clientY: number },
): DropSpot | null {
  if (typeof column !== 'string') return null
  const spot = screen.state.spotOf(key)
  const others = othersIn(screen, column, key)
  const views = screen.state.cardViews(others)
  const landing = landingOf(views, placeAt(views, indexAt(others, input.clientY)))
  const over: DropSpot = { column, landing, lineAt: null, note: landingNote(landing) }
  if (spot && isWhereItIs(spot, over)) return { ...over, note: '' }
  return { ...over, lineAt: linePosition(others, landing.index) }
}

function othersIn({ state }: Screen, column: string, key: string): readonly string[] {
  return (state.column(column)?.order.peek() ?? []).filter((other) => other !== key)
}

/** How many cards are above this height. Not all need be drawn: between two that are not neighbours the nearer counts. */
function indexAt(keys: readonly string[], clientY: number): number {
  let above = { index: -1, bottom: -Infinity }
  for (const [i, key] of keys.entries()) {
    const box = cardElement(key)?.getBoundingClientRect()
    if (!box) continue
    if (clientY < box.top + box.height / 2) {
      const isNeighbour = i === above.index + 1
      return isNeighbour || box.top - clientY < clientY - above.bottom ? i : above.index + 1
    }
    above = { index: i, bottom: box.bottom }
  }
  return above.index + 1
}

function linePosition(keys: readonly string[], index: number): number | null {
  const below = cardElement(keys[index] ?? '')
  if (below) return below.getBoundingClientRect().top - listTop(below) - gapPx / 2
  const above = cardElement(keys[index - 1] ?? '')
  if (above) return above.getBoundingClientRect().bottom - listTop(above) + gapPx / 2
  return keys.length === 0 ? 0 : null
}

function listTop(card: HTMLElement): number {
  return card.closest('.cards')?.getBoundingClientRect().top ?? 0
}

function isWhereItIs(spot: Spot, over: DropSpot): boolean {
  return spot.column.id === over.column && spot.index === over.landing.index
}

function isSameSpot(one: DropSpot | null, other: DropSpot | null): boolean {
  if (!one || !other) return one === other
  return one.column === other.column && one.lineAt === other.lineAt && one.note === other.note
}
