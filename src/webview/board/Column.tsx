import { useComputed } from '@preact/signals'
import type { JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { ColumnState } from './boardState.ts'
import { Cards, LaneCell } from './Cards.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import { withDragging } from './drag.ts'
import { columnContext } from './editorMenu.ts'
import { FoldedColumn } from './FoldedColumn.tsx'
import { useIsNear } from './near.ts'
import { useScreen } from './screen.ts'

interface ColumnProps {
  readonly column: ColumnState
  /** From 0, left to right. */
  readonly at: number
  /** Whether the wall has too many cards to draw what is far from what is seen. */
  readonly isLarge: boolean
}

/** Pixels of the column that its head takes. */
export const headPx = 38

/** A column: its head, and its cards as a list that scrolls by itself, or lane by lane. */
export function Column({ column, at, isLarge }: ColumnProps): JSX.Element {
  const screen = useScreen()
  const { state, shape, memory } = screen
  const element = useRef<HTMLElement>(null)
  const nameId = useId()
  const isFolded = useComputed(() => shape.foldedColumns.value.has(column.id)).value
  const isOver = useComputed(() => screen.drag.value?.over?.column === column.id)
  const isNear = useIsNear(element, isLarge)
  const view = column.view.value
  const hasLanes = state.cells.lanes.value.length > 0
  const isScroller = !isFolded && !hasLanes
  useLayoutEffect(() => {
    const scroller = element.current
    if (scroller && isScroller && isNear) scroller.scrollTop = memory.scrollOf(column.id)
  }, [isScroller, isNear])
  useLayoutEffect(() => {
    const target = element.current
    const area = { column: column.id, lane: null }
    return target ? withDragging(({ makeDropTarget }) => makeDropTarget(area, target, isScroller)) : undefined
  }, [column.id, isScroller])
  return (
    <section
      ref={element}
      class={['column', view.isFinished && 'finished', isFolded && 'folded'].filter(Boolean).join(' ')}
      style={hasLanes ? { gridColumn: at + 1 } : {}}
      data-column={column.id}
      data-wip={view.wip.state}
      data-vscode-context={columnContext(column.id)}
      data-count={column.order.value.length}
      data-over={isOver.value ? 'true' : undefined}
      onScroll={(event) => {
        if (isScroller && isNear) memory.scrollColumn(column.id, event.currentTarget.scrollTop)
      }}
    >
      {isFolded ? <FoldedColumn column={column} /> : <ColumnHead column={column} nameId={nameId} />}
      {!isFolded && !hasLanes && (
        <Cards column={column} isNear={isNear} scroller={element} top={headPx} labelledBy={nameId} />
      )}
      {!isFolded && hasLanes && <LaneCells column={column} isNear={isNear} isLarge={isLarge} />}
    </section>
  )
}

interface LaneCellsProps {
  readonly column: ColumnState
  readonly isNear: boolean
  readonly isLarge: boolean
}

/** Of the lanes far from what is seen, only those that hold the card with the keyboard or the one held. */
function LaneCells({ column, isNear, isLarge }: LaneCellsProps): JSX.Element {
  const { state, drag, nearLanes } = useScreen()
  const held = useComputed(() => drag.value?.key ?? null)
  const kept = [state.currentKey.value, held.value]
  return (
    <>
      {column.cells.value.map((cell, at) => {
        const key = cell.lane?.key ?? ''
        const isLaneNear = !isLarge || nearLanes.value.has(key)
        const isDrawn = isLaneNear || kept.some((card) => card !== null && cell.keys.includes(card))
        return isDrawn && <LaneCell key={key} {...{ column, cell, at }} isNear={isNear && isLaneNear} />
      })}
    </>
  )
}
