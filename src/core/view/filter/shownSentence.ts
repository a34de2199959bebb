import { plural } from '../../l10n/l10n.ts'

/** How many cards a filter leaves, and how many it hides. */
export interface ShownCounts {
  readonly shown: number
  readonly hidden: number
}

/** `12 of 613 cards; 601 hidden`. */
export function shownSentence({ shown, hidden }: ShownCounts): string {
  return plural(shown + hidden, '{1} of {0} card; {2} hidden', '{1} of {0} cards; {2} hidden', shown, hidden)
}
