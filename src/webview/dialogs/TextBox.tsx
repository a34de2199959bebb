import type { Signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface TextBoxProps {
  readonly label: string
  readonly value: Signal<string>
  readonly hint?: string
  readonly type?: 'text' | 'date'
  /** It has the keyboard when the dialog opens. */
  readonly isFirst?: boolean
  readonly isRequired?: boolean
  /** What it says cannot be: the dialog's button goes to it. */
  readonly isWrong?: boolean
}

/** One line of text under its name. */
export function TextBox({
  label,
  value,
  hint,
  type = 'text',
  isFirst,
  isRequired,
  isWrong,
}: TextBoxProps): JSX.Element {
  const id = useId()
  const common = {
    id,
    autocomplete: 'off',
    value: value.value,
    'aria-required': isRequired ? 'true' : undefined,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    'data-first': isFirst ? '' : undefined,
    'aria-invalid': isWrong ? 'true' : undefined,
    'data-missing': isWrong || (isRequired && value.value.trim() === '') ? '' : undefined,
    onInput: (event: InputEvent & { readonly currentTarget: HTMLInputElement }) => {
      value.value = event.currentTarget.value
    },
  } as const
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'date' ? <input type="date" {...common} /> : <input type="text" {...common} />}
      {hint !== undefined && (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
    </div>
  )
}
