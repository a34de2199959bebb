import { oneLine } from '../edit/text.ts'

/** What a text can steer the direction of its surroundings with. */
const directionControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/**
 * A card's text as one can be put beside others in a label: on one line, without control characters, and unable to turn
 * round what stands beside it. Text that runs from right to left keeps doing so, within itself.
 */
export function plain(text: string): string {
  const line = oneLine(text).replaceAll(directionControls, '')
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line
}

/** The same, cut where a label of an editor would only grow. */
export function plainLabel(text: string): string {
  const letters = [...oneLine(text.slice(0, 4 * maxLabel))]
  return plain(letters.length > maxLabel ? `${letters.slice(0, maxLabel).join('')}…` : letters.join(''))
}

/** The same, where an editor would draw `$(flame)` as an icon. */
export function withoutIcons(label: string): string {
  return label.replaceAll(/\$\((?=[\w~-]+\))/g, '\\$(')
}

/** Characters. */
const maxLabel = 200
