import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

export interface Choice {
  readonly value: string
  readonly name: string
  /** One line under the name; empty if none. */
  readonly hint: string
}

interface ChoicesProps {
  readonly legend: string
  readonly choices: readonly Choice[]
  readonly chosen: string
  readonly onChoose: (value: string) => void
}

/** One of several: native radio buttons, each named by its word and described by its hint. */
export function Choices({ legend, choices, chosen, onChoose }: ChoicesProps): JSX.Element {
  const id = useId()
  return (
    <div class="choices" role="radiogroup" aria-labelledby={`${id}-legend`}>
      <div id={`${id}-legend`} class="legend">
        {legend}
      </div>
      {choices.map(({ value, name, hint }, i) => (
        <label class="choice" key={value}>
          <input
            type="radio"
            name={id}
            value={value}
            checked={value === chosen}
            aria-labelledby={`${id}-${i}`}
            aria-describedby={hint === '' ? undefined : `${id}-${i}-hint`}
            data-first={value === chosen || (chosen === '' && i === 0) ? '' : undefined}
            data-missing={chosen === '' && i === 0 ? '' : undefined}
            onChange={() => onChoose(value)}
          />
          <span class="choice-text">
            <span id={`${id}-${i}`}>{name}</span>
            {hint !== '' && (
              <span id={`${id}-${i}-hint`} class="hint">
                {hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  )
}
