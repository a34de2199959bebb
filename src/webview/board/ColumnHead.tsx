import { useComputed } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { WipView } from '../../core/view/boardView.ts'
import { wouldBe } from '../../core/view/wouldBe.ts'
import { foldColumn, openQuickAdd } from './actions.ts'
import type { ColumnState } from './boardState.ts'
import { Icon } from './Icon.tsx'
import { Policy } from './Policy.tsx'
import { QuickAdd } from './QuickAdd.tsx'
import { openMenu, useScreen } from './screen.ts'

/** What a column is called and how full it is, what a drop would make of it, and what can be done with it. */
export function ColumnHead(props: { readonly column: ColumnState; readonly nameId: string }): JSX.Element {
  const { column, nameId } = props
  const screen = useScreen()
  const { name, policy, wip } = column.view.value
  return (
    <div class="column-head">
      <div class="column-line">
        <Policy column={column.id} name={name} policy={policy} nameId={nameId} />
        <Wip wip={wip} />
        <Tools column={column} />
        <button
          type="button"
          class="icon-button add"
          aria-label={t('Add card to {0}', name)}
          title={t('Add card to {0}', name)}
          onClick={() => openQuickAdd(screen, column.id)}
        >
          <Icon name="add" />
        </button>
      </div>
      <HiddenCount column={column} />
      {wip.overReason !== null && <p class="over-reason">{wip.overReason}</p>}
      <DropText column={column} />
      <QuickAdd column={column} />
    </div>
  )
}

/** Stand over the meter while the pointer or the keyboard is in the head, as the editor's own do. */
function Tools({ column }: { readonly column: ColumnState }): JSX.Element {
  const screen = useScreen()
  const { name } = column.view.value
  const isMenuOpen = useComputed(() => screen.menu.value?.column === column.id)
  return (
    <span class="column-tools">
      <button
        type="button"
        class="icon-button fold"
        aria-label={t('Fold {0}', name)}
        aria-expanded="true"
        title={t('Fold {0}', name)}
        onClick={() => foldColumn(screen, column.id, true)}
      >
        <Icon name="fold" />
      </button>
      <button
        type="button"
        class="icon-button column-menu-button"
        aria-label={t('Actions for column {0}', name)}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen.value}
        title={t('Actions for column {0}', name)}
        onClick={(event) => openMenu(screen, { key: null, column: column.id, anchor: event.currentTarget })}
      >
        <Icon name="more" />
      </button>
    </span>
  )
}

/** How many of its cards the filter hides. */
export function HiddenCount({ column }: { readonly column: ColumnState }): JSX.Element | null {
  const left = column.cells.value.reduce((sum, { keys }) => sum + keys.length, 0)
  const hidden = column.order.value.length - left
  return hidden === 0 ? null : <p class="hidden-count">{t('+{0} hidden', hidden)}</p>
}

/** How full a column is, in figures, words and a meter. */
export function Wip({ wip }: { readonly wip: WipView }): JSX.Element {
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
export function DropText({ column }: { readonly column: ColumnState }): JSX.Element | null {
  const { drag } = useScreen()
  const text = useComputed(() => {
    const held = drag.value
    if (held?.over?.column !== column.id) return null
    const present = new Set(column.order.value)
    const more = held.keys.filter((key) => !present.has(key)).length
    return { limit: wouldBe(column.view.value.wip, more), note: held.over.note }
  })
  const { limit, note } = text.value ?? { limit: '', note: '' }
  if (limit === '' && note === '') return null
  return (
    <div class="drop-text">
      {limit !== '' && <div class="would-be">{limit}</div>}
      {note !== '' && <div class="drop-note">{note}</div>}
    </div>
  )
}
