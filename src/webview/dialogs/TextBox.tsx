import type { Signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface TextBoxProps {
  readonly label: string
  readonly value: Signal<string>
  readonly hint?: string
  /** It has the keyboard when the dialog opens. */
  readonly isFirst?: boolean
  readonly isRequired?: boolean
}

/** One line of text under its name. */
export function TextBox({ label, value, hint, isFirst, isRequired }: TextBoxProps): JSX.Element {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        value={value.value}
        aria-required={isRequired ? 'true' : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        data-first={isFirst ? '' : undefined}
        data-missing={isRequired && value.value.trim() === '' ? '' : undefined}
        onInput={(event) => {
          value.value = event.currentTarget.value
        }}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
    </div>
  )
}
