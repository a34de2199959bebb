import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { shownSentence } from '../../core/view/filter/shownSentence.ts'
import { Icon } from '../board/Icon.tsx'
import { useScreen } from '../board/screen.ts'
import { focusFilter } from './FilterBox.tsx'
import type { FilterState } from './filterState.ts'

/** How many cards the filter leaves and hides, with the way out of it; null where the wall is not filtered. */
export function FilterResult(): JSX.Element | null {
  const { filter } = useScreen()
  const counts = filter.counts.value
  const remarks = filter.compiled.value?.remarks ?? []
  if (!counts && remarks.length === 0) return null
  return (
    <span class="filter-result">
      {remarks.map(({ message }) => (
        <span key={message} class="filter-remark">
          <Icon name="info" />
          <bdi>{message}</bdi>
        </span>
      ))}
      {counts && <b>{shownSentence(counts)}</b>}
      <button type="button" class="link" onClick={() => clear(filter)}>
        {t('Clear')}
      </button>
    </span>
  )
}

/** Takes the filter away; the button goes with it, and the keyboard to where the next one is typed. */
function clear(filter: FilterState): void {
  filter.set('')
  focusFilter()
}

/** Shown where the filter leaves no card. */
export function EmptyFilter(): JSX.Element {
  const { filter } = useScreen()
  return (
    <div class="empty">
      <p>{t('No card is what this filter asks for.')}</p>
      <button type="button" class="primary" onClick={() => clear(filter)}>
        {t('Clear filter')}
      </button>
    </div>
  )
}
