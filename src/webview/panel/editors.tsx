import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import type { EditorProps } from './Field.tsx'

/** What can be chosen. */
export interface Option {
  readonly value: string
  readonly name: string
}

/** One line of text. */
export function LineEditor({ id, text, onText }: EditorProps): JSX.Element {
  return (
    <input id={id} type="text" autocomplete="off" value={text} onInput={(event) => onText(event.currentTarget.value)} />
  )
}

/** A day. Emptied, the card has none. */
export function DayEditor({ id, text, onText }: EditorProps): JSX.Element {
  return <input id={id} type="date" value={text} onInput={(event) => onText(event.currentTarget.value)} />
}

/** One of several. */
export function choiceEditor(options: readonly Option[]): (props: EditorProps) => JSX.Element {
  return function ChoiceEditor({ id, text, onText }) {
    return (
      <select id={id} value={text} onChange={(event) => onText(event.currentTarget.value)}>
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    )
  }
}

/** Several names with commas between; what is known already can be pressed. */
export function namesEditor(suggestions: readonly Option[]): (props: EditorProps) => JSX.Element {
  return function NamesEditor({ id, text, onText }) {
    const names = namesIn(text)
    const toggle = (value: string): void => {
      const rest = names.filter((name) => !isSame(name, value))
      onText((rest.length < names.length ? rest : [...names, value]).join(', '))
    }
    return (
      <>
        <input
          id={id}
          type="text"
          autocomplete="off"
          aria-describedby={`${id}-hint`}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
        <span id={`${id}-hint`} class="hint">
          {t('With commas between; empty is none')}
        </span>
        {suggestions.length > 0 && (
          <div class="suggestions" role="group" aria-label={t('Suggestions')}>
            {suggestions.map(({ value, name }) => (
              <button
                key={value}
                type="button"
                class="suggestion plain"
                aria-pressed={names.some((each) => isSame(each, value))}
                onClick={() => toggle(value)}
              >
                {visibleText(name)}
              </button>
            ))}
          </div>
        )}
      </>
    )
  }
}

/** The names in a text with commas between them, each once. */
export function namesIn(text: string): string[] {
  const names = text.split(/[,;]/).map((name) => name.trim())
  return names.filter((name, i) => name !== '' && names.findIndex((other) => isSame(other, name)) === i)
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
