import { useComputed } from '@preact/signals'
import type { JSX, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { ColumnState } from './boardState.ts'
import { CardList, mostDrawn } from './CardList.tsx'
import type { Cell } from './cells.ts'
import { withDragging } from './drag.ts'
import { useScreen } from './screen.ts'

interface CardsProps {
  readonly column: ColumnState
  readonly isNear: boolean
  readonly scroller: RefObject<HTMLElement | null>
  /** Pixels of the scroller above the list. */
  readonly top: number
  /** Id of the column's name. */
  readonly labelledBy: string
}

/** The cards of a column on a wall without lanes. */
export function Cards({ column, isNear, scroller, top, labelledBy }: CardsProps): JSX.Element {
  return (
    <div class="cards" role="list" aria-labelledby={labelledBy}>
      <CardList
        keys={column.cells.value[0]?.keys ?? []}
        isLong={column.order.value.length > mostDrawn}
        {...{ isNear, scroller, top }}
      />
      <DropLine column={column.id} lane={null} />
    </div>
  )
}

interface LaneCellProps {
  readonly column: ColumnState
  readonly cell: Cell
  /** Number of the lane, from 0. */
  readonly at: number
  readonly isNear: boolean
}

/** Cards of a cell that are all drawn, however long its column is. */
const mostInCell = 12

/** What a column has in one lane: the count, and the cards as a list; a long one scrolls by itself. */
export function LaneCell({ column, cell, at, isNear }: LaneCellProps): JSX.Element {
  const { shape, drag, memory } = useScreen()
  const element = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const lane = cell.lane?.key ?? ''
  const isFolded = useComputed(() => shape.foldedLanes.value.has(lane)).value
  const isOver = useComputed(() => drag.value?.over?.column === column.id && drag.value.over.lane === lane)
  const isLong = column.order.value.length > mostDrawn && cell.keys.length > mostInCell
  const id = `${column.id}\n${lane}`
  useLayoutEffect(() => {
    if (list.current && isLong) list.current.scrollTop = memory.scrollOf(id)
    const target = element.current
    return target
      ? withDragging(({ makeDropTarget }) => makeDropTarget({ column: column.id, lane }, target, false))
      : undefined
  }, [column.id, lane, isLong])
  return (
    <div
      ref={element}
      class="cell"
      style={{ gridRow: at + 2 }}
      data-lane={lane}
      data-over={isOver.value ? 'true' : undefined}
    >
      {cell.keys.length > 0 && <span class="cell-count">{cell.keys.length}</span>}
      {!isFolded && (
        <div
          ref={list}
          class={isLong ? 'cards long' : 'cards'}
          role="list"
          aria-label={t('{0}, {1}', column.view.value.name, cell.lane?.name ?? '')}
          onScroll={(event) => {
            if (isLong) memory.scrollColumn(id, event.currentTarget.scrollTop)
          }}
        >
          <CardList keys={cell.keys} isLong={isLong} isNear={isNear} scroller={list} top={0} />
          <DropLine column={column.id} lane={lane} />
        </div>
      )}
    </div>
  )
}

function DropLine({ column, lane }: { readonly column: string; readonly lane: string | null }): JSX.Element | null {
  const { drag } = useScreen()
  const at = useComputed(() => {
    const over = drag.value?.over
    return over?.column === column && over.lane === lane ? over.lineAt : null
  })
  if (at.value === null) return null
  return <div class="drop-line" aria-hidden="true" style={{ transform: `translateY(${at.value}px)` }} />
}
