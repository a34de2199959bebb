import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { ThiefView } from '../../core/view/boardView.ts'
import { hasToken } from '../../core/view/filter/parseFilter.ts'
import { FilterResult } from '../find/FilterResult.tsx'
import type { Frame } from './boardState.ts'
import { useScreen } from './screen.ts'

/** The thieves of time as quiet counters, and the board's totals. */
export function Thieves({ frame }: { readonly frame: Frame }): JSX.Element {
  const { filter } = useScreen()
  return (
    <div class="thieves">
      <ul aria-label={t('Time thieves')} class="thief-list">
        {frame.thieves.map((thief) => (
          <li key={thief.id}>
            <ThiefCounter thief={thief} />
          </li>
        ))}
      </ul>
      {filter.counts.value === null && <span class="totals">{frame.totals}</span>}
      <FilterResult />
    </div>
  )
}

/** How many cards a thief has taken time of; pressed, the wall shows those. */
function ThiefCounter({ thief: { id, name, definition, count } }: { readonly thief: ThiefView }): JSX.Element {
  const { filter } = useScreen()
  const token = { kind: 'thief', key: 'thief', value: id, isNegated: false } as const
  return (
    <button
      type="button"
      class={count > 0 ? 'thief-count hot' : 'thief-count'}
      title={definition}
      aria-pressed={hasToken(filter.text.value, token)}
      onClick={() => filter.toggle(token)}
    >
      {name} <b>{count}</b>
    </button>
  )
}
