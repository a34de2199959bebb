import type { HistoryGaps } from '../history/history.ts'
import { plural, t } from '../l10n/l10n.ts'

/** What a history lacks, and where it is uncertain: a sentence for each, none where nothing is to be said. */
export function gapSentences({
  isShallow,
  missingVersions,
  skewedCards,
  withoutWorkflow,
}: HistoryGaps): readonly string[] {
  const sentences: string[] = []
  if (isShallow)
    sentences.push(
      t('This clone is shallow: what was before its oldest commit is not known here. “git fetch --unshallow” gets it.'),
    )
  if (missingVersions > 0)
    sentences.push(
      plural(
        missingVersions,
        '{0} version of a card is not in this clone: it is left out.',
        '{0} versions of cards are not in this clone: they are left out.',
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
  if (withoutWorkflow > 0)
    sentences.push(
      plural(
        withoutWorkflow,
        '{0} commit has no board.md: it is read with the earliest one known.',
        '{0} commits have no board.md: they are read with the earliest one known.',
      ),
    )
  return sentences
}
