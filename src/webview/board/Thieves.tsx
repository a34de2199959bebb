import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { ThiefView } from '../../core/view/boardView.ts'
import { hasToken } from '../../core/view/filter/parseFilter.ts'
import { FilterResult } from '../find/FilterResult.tsx'
import type { Frame } from './boardState.ts'
import { Icon } from './Icon.tsx'
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

/** What a thief has left traces of, flagged and found; pressed, the wall shows those cards. */
function ThiefCounter({ thief }: { readonly thief: ThiefView }): JSX.Element {
  const { filter } = useScreen()
  const { id, name, definition, count, found } = thief
  const all = count + (found ?? 0)
  const said = tracesSentence(thief)
  const token = { kind: 'thief', key: 'thief', value: id, isNegated: false } as const
  return (
    <>
      <button
        type="button"
        class={all > 0 ? 'thief-count hot' : 'thief-count'}
        title={said === '' ? definition : `${definition}\n${said}`}
        aria-label={said === '' ? undefined : `${name} ${all}: ${said}`}
        aria-pressed={hasToken(filter.text.value, token)}
        onClick={() => filter.toggle(token)}
      >
        {name} <b>{all}</b>
      </button>
      {(hasFindings(thief) || thief.muted.length > 0) && <FindingsButton thief={thief} />}
    </>
  )
}

/** `2 flagged, 3 found`, and what is muted; empty where nobody has looked. */
function tracesSentence({ count, found, muted }: ThiefView): string {
  if (found === null) return ''
  const parts = [t('{0} flagged', count), t('{0} found', found)]
  return [...parts, ...(muted.length > 0 ? [t('{0} muted', muted.length)] : [])].join(', ')
}

function hasFindings({ found, findings }: ThiefView): boolean {
  return (found ?? 0) > 0 || findings.length > 0
}

/** Lists what was found, also about no card. */
function FindingsButton({ thief: { id, name } }: { readonly thief: ThiefView }): JSX.Element {
  const { dialog } = useScreen()
  return (
    <button
      type="button"
      class="thief-findings"
      aria-label={t('Findings: {0}', name)}
      title={t('Findings: {0}', name)}
      aria-haspopup="dialog"
      onClick={() => {
        dialog.value = { kind: 'findings', thief: id }
      }}
    >
      <Icon name="eye" />
    </button>
  )
}
