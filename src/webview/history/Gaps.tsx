import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { HistoryGaps } from '../../core/history/history.ts'
import { gapSentences } from '../../core/view/gapSentences.ts'
import { Icon } from '../board/Icon.tsx'
import type { PastState } from './pastState.ts'

/** What the history does not know, and by whose rules the wall is read: said, never drawn over. */
export function Gaps({ past, gaps }: { readonly past: PastState; readonly gaps: HistoryGaps }): JSX.Element | null {
  const facts = past.facts.value
  // Of the wall that is looked at it is said below whether it had a board.md.
  const sentences = [...gapSentences({ ...gaps, withoutWorkflow: 0 })]
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
