import type { Signal } from '@preact/signals'
import type { JSX, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { SavedView } from '../../core/board/workflow.ts'
import { t } from '../../core/l10n/l10n.ts'
import { Icon } from '../board/Icon.tsx'
import { useScreen } from '../board/screen.ts'

interface SavedFiltersProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly isOpen: Signal<boolean>
}

/** The team's filters and the person's own: to apply, to take away, and to save the one that is in the box. */
export function SavedFilters({ anchor, isOpen }: SavedFiltersProps): JSX.Element {
  const { state, filter, wishes, channel, dialog } = useScreen()
  const panel = useRef<HTMLDivElement>(null)
  const frame = state.frame.value
  const own = filter.own.value
  const isFiltered = filter.text.value.trim() !== ''
  useLayoutEffect(() => {
    const element = panel.current
    if (!element || !anchor.current) return undefined
    element.showPopover({ source: anchor.current })
    element.querySelector<HTMLElement>('button')?.focus()
    const onPointer = ({ target }: PointerEvent): void => {
      if (!element.contains(target as Node) && !anchor.current?.contains(target as Node)) isOpen.value = false
    }
    document.addEventListener('pointerdown', onPointer, true)
    return () => document.removeEventListener('pointerdown', onPointer, true)
  }, [])
  const leave = (): void => {
    isOpen.value = false
    anchor.current?.focus()
  }
  const save = (isForTeam: boolean) => (): void => {
    leave()
    dialog.value = { kind: 'saveFilter', isForTeam }
  }
  const apply = ({ filter: text }: SavedView): void => {
    leave()
    filter.set(text)
  }
  return (
    <div
      ref={panel}
      role="dialog"
      popover="manual"
      class="menu saved"
      aria-label={t('Saved filters')}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
        if (event.key !== 'Escape') return
        event.preventDefault()
        leave()
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !panel.current?.contains(relatedTarget)) isOpen.value = false
      }}
    >
      <Saved
        title={t('For me')}
        views={own}
        apply={apply}
        remove={({ name }) => channel.send({ type: 'keepFilter', name, filter: null })}
      />
      <Saved
        title={t('For the team')}
        views={frame?.views ?? []}
        apply={apply}
        remove={frame?.readOnly ? null : ({ name }) => wishes.send({ kind: 'saveView', name, filter: null }, null)}
      />
      {own.length + (frame?.views.length ?? 0) === 0 && <p class="hint">{t('No filter is saved yet.')}</p>}
      <button
        type="button"
        class="saved-action"
        aria-disabled={!isFiltered}
        onClick={isFiltered ? save(false) : undefined}
      >
        {t('Save this filter for me…')}
      </button>
      {!frame?.readOnly && (
        <button
          type="button"
          class="saved-action"
          aria-disabled={!isFiltered}
          onClick={isFiltered ? save(true) : undefined}
        >
          {t('Save this filter for the team…')}
        </button>
      )}
    </div>
  )
}

interface SavedProps {
  readonly title: string
  readonly views: readonly SavedView[]
  readonly apply: (view: SavedView) => void
  readonly remove: ((view: SavedView) => void) | null
}

function Saved({ title, views, apply, remove }: SavedProps): JSX.Element | null {
  if (views.length === 0) return null
  return (
    <>
      <div class="saved-title">{title}</div>
      <ul aria-label={title}>
        {views.map((view) => (
          <li key={view.name} class="saved-view">
            <button type="button" class="saved-name" title={view.filter} onClick={() => apply(view)}>
              <bdi>{view.name}</bdi>
            </button>
            {remove && (
              <button
                type="button"
                class="icon-button"
                aria-label={t('Remove {0}', view.name)}
                title={t('Remove {0}', view.name)}
                onClick={() => remove(view)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
