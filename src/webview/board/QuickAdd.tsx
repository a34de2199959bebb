import { useComputed, useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { openQuickAdd } from './actions.ts'
import type { ColumnState } from './boardState.ts'
import { textContext } from './editorMenu.ts'
import { cardKeyAt, focusCard } from './focus.ts'
import { useScreen } from './screen.ts'

/** The box for new cards of a column: type, Enter, type the next; and what was typed and is not a card yet. */
export function QuickAdd({ column }: { readonly column: ColumnState }): JSX.Element | null {
  const { adding, state } = useScreen()
  const isOpen = useComputed(() => adding.value === column.id)
  const coming = useComputed(() =>
    state.wishes.value.flatMap(({ intent, intentId }) =>
      intent.kind === 'addCard' && intent.column === column.id ? [{ intentId, title: intent.title }] : [],
    ),
  )
  return (
    <>
      {isOpen.value && <Box column={column} />}
      {coming.value.map(({ intentId, title }) => (
        <div key={intentId} class="coming">
          {title}
        </div>
      ))}
    </>
  )
}

function Box({ column }: { readonly column: ColumnState }): JSX.Element {
  const screen = useScreen()
  const input = useRef<HTMLInputElement>(null)
  const title = useSignal('')
  /** The card that the keyboard was on; null where a button opened the box. */
  const from = useRef<string | null>(null)
  useLayoutEffect(() => {
    from.current = cardKeyAt(document.activeElement)
    input.current?.focus()
  }, [])
  const leave = (): void => {
    if (from.current === null) input.current?.closest('.column-head')?.querySelector<HTMLElement>('.add')?.focus()
    else focusCard(screen.state, from.current)
    screen.adding.value = null
  }
  const add = (): void => {
    const wanted = title.peek().trim()
    if (wanted === '') return
    title.value = ''
    screen.wishes.send(
      {
        kind: 'addCard',
        title: wanted,
        column: column.id,
        assignees: [],
        classOfService: null,
        labels: [],
        reason: null,
      },
      null,
      () => {
        if (title.peek() === '') title.value = wanted
        openQuickAdd(screen, column.id)
      },
    )
  }
  return (
    <input
      ref={input}
      class="quick-add"
      data-vscode-context={textContext}
      type="text"
      aria-label={t('Title of the new card')}
      placeholder={t('Title, then Enter')}
      value={title.value}
      onInput={(event) => {
        title.value = event.currentTarget.value
      }}
      onKeyDown={(event) => {
        if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        event.stopPropagation()
        if (event.key === 'Enter') add()
        else leave()
      }}
    />
  )
}
