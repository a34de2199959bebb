import type { JSX } from 'preact'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { HistoryGaps } from '../../core/history/history.ts'
import { Icon } from '../board/Icon.tsx'
import type { PastState } from './pastState.ts'

/** What the history does not know, and by whose rules the wall is read: said, never drawn over. */
export function Gaps({ past, gaps }: { readonly past: PastState; readonly gaps: HistoryGaps }): JSX.Element | null {
  const facts = past.facts.value
  const sentences = gapSentences(gaps)
  if (facts?.isBeforeWorkflow)
    sentences.push(t('There was no board.md yet: this wall is read with the earliest one that is known.'))
  else if (facts?.isOtherWorkflow)
    sentences.push(t('Another workflow was in force: columns or limits were not those of today.'))
  if (sentences.length === 0) return null
  return (
    <div class="notice notice-warning past-gaps" role="note">
      <Icon name="info" />
      <span class="notice-text">{sentences.join(' ')}</span>
    </div>
  )
}

/** What is missing from a history, or uncertain in it. */
export function gapSentences({ isShallow, missingVersions, skewedCards }: HistoryGaps): string[] {
  const sentences: string[] = []
  if (isShallow) sentences.push(t('This clone is shallow: what was before its first commit is not known here.'))
  if (missingVersions > 0)
    sentences.push(
      plural(
        missingVersions,
        '{0} version of a card is not in this clone.',
        '{0} versions of cards are not in this clone.',
      ),
    )
  if (skewedCards > 0)
    sentences.push(
      plural(
        skewedCards,
        'Clocks disagree by more than a day on {0} card: its changes count as made one after the other.',
        'Clocks disagree by more than a day on {0} cards: their changes count as made one after the other.',
      ),
    )
  return sentences
}
