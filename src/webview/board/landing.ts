import type { Place } from '../../core/edit/intent.ts'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { CardView } from '../../core/view/boardView.ts'

/** How many unranked cards a drop may rank along with the card that is dropped. */
export const mostRankedAlong = 50

/** Where a card comes to lie in a column, and what that means for the cards above it. */
export interface Landing {
  /** Among the column's other cards. */
  readonly index: number
  /** Unranked cards above that get a rank along with it. */
  readonly rankedAlong: number
  /** There were too many of them: it lands below the last ranked card instead. */
  readonly isBelowRanked: boolean
}

/** Finds where a place is among the cards of a column, the moved card itself left out. */
export function landingOf(others: readonly CardView[], place: Place): Landing {
  if (place === 'top') return { index: 0, rankedAlong: 0, isBelowRanked: false }
  const firstUnranked = others.findIndex((card) => !card.isRanked)
  const belowRanked = firstUnranked < 0 ? others.length : firstUnranked
  const above = place === 'bottom' ? -1 : others.findIndex((card) => card.id === place.after)
  if (above < 0) return { index: belowRanked, rankedAlong: 0, isBelowRanked: false }
  const rankedAlong = Math.max(0, above + 1 - belowRanked)
  if (rankedAlong > mostRankedAlong) return { index: belowRanked, rankedAlong: 0, isBelowRanked: true }
  return { index: above + 1, rankedAlong, isBelowRanked: false }
}

/** The place that is `index` among a column's other cards. */
export function placeAt(others: readonly CardView[], index: number): Place {
  const above = others[index - 1]
  return above ? { after: above.id } : 'top'
}

/** What a person should know before they let go; empty where there is nothing to say. */
export function landingNote(landing: Landing): string {
  if (landing.isBelowRanked)
    return t('lands below the last ranked card: more than {0} unranked cards are above', mostRankedAlong)
  if (landing.rankedAlong === 0) return ''
  return plural(landing.rankedAlong, 'also ranks the card above', 'also ranks the {0} cards above')
}
