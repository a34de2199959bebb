import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { FlowReport } from '../../core/flow/flowReport.ts'
import { type BlockedGrouping, blockedGroupings } from '../../core/view/flow/blockedView.ts'
import type { FlowView } from '../../core/view/flow/flowView.ts'
import { Icon } from '../board/Icon.tsx'
import { useScreen } from '../board/screen.ts'
import { ChartCard } from './ChartCard.tsx'
import { drawAgeing } from './drawAgeing.tsx'
import { drawBlocked } from './drawBlocked.tsx'
import { drawCumulative } from './drawCumulative.tsx'
import { drawCycleTime } from './drawCycleTime.tsx'
import { drawEfficiency } from './drawEfficiency.tsx'
import { drawForecast } from './drawForecast.tsx'
import { drawThroughput } from './drawThroughput.tsx'
import { drawXmr } from './drawXmr.tsx'

/** All charts, in the order in which a team asks: what ages now, how long things take, what comes, what is odd. */
export function Charts({ view, report }: { readonly view: FlowView; readonly report: FlowReport }): JSX.Element {
  const { flow } = useScreen()
  const { howMany, when } = report.forecast
  return (
    <div class="charts">
      <ChartCard view={view.ageing} draw={drawAgeing} />
      <ChartCard view={view.cycleTime} draw={drawCycleTime} />
      <ChartCard view={view.throughput} draw={drawThroughput} />
      <ChartCard view={view.cumulativeFlow} draw={drawCumulative} />
      <ChartCard view={view.blockedTime} draw={drawBlocked} choices={<BlockedBy />} />
      <ChartCard
        view={view.howMany}
        draw={drawForecast}
        choices={<Amount name={t('Days from now')} value={howMany.days} onChange={(days) => flow.change({ days })} />}
      />
      <ChartCard
        view={view.when}
        draw={drawForecast}
        choices={<Amount name={t('Cards to finish')} value={when.items} onChange={(items) => flow.change({ items })} />}
      />
      <ChartCard view={view.xmr} draw={drawXmr} />
      <ChartCard view={view.flowEfficiency} draw={drawEfficiency} />
      <ChartCard view={view.assumptions} draw={null} words={<Assumptions view={view} />} />
    </div>
  )
}

function BlockedBy(): JSX.Element {
  const { blockedBy } = useScreen().flow
  return (
    <div class="chart-choices" role="radiogroup" aria-label={t('Blocked days by')}>
      {blockedGroupings.map((by) => (
        <label key={by}>
          <input
            type="radio"
            name="blocked-by"
            checked={blockedBy.value === by}
            onChange={() => {
              blockedBy.value = by
            }}
          />
          {groupingName(by)}
        </label>
      ))}
    </div>
  )
}

function groupingName(by: BlockedGrouping): string {
  if (by === 'thief') return t('By thief')
  return by === 'on' ? t('By what was waited for') : t('By column')
}

interface AmountProps {
  readonly name: string
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A number that a forecast is asked with. */
function Amount({ name, value, onChange }: AmountProps): JSX.Element {
  return (
    <div class="chart-choices">
      <label>
        <span>{name}</span>
        <input
          type="number"
          min={1}
          max={1000}
          step={1}
          value={value}
          onChange={({ currentTarget }) => {
            if (currentTarget.checkValidity() && currentTarget.value !== '') onChange(currentTarget.valueAsNumber)
            else currentTarget.value = String(value)
          }}
        />
      </label>
    </div>
  )
}

function Assumptions({ view }: { readonly view: FlowView }): JSX.Element {
  return (
    <ul class="assumptions">
      {view.assumptions.assumptions.map(({ name, holds, evidence }) => (
        <li key={name} class={holds ? 'holds' : 'broken'}>
          <Icon name={holds ? 'check' : 'warning'} />
          <span>
            <b>{name}</b> <span class="hint">{holds ? t('holds') : t('broken')}</span>
            <br />
            {evidence}
          </span>
        </li>
      ))}
    </ul>
  )
}
