import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { Frame } from './boardState.ts'

/** The thieves of time as quiet counters, and the board's totals. */
export function Thieves({ frame }: { readonly frame: Frame }): JSX.Element {
  return (
    <div class="thieves">
      <ul aria-label={t('Time thieves')} class="thief-list">
        {frame.thieves.map((thief) => (
          <li key={thief.id} class={thief.count > 0 ? 'thief-count hot' : 'thief-count'} title={thief.definition}>
            {thief.name} <b>{thief.count}</b>
          </li>
        ))}
      </ul>
      <span class="totals">{frame.totals}</span>
    </div>
  )
}
