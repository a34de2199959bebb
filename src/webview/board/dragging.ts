import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { plural, t } from '../../core/l10n/l10n.ts'
import { intoLane, type Lane, laneNote } from '../../core/view/swimlanes.ts'
import type { BoardState, ColumnState } from './boardState.ts'
import type { DragState, DropSpot } from './dragState.ts'
import { cardElement } from './focus.ts'
import { isSame } from './isSame.ts'
import { landingNote, landingOf } from './landing.ts'
import { dropCards, placeAmong } from './moves.ts'
import { closeMenu, type Screen } from './screen.ts'

/** Where the pointer is. */
interface DragLocation {
  readonly dropTargets: readonly { readonly data: Readonly<Record<string | symbol, unknown>> }[]
  readonly input: { readonly clientY: number }
}

const gapPx = 8
const previewPaddingPx = 24

/** Lets a card be dragged; returns what ends it. `countWith` says how many go with it, it among them. */
export function makeDraggable(key: string, element: HTMLElement, countWith: () => number): () => void {
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
        render: ({ container }) => container.append(preview(element, box.width, countWith())),
      })
    },
  })
}

function preview(card: HTMLElement, width: number, count: number): HTMLElement {
  const frame = document.createElement('div')
  frame.className = 'lifted-frame'
  const copy = card.cloneNode(true) as HTMLElement
  copy.classList.add('lifted')
  copy.style.width = `${width}px`
  frame.append(copy)
  if (count > 1) {
    const badge = document.createElement('span')
    badge.className = 'lifted-count'
    badge.textContent = plural(count, '{0} card', '{0} cards')
    copy.append(badge)
  }
  return frame
}

/** What cards can be dropped on: a column, or its part in a lane. */
export interface DropArea {
  readonly column: string
  /** Key of the lane; null leaves cards in theirs. */
  readonly lane: string | null
}

/** Lets cards be dropped on an element; one that scrolls does so while a card is held at its edge. */
export function makeDropTarget(area: DropArea, element: HTMLElement, isScroller: boolean): () => void {
  const target = dropTargetForElements({
    element,
    canDrop: ({ source }) => typeof source.data['key'] === 'string',
    getData: () => ({ ...area }),
    getDropEffect: () => 'move',
  })
  return isScroller ? combine(target, autoScrollForElements({ element })) : target
}

/** Scrolls the wall while a card is held at its edge. */
export function makeWallScroll(wall: HTMLElement): () => void {
  return autoScrollForElements({ element: wall })
}

/** Follows every drag on the board: shows where the cards would land, and makes the move when they are let go. */
export function followDrags(screen: Screen): () => void {
  const { drag, selection, state, messages } = screen
  let columns = state.columns.peek()
  return monitorForElements({
    canMonitor: ({ source }) => typeof source.data['key'] === 'string',
    onDragStart({ source }) {
      const key = source.data['key'] as string
      columns = state.columns.peek()
      drag.value = { key, keys: selection.around(key), over: null }
      closeMenu(screen)
      grip(screen, 'drag')
    },
    onDrag({ location }) {
      const held = drag.peek()
      if (!held) return
      const over = dropSpot(screen, held, location.current)
      if (!isSameSpot(over, held.over)) drag.value = { ...held, over }
    },
    onDrop({ location }) {
      const held = drag.peek()
      if (!held) return
      grip(screen, null)
      drag.value = null
      const over = dropSpot(screen, held, location.current)
      // Another column may have slid under the pointer: nobody meant it.
      if (over && state.columns.peek() !== columns)
        return messages.warn(t('The columns changed while the card was in the air: nothing was moved.'))
      if (over && !over.isStill) dropCards(screen, held.keys, over)
    },
  })
}

function grip({ state, drag }: Screen, by: 'drag' | null): void {
  for (const key of drag.peek()?.keys ?? []) {
    const card = state.card(key)
    if (card) card.grip.value = by
  }
}

/** Where the held cards would land on the board as it is now; a column that is gone takes none. */
function dropSpot(screen: Screen, { keys }: DragState, { dropTargets, input }: DragLocation): DropSpot | null {
  const { state } = screen
  const data = dropTargets[0]?.data
  const target = state.column(String(data?.['column']))
  const moved = keys.filter((key) => state.card(key))
  if (!target || moved.length === 0) return null
  const lane = state.cells.lane(typeof data?.['lane'] === 'string' ? data['lane'] : null)
  const area = { column: target.id, lane: lane?.key ?? null }
  const list = drawnIn(screen, target, lane)
  if (!list) return { ...area, ...unseenSpot(state, target, moved, lane) }
  const isMoved = new Set(moved)
  const isOther = (key: string): boolean => !isMoved.has(key)
  const all = target.order.peek().filter(isOther)
  const shown = list.filter(isOther)
  const wanted = placeAmong(state, { all, shown, lane }, indexAt(shown, input.clientY))
  const landing = landingOf(state.cardViews(all), wanted)
  const place = landing.isBelowRanked ? 'bottom' : wanted
  const index = shownAbove(shown, all, landing.index)
  const isStill = isSame(shown.toSpliced(index, 0, ...moved), list)
  if (isStill) return { ...area, place, isStill, lineAt: null, note: '' }
  const note = [laneNoteFor(state, moved, lane), landingNote(landing)].filter(Boolean).join('; ')
  return { ...area, place, isStill, lineAt: linePosition(shown, index), note }
}

/** A spot whose cards are folded away, or that is the head above all lanes: the bottom of the column. */
function unseenSpot(
  state: BoardState,
  target: ColumnState,
  moved: readonly string[],
  lane: Lane | null,
): Omit<DropSpot, 'column' | 'lane'> {
  const all = new Set(target.order.peek())
  const place = moved.every((key) => all.has(key)) ? null : 'bottom'
  const note = laneNoteFor(state, moved, lane)
  return { place, isStill: place === null && note === '', lineAt: null, note }
}

/** The cards between which a drop would land, or null where none are drawn to land between. */
function drawnIn({ state, shape }: Screen, column: ColumnState, lane: Lane | null): readonly string[] | null {
  if (shape.foldedColumns.peek().has(column.id)) return null
  if (!lane) return state.cells.lanes.peek().length > 0 ? null : column.shown.peek()
  if (shape.foldedLanes.peek().has(lane.key)) return null
  return column.cells.peek().find((cell) => cell.lane === lane)?.keys ?? []
}

/** What a drop into a lane does to the cards, if it does anything. */
function laneNoteFor(state: BoardState, moved: readonly string[], lane: Lane | null): string {
  const cards = lane ? state.cardViews(moved).filter((card) => intoLane(card, lane)) : []
  const [first, ...more] = cards
  if (!lane || !first) return ''
  return more.length === 0
    ? laneNote(first, lane)
    : plural(cards.length, '{0} card into {1}', '{0} cards into {1}', lane.name)
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
  return (
    one.column === other.column && one.lane === other.lane && one.lineAt === other.lineAt && one.note === other.note
  )
}
