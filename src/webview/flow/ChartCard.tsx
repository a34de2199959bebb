import type { ComponentChildren, JSX } from 'preact'
import { useId, useMemo, useRef, useState } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { ChartView } from '../../core/view/flow/chartView.ts'
import { ChartTable } from './ChartTable.tsx'
import { CopyTools } from './CopyTools.tsx'
import { type Draw, Plot } from './Plot.tsx'

interface ChartCardProps<V extends ChartView> {
  readonly view: V
  /** null where words say it better. */
  readonly draw: Draw<V> | null
  /** In place of the picture. */
  readonly words?: ComponentChildren
  /** What a person can choose for this chart alone. */
  readonly choices?: ComponentChildren
}

/** A chart: what it says, its picture or its table, and what it is made of. */
export function ChartCard<V extends ChartView>({ view, draw, words, choices }: ChartCardProps<V>): JSX.Element {
  const [isTable, setTable] = useState(false)
  const chart = useRef<HTMLElement>(null)
  const titleId = useId()
  const table = useMemo(() => (isTable ? view.table() : null), [view, isTable])
  return (
    <section ref={chart} class="chart" data-chart={view.id} aria-labelledby={titleId}>
      <div class="chart-head">
        <h2 id={titleId}>{view.title}</h2>
        {view.empty === null && (
          <span class="chart-tools">
            <button
              type="button"
              class="secondary tool"
              aria-pressed={isTable}
              aria-label={t('Table: {0}', view.title)}
              onClick={() => setTable(!isTable)}
            >
              {t('Table')}
            </button>
            <CopyTools view={view} hasPicture={draw !== null && !isTable} chart={chart} />
          </span>
        )}
      </div>
      {view.empty === null && <p class="chart-says">{unbroken(view.says)}</p>}
      {choices}
      {view.empty !== null ? (
        <p class="chart-empty">{view.empty}</p>
      ) : table ? (
        <ChartTable table={table} />
      ) : draw ? (
        <Plot view={view} draw={draw} />
      ) : (
        words
      )}
      <p class="chart-basis">{view.basis.join(' · ')}</p>
    </section>
  )
}

/** A number and its percent sign stay on one line. */
function unbroken(text: string): string {
  return text.replaceAll(/(\d) %/g, '$1\u00a0%')
}
