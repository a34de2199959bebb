import type { CardAge } from '../flow/cardAges.ts'
import { plural, t } from '../l10n/l10n.ts'
import type { AgeView } from './boardView.ts'

/** An age as a card shows it and says it. `column` is where the card stands now: a move may not be in git yet. */
export function ageView(age: CardAge, column: string): AgeView {
  const { days, band, isStale, blockedDays } = age
  const columnDays = age.column === column ? age.columnDays : 1
  return { days, columnDays, band, isStale, blockedDays, text: t('{0} d', days), words: wordsOf(age) }
}

/** `6 days, over p85 of 4`. */
function wordsOf({ days, passed }: CardAge): string {
  switch (passed?.what) {
    case undefined:
      return plural(days, '{0} day', '{0} days')
    case 'p50':
      return plural(days, '{0} day, over p50 of {1}', '{0} days, over p50 of {1}', passed.days)
    case 'p85':
      return plural(days, '{0} day, over p85 of {1}', '{0} days, over p85 of {1}', passed.days)
    case 'halfSle':
      return plural(days, '{0} day, over half of the SLE', '{0} days, over half of the SLE')
    case 'sle':
      return plural(days, '{0} day, over the SLE of {1}', '{0} days, over the SLE of {1}', passed.days)
  }
}
