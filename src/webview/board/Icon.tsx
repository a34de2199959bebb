import type { JSX } from 'preact'

/** Codicons in use; each is a mask in icons.css. */
export type IconName =
  | 'add'
  | 'arrowRight'
  | 'branch'
  | 'check'
  | 'checklist'
  | 'chevronDown'
  | 'chevronLeft'
  | 'chevronRight'
  | 'close'
  | 'edit'
  | 'error'
  | 'bookmark'
  | 'eye'
  | 'flame'
  | 'fold'
  | 'full'
  | 'info'
  | 'lock'
  | 'merge'
  | 'more'
  | 'pause'
  | 'play'
  | 'redo'
  | 'undo'
  | 'unfold'
  | 'unlock'
  | 'view'
  | 'warning'

/** A picture beside words that say the same. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return <i class={`icon icon-${name}`} aria-hidden="true" />
}
