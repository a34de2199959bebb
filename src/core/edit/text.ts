import { type Refusal, refuse } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'

const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u

/** A text on one line: every run of blanks, line ends and control characters becomes one blank. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

/** A text that a person gave for one line of a card, trimmed, or why it cannot be. `what` begins the sentence. */
export function checkLine(text: string, what: string, maxLength: number): string | Refusal {
  const trimmed = text.trim()
  if (trimmed === '') return refuse('invalidValue', t('{0} must not be empty.', what))
  if (controls.test(trimmed))
    return refuse('invalidValue', t('{0} must be one line, without control characters.', what))
  if (trimmed.length > maxLength)
    return refuse('invalidValue', t('{0} is longer than {1} characters.', what, maxLength))
  if (/\p{Cs}/u.test(trimmed)) return refuse('invalidValue', t('{0} is no valid text.', what))
  return trimmed
}

const maxShown = 80

/** What a person typed, as a sentence can show it: on one line and not too long. */
export function shown(text: string): string {
  const line = oneLine(text)
  return line.length > maxShown ? `${line.slice(0, maxShown)}…` : line
}
