import { type Signal, useComputed } from '@preact/signals'
import type { JSX, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import {
  type Completion,
  type Completions,
  completeFilter,
  completeSaved,
} from '../../core/view/filter/completeFilter.ts'
import { type Screen, useScreen } from '../board/screen.ts'

/** What the box and its list share. */
export interface Suggesting {
  /** Id of the list. */
  readonly id: string
  readonly input: RefObject<HTMLInputElement | null>
  readonly isOpen: Signal<boolean>
  /** Offset in the text at which something is to be suggested. */
  readonly caret: Signal<number>
  /** Index of the suggestion that Enter takes; null: none is chosen. */
  readonly active: Signal<number | null>
  /** What a key does while suggestions are shown; null: nothing of theirs. */
  readonly actionFor: { current: ((key: string) => (() => void) | null) | null }
}

/** What can be typed next, under the box; the keyboard stays in the box. */
export function Suggestions({ suggesting }: { readonly suggesting: Suggesting }): JSX.Element | null {
  const screen = useScreen()
  const { input, isOpen, caret, active, actionFor } = suggesting
  const offer = useComputed(() => offerAt(screen, screen.filter.text.value, caret.value))
  const { options } = offer.value
  const close = (): void => {
    isOpen.value = false
    active.value = null
  }
  const take = (completion: Completion): void => {
    if (!input.current) return
    const isBegun = replace(input.current, completion, offer.peek())
    screen.filter.set(input.current.value)
    close()
    caret.value = input.current.selectionStart ?? 0
    isOpen.value = isBegun
  }
  const step = (by: 1 | -1): void => {
    active.value = ((active.peek() ?? (by === 1 ? -1 : options.length)) + by + options.length) % options.length
  }
  useLayoutEffect(() => {
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => take(options[active.peek() ?? 0] as Completion),
      Escape: close,
    }
    actionFor.current = (key) => (options.length === 0 ? null : (actions[key] ?? null))
    return () => {
      actionFor.current = null
    }
  }, [options])
  if (options.length === 0) return null
  return <List suggesting={suggesting} options={options} take={take} />
}

/** Puts a completion into the box; whether it is only the beginning of a token. */
function replace(input: HTMLInputElement, { insert, isWhole }: Completion, { start, end }: Completions): boolean {
  const isBegun = isWhole !== true && /[@#:]$/.test(insert)
  if (isWhole === true) input.setRangeText(insert, 0, input.value.length, 'end')
  else input.setRangeText(isBegun ? insert : `${insert} `, start, end, 'end')
  return isBegun
}

function offerAt({ filter, state }: Screen, text: string, caret: number): Completions {
  const vocabulary = filter.vocabulary.value
  if (!vocabulary) return { start: caret, end: caret, options: [] }
  const offer = completeFilter(text, caret, vocabulary)
  const saved = completeSaved(text, [...filter.own.value, ...(state.frame.value?.views ?? [])])
  return { ...offer, options: [...offer.options, ...saved] }
}

function List(props: {
  readonly suggesting: Suggesting
  readonly options: readonly Completion[]
  readonly take: (completion: Completion) => void
}): JSX.Element {
  const { id, input, active } = props.suggesting
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = input.current
    box?.setAttribute('aria-controls', id)
    if (box) list.current?.showPopover({ source: box })
    return () => box?.removeAttribute('aria-controls')
  }, [])
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active.value])
  return (
    <div ref={list} id={id} role="listbox" popover="manual" class="menu options" aria-label={t('Suggestions')}>
      {props.options.map((option, i) => (
        <div
          key={`${option.insert} ${option.text}`}
          id={`${id}-${i}`}
          role="option"
          class="menu-item option"
          aria-selected={i === active.value}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.take(option)}
        >
          <bdi class="option-text">{option.text}</bdi>
          {option.hint !== '' && <bdi class="option-hint">{option.hint}</bdi>}
        </div>
      ))}
    </div>
  )
}
