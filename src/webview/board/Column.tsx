import { useComputed } from '@preact/signals'
import type { JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { WipView } from '../../core/view/boardView.ts'
import { wouldBe } from '../../core/view/wouldBe.ts'
import { openQuickAdd } from './actions.ts'
import type { ColumnState } from './boardState.ts'
import { CardList, mostDrawn } from './CardList.tsx'
import { makeColumnTarget } from './drag.ts'
import { columnContext } from './editorMenu.ts'
import { Icon } from './Icon.tsx'
import { Policy } from './Policy.tsx'
import { QuickAdd } from './QuickAdd.tsx'
import { useScreen } from './screen.ts'

/** A column: its head, and its cards as a list that scrolls by itself. */
export function Column({ column }: { readonly column: ColumnState }): JSX.Element {
  const screen = useScreen()
  const view = column.view.value
  const shown = column.shown.value
  const scroller = useRef<HTMLElement>(null)
  const nameId = useId()
  const isOver = useComputed(() => screen.drag.value?.over?.column === column.id)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    element.scrollTop = screen.memory.atBirth.columnScroll[column.id] ?? 0
    return makeColumnTarget(column.id, element, element)
  }, [column.id])
  return (
    <section
      ref={scroller}
      class={view.isFinished ? 'column finished' : 'column'}
      data-column={column.id}
      data-wip={view.wip.state}
      data-vscode-context={columnContext(column.id)}
      data-count={column.order.value.length}
      data-over={isOver.value ? 'true' : undefined}
      onScroll={(event) => screen.memory.scrollColumn(column.id, event.currentTarget.scrollTop)}
    >
      <div class="column-head">
        <div class="column-line">
          <Policy name={view.name} policy={view.policy} nameId={nameId} />
          <Wip wip={view.wip} />
          <AddButton name={view.name} onClick={() => openQuickAdd(screen, column.id)} />
        </div>
        {view.wip.overReason !== null && <p class="over-reason">{view.wip.overReason}</p>}
        <DropText column={column} />
        <QuickAdd column={column} />
      </div>
      <div class="cards" role="list" aria-labelledby={nameId}>
        <CardList order={shown} isLong={column.order.value.length > mostDrawn} scroller={scroller} />
        <DropLine column={column} />
      </div>
    </section>
  )
}

function AddButton(props: { readonly name: string; readonly onClick: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button add"
      aria-label={t('Add card to {0}', props.name)}
      title={t('Add card to {0}', props.name)}
      onClick={props.onClick}
    >
      <Icon name="add" />
    </button>
  )
}

/** How full the column is, in figures, words and a meter. */
function Wip({ wip }: { readonly wip: WipView }): JSX.Element {
  return (
    <>
      <span class="count">{wip.text}</span>
      {wip.limit !== null && <Meter count={wip.count} limit={wip.limit} />}
      {wip.word !== '' && (
        <span class="wip-word">
          <Icon name={wip.state === 'over' ? 'flame' : 'full'} />
          {wip.word}
        </span>
      )}
    </>
  )
}

function Meter({ count, limit }: { readonly count: number; readonly limit: number }): JSX.Element {
  return (
    <span class="meter" aria-hidden="true">
      <i style={{ width: `${Math.min(100, (100 * count) / limit)}%` }} />
    </span>
  )
}

/** What a drop here would do, said before it is done. */
function DropText({ column }: { readonly column: ColumnState }): JSX.Element | null {
  const { drag } = useScreen()
  const text = useComputed(() => {
    const held = drag.value
    if (held?.over?.column !== column.id) return { limit: '', note: '' }
    const present = new Set(column.order.value)
    const more = held.keys.filter((key) => !present.has(key)).length
    return { limit: wouldBe(column.view.value.wip, more), note: held.over.note }
  })
  const { limit, note } = text.value
  if (limit === '' && note === '') return null
  return (
    <div class="drop-text">
      {limit !== '' && <div class="would-be">{limit}</div>}
      {note !== '' && <div class="drop-note">{note}</div>}
    </div>
  )
}

function DropLine({ column }: { readonly column: ColumnState }): JSX.Element | null {
  const { drag } = useScreen()
  const at = useComputed(() => {
    const over = drag.value?.over
    return over?.column === column.id ? over.lineAt : null
  })
  if (at.value === null) return null
  return <div class="drop-line" aria-hidden="true" style={{ transform: `translateY(${at.value}px)` }} />
}
