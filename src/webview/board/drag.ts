import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
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
  if (!card || over.isStill) return
  wishes.send({ kind: 'moveCard', card: card.id, to: over.column, place: over.place, reason: null }, key)
}

function dropSpot(
  screen: Screen,
  { key }: DragState,
  column: unknown,
  input: { readonly clientY: number },
): DropSpot | null {
  if (typeof column !== 'string') return null
  const spot = screen.state.spotOf(key)
  const target = screen.state.column(column)
  const isOther = (other: string): boolean => other !== key
  const all = (target?.order.peek() ?? []).filter(isOther)
  const shown = (target?.shown.peek() ?? []).filter(isOther)
  const wanted = placeAt(screen.state.cardViews(shown), indexAt(shown, input.clientY))
  const landing = landingOf(screen.state.cardViews(all), wanted)
  const place = landing.isBelowRanked ? 'bottom' : wanted
  const index = shownAbove(shown, all, landing.index)
  const isStill = spot?.column === target && spot?.column.shown.peek().indexOf(key) === index
  if (isStill) return { column, landing, place, isStill, lineAt: null, note: '' }
  return { column, landing, place, isStill, lineAt: linePosition(shown, index), note: landingNote(landing) }
}

/** How many of the cards shown are among the first `index` of all. */
function shownAbove(shown: readonly string[], all: readonly string[], index: number): number {
  if (shown.length === all.length) return index
  const above = new Set(all.slice(0, index))
  return shown.filter((key) => above.has(key)).length
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

function isSameSpot(one: DropSpot | null, other: DropSpot | null): boolean {
  if (!one || !other) return one === other
  return one.column === other.column && one.lineAt === other.lineAt && one.note === other.note
}
