import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { tokenAt } from '../../core/view/filter/parseFilter.ts'
import { focusCard } from '../board/focus.ts'
import { Icon } from '../board/Icon.tsx'
import { lazy } from '../board/lazy.ts'
import { type Screen, useScreen } from '../board/screen.ts'
import type { Suggesting } from './Suggestions.tsx'

const useSavedFilters = lazy(async () => (await import('./SavedFilters.tsx')).SavedFilters)
const useSuggestions = lazy(async () => (await import('./Suggestions.tsx')).Suggestions)

/** The box that filters the wall, what it offers while somebody types, and the saved filters beside it. */
export function FilterBox(): JSX.Element {
  const isOpen = useSignal(false)
  const SavedFilters = useSavedFilters(isOpen.value)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <search class="filter">
      <Box />
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={t('Saved filters')}
        title={t('Saved filters')}
        aria-haspopup="dialog"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value
        }}
      >
        <Icon name="bookmark" />
      </button>
      {SavedFilters && <SavedFilters anchor={button} isOpen={isOpen} />}
    </search>
  )
}

/** Puts the keyboard into the box, all of its text selected. */
export function focusFilter(): void {
  document.querySelector<HTMLInputElement>('.filter-box')?.select()
}

function Box(): JSX.Element {
  const screen = useScreen()
  const { filter } = screen
  const suggesting: Suggesting = {
    id: useId(),
    input: useRef<HTMLInputElement>(null),
    isOpen: useSignal(false),
    caret: useSignal(0),
    active: useSignal<number | null>(null),
    actionFor: useRef<((key: string) => (() => void) | null) | null>(null),
  }
  const { input, isOpen, caret, active, actionFor } = suggesting
  const Suggestions = useSuggestions(isOpen.value)
  const suggest = (isWanted: boolean): void => {
    caret.value = input.current?.selectionStart ?? 0
    isOpen.value = isWanted
    active.value = null
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const run = (isPlain(event) && actionFor.current?.(event.key)) || boxAction(event, screen, () => suggest(true))
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  return (
    <>
      <input
        ref={input}
        class="filter-box"
        type="text"
        role="searchbox"
        autocomplete="off"
        spellcheck={false}
        aria-label={t('Filter cards')}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-activedescendant={active.value === null ? undefined : `${suggesting.id}-${active.value}`}
        placeholder={t('Filter: text, @anne, #network, is:blocked')}
        value={filter.text.value}
        onFocus={() => filter.prepare()}
        onBlur={() => suggest(false)}
        onInput={({ currentTarget: { value, selectionStart } }) => {
          filter.set(value)
          suggest(invitesSuggestions(value, selectionStart ?? 0))
        }}
        onKeyDown={onKey}
      />
      {Suggestions && <Suggestions suggesting={suggesting} />}
    </>
  )
}

/** Behind a sign or a colon suggestions come by themselves; a plain word they shall not get in the way of. */
function invitesSuggestions(text: string, caret: number): boolean {
  const token = tokenAt(text, caret)
  return token !== undefined && token.kind !== 'text' && token.kind !== 'unknown'
}

function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && !shiftKey
}

/** Keys of the box itself: down to the first card; Escape clears, and leaves what is clear already. */
function boxAction(event: KeyboardEvent, { filter, state }: Screen, suggest: () => void): (() => void) | null {
  const { key, altKey, ctrlKey, metaKey } = event
  if ((altKey && key === 'ArrowDown') || (ctrlKey && key === ' ')) return suggest
  if (altKey || ctrlKey || metaKey) return null
  const column = state.columns.peek().find(({ shown }) => shown.peek().length > 0)
  if (key === 'ArrowDown') return () => focusCard(state, column?.shown.peek()[0] ?? null)
  if (key !== 'Escape') return null
  return () => (filter.text.peek() === '' ? focusCard(state, null) : filter.set(''))
}
