import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { ReturnPolicy } from '../../core/flow/flowCard.ts'
import { type FlowRange, flowRanges } from '../../core/view/flow/flowAsk.ts'
import { useScreen } from '../board/screen.ts'
import type { Flow } from './flow.ts'

/** Which days are looked at, and what a card's return means. */
export function FlowTools(): JSX.Element {
  const { flow, state } = useScreen()
  const { ask } = flow
  const chosen = rangeOf(ask.value)
  const hasIteration = state.frame.value?.iteration !== ''
  return (
    <div class="flow-tools">
      <label>
        <span>{t('Days')}</span>
        <select data-first="" value={chosen} onChange={({ currentTarget }) => choose(flow, currentTarget.value)}>
          {flowRanges
            .filter((range) => range !== 'iteration' || hasIteration || chosen === 'iteration')
            .map((range) => (
              <option key={range} value={range}>
                {rangeName(range)}
              </option>
            ))}
          <option value="custom">{t('From – to')}</option>
        </select>
      </label>
      {chosen === 'custom' && <FromTo flow={flow} />}
      <label>
        <span>{t('A card that goes back')}</span>
        <select
          value={ask.value.policy}
          onChange={({ currentTarget }) => flow.change({ policy: currentTarget.value as ReturnPolicy })}
        >
          <option value="restart">{t('begins anew')}</option>
          <option value="first-start">{t('keeps its first start')}</option>
        </select>
      </label>
    </div>
  )
}

function FromTo({ flow }: { readonly flow: Flow }): JSX.Element {
  const { from, to } = flow.ask.value
  const last = to ?? flow.report.value?.to ?? ''
  return (
    <>
      <label>
        <span>{t('From')}</span>
        <input
          type="date"
          value={from ?? ''}
          max={last}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') flow.change(value > last ? { from: value, to: value } : { from: value })
          }}
        />
      </label>
      <label>
        <span>{t('To')}</span>
        <input
          type="date"
          value={last}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') flow.change(from !== null && value < from ? { from: value, to: value } : { to: value })
          }}
        />
      </label>
    </>
  )
}

function rangeOf({ from, to }: Flow['ask']['value']): FlowRange | 'custom' {
  if (to !== null) return 'custom'
  return from === null ? 'days90' : (flowRanges.find((range) => range === from) ?? 'custom')
}

/** Days of one's own begin with those that are shown. */
function choose(flow: Flow, range: string): void {
  if (range !== 'custom') return flow.change({ from: range === 'days90' ? null : range, to: null })
  const report = flow.report.peek()
  const to = report?.to ?? null
  if (report && to !== null) flow.change({ from: report.from, to })
}

function rangeName(range: FlowRange): string {
  switch (range) {
    case 'days30':
      return t('Last {0} days', 30)
    case 'days90':
      return t('Last {0} days', 90)
    case 'days180':
      return t('Last {0} days', 180)
    case 'iteration':
      return t('This iteration')
    case 'all':
      return t('All')
  }
}
