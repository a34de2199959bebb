import type { ComponentChildren, JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { isTextField } from '../board/isTextField.ts'

interface ModalDialogProps {
  readonly title: string
  /** Words of the button that does it. */
  readonly verb: string
  /** False keeps the button from doing anything but going to what is missing. */
  readonly isReady: boolean
  readonly onDone: () => void
  /** Absent: there is nothing to take back, the one button closes it. */
  readonly onCancel?: () => void
  readonly children: ComponentChildren
}

/** A question that stands before everything else until it is answered or left with Escape. */
export function ModalDialog(props: ModalDialogProps): JSX.Element {
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => dialog?.close()
  }, [])
  const leave = props.onCancel ?? props.onDone
  const done = (): void => {
    if (props.isReady) props.onDone()
    else ref.current?.querySelector<HTMLElement>('[data-missing]')?.focus()
  }
  return (
    <dialog
      ref={ref}
      class="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
      onKeyDown={(event) => onDialogKey(event, leave)}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          done()
        }}
      >
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
        <div class="dialog-buttons">
          {props.onCancel && (
            <button type="button" class="secondary" onClick={props.onCancel}>
              {t('Cancel')}
            </button>
          )}
          <button type="submit" class="primary">
            {props.verb}
          </button>
        </div>
      </form>
    </dialog>
  )
}

/** Keeps the keyboard inside: Tab goes round, Escape leaves, and plain keys never reach the editor. */
function onDialogKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }, cancel: () => void): void {
  if (event.isComposing) return
  const isChord = event.ctrlKey || event.metaKey
  if (!isChord) event.stopPropagation()
  // The board waits until the dialog is closed; the editor would undo in a file of its own.
  if (isChord && event.key.toLowerCase() === 'z' && !isTextField(event.target)) {
    event.stopPropagation()
    event.preventDefault()
  }
  if (event.key === 'Escape') {
    event.preventDefault()
    cancel()
  }
  if (event.key !== 'Tab') return
  const stops = tabStops(event.currentTarget)
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)
  event.preventDefault()
  next?.focus()
}

/** What Tab stops at, in order; of a radio group only the chosen one, or the first. */
function tabStops(dialog: HTMLElement): HTMLElement[] {
  const all = [...dialog.querySelectorAll<HTMLElement>('input, textarea, button, select, [tabindex="0"]')]
  return all.filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
    const group = all.filter((other) => other instanceof HTMLInputElement && other.name === element.name)
    const chosen = group.find((other) => (other as HTMLInputElement).checked) ?? group[0]
    return chosen === element
  })
}
