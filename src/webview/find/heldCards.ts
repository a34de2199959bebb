import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { cardKeyAt } from '../board/focus.ts'

/** Key of the card that the keyboard is on; a menu or a dialog about it leaves it there. */
const focused = signal<string | null>(null)

/** What somebody can be at work with. */
interface AtWork {
  readonly drag: ReadonlySignal<{ readonly keys: readonly string[] } | null>
  readonly menu: ReadonlySignal<{ readonly key: string | null } | null>
  readonly dialog: ReadonlySignal<{ readonly keys?: readonly string[] } | { readonly kind: string } | null>
}

/** Keys of the cards that somebody is at work with: in the air, with a menu or a dialog open, or with the keyboard on it. */
export function heldCards({ drag, menu, dialog }: AtWork): ReadonlySignal<readonly string[]> {
  return computed(() => {
    const open = dialog.value
    const keys = [
      ...(drag.value?.keys ?? []),
      ...((open && 'keys' in open && open.keys) || []),
      menu.value?.key,
      focused.value,
    ]
    return keys.filter((key) => typeof key === 'string')
  })
}

/** Follows the keyboard over the page; returns what ends it. */
export function followFocus(): () => void {
  const onFocus = ({ target }: FocusEvent): void => {
    const element = target instanceof Element ? target : null
    if (!element?.closest('dialog, [role=menu]')) focused.value = cardKeyAt(element)
  }
  document.addEventListener('focusin', onFocus)
  return () => document.removeEventListener('focusin', onFocus)
}
