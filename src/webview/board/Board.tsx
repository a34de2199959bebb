import { useComputed } from '@preact/signals'
import type { JSX, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { parseFilter } from '../../core/view/filter/parseFilter.ts'
import { EmptyFilter } from '../find/FilterResult.tsx'
import { openFile } from './actions.ts'
import type { BoardState } from './boardState.ts'
import { Column, headPx } from './Column.tsx'
import { LazyDialog } from './LazyDialog.tsx'
import { LazyMenu } from './LazyMenu.tsx'
import { LazyPanel } from './LazyPanel.tsx'
import { withDragging } from './drag.ts'
import { boardContext, isEditorMenu, pageContext } from './editorMenu.ts'
import { cardKeyAt } from './focus.ts'
import { Header } from './Header.tsx'
import { Lanes } from './Lanes.tsx'
import { mostOnWall } from './near.ts'
import { isMac } from './platform.ts'
import { openPanel } from '../panel/openPanel.ts'
import { EmptyBoard, Notices } from './Notices.tsx'
import { openMenu, ScreenContext, type Screen, useScreen } from './screen.ts'
import { TabPanel } from './Tabs.tsx'
import { Thieves } from './Thieves.tsx'
import { Voices } from './Voices.tsx'

/** The whole board. */
export function Board({ screen }: { readonly screen: Screen }): JSX.Element {
  return (
    <ScreenContext.Provider value={screen}>
      <Main />
      <LazyDialog />
    </ScreenContext.Provider>
  )
}

function Main(): JSX.Element {
  const { state } = useScreen()
  const frame = state.frame.value
  if (!frame) return <main class="waiting">{t('Reading the board …')}</main>
  return (
    <main data-board="" data-rev={state.rev} data-vscode-context={pageContext(frame.readOnly)} aria-label={frame.title}>
      <Header frame={frame} />
      <TabPanel board={BoardScreen} />
      <Voices />
      <LazyMenu />
    </main>
  )
}

function BoardScreen(): JSX.Element | null {
  const frame = useScreen().state.frame.value
  return (
    frame && (
      <>
        <Notices frame={frame} />
        <Thieves frame={frame} />
        <div class="stage">
          <Wall />
          <LazyPanel />
        </div>
      </>
    )
  )
}

function Wall(): JSX.Element {
  const screen = useScreen()
  const { state, memory } = screen
  const wall = useRef<HTMLDivElement>(null)
  const wasOn = useRef<string | null>(null)
  const columns = state.columns.value
  const { shape } = screen
  const laneCount = state.cells.lanes.value.length
  const isLarge = useComputed(() => sizeOf(state) > mostOnWall).value
  const isEmpty = useComputed(() => state.columns.value.every((column) => column.order.value.length === 0))
  useLayoutEffect(() => {
    const element = wall.current
    if (!element) return undefined
    element.scrollTo({ ...memory.wallScroll(), behavior: 'instant' })
    return withDragging(({ makeWallScroll }) => makeWallScroll(element))
  }, [])
  useHeadHeight(wall, laneCount > 0 && [columns, shape.foldedColumns.value])
  return (
    <div
      ref={wall}
      data-vscode-context={boardContext}
      class={laneCount > 0 ? 'wall laned' : 'wall'}
      data-density={shape.density.value}
      style={laneCount > 0 ? gridOf(columns.length, laneCount) : {}}
      onScroll={({ currentTarget }) =>
        memory.update({ wallScroll: currentTarget.scrollLeft, wallTop: currentTarget.scrollTop })
      }
      onFocusIn={(event) => {
        const key = cardKeyAt(event.target as Element)
        // A dialog that closes gives the focus back, even to a card that is just about to be drawn no more.
        if (key === null || !state.card(key)) return
        state.setCurrent(key)
        memory.update({ current: key })
      }}
      onPointerDown={() => {
        wasOn.current = state.current
      }}
      onClickCapture={(event) => filterBy(screen, event)}
      onClick={(event) => choose(screen, event, wasOn.current)}
      onDblClick={(event) => {
        const key = cardKeyAt(event.target as Element)
        // What one click on it does already, two do not do and open the file besides.
        if (key !== null && !(event.target as Element).closest('[data-filter], .card-title')) openFile(screen, key)
      }}
      onContextMenu={(event) => {
        if (isEditorMenu) return
        const key = cardKeyAt(event.target as Element)
        const anchor = (event.target as Element).closest('.card')?.querySelector<HTMLElement>('.card-menu-button')
        if (key === null || !anchor) return
        event.preventDefault()
        openMenu(screen, { key, anchor })
      }}
    >
      {laneCount > 0 && <Lanes isLarge={isLarge} />}
      {columns.map((column, at) => (
        <Column key={column.id} column={column} at={at} isLarge={isLarge} />
      ))}
      {isEmpty.value && state.frame.value?.readOnly === null && (
        <EmptyBoard column={columns[0]?.view.value.name ?? ''} />
      )}
      {!isEmpty.value && screen.filter.counts.value?.shown === 0 && <EmptyFilter />}
    </div>
  )
}

function sizeOf(state: BoardState): number {
  return state.columns.value.reduce((sum, column) => sum + column.order.value.length, 0)
}

/** The heads in one row, a row for each lane, and one that fills up the page. */
function gridOf(columns: number, lanes: number): Record<string, string> {
  return {
    gridTemplateColumns: `repeat(${columns}, max-content)`,
    gridTemplateRows: `var(--head) repeat(${lanes}, max-content) auto`,
  }
}

/** On a wall with lanes, keeps the row of the heads as high as the highest of them; `heads` says which there are. */
function useHeadHeight(wall: RefObject<HTMLElement | null>, heads: readonly unknown[] | false): void {
  useLayoutEffect(() => {
    const element = wall.current
    if (!element || !heads) return undefined
    const all = [...element.querySelectorAll<HTMLElement>('.column-head')]
    const measure = (): void => {
      const height = Math.max(headPx, ...all.map((head) => head.offsetHeight))
      element.style.setProperty('--head', `${height}px`)
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const head of all) observer.observe(head)
    return () => observer.disconnect()
  }, heads || [])
}

/** A plain click on a person or a label of a card filters by it, and does nothing else. */
function filterBy({ filter }: Screen, event: MouseEvent): void {
  const text = (event.target as Element).closest<HTMLElement>('[data-filter]')?.dataset['filter']
  const token = parseFilter(text ?? '')[0]
  if (!token || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.stopPropagation()
  filter.toggle(token)
}

/**
 * With Ctrl or Cmd, cards are chosen one by one, with Shift in a row; a plain click chooses none. On a card's title it
 * opens the card; where one is open already, any card that is clicked takes its place.
 */
function choose(screen: Screen, event: MouseEvent, wasOn: string | null): void {
  const { selection, panel } = screen
  const target = event.target as Element
  if (target.closest('button, input, a')) return
  const key = cardKeyAt(target)
  if (key !== null && (isMac ? event.metaKey : event.ctrlKey)) return selection.toggle(key)
  if (key !== null && event.shiftKey) return selection.extendTo(key, wasOn ?? key)
  selection.clear()
  if (key === null) return
  if (target.closest('.card-title')) openPanel(screen, key, false)
  else panel.follow(key)
}
