import { t } from '../../core/l10n/l10n.ts'
import type { EfficiencyView } from '../../core/view/flow/efficiencyView.ts'
import type { Drawing } from './drawing.ts'

/** A share as a part of a whole: what is not filled was certainly no work. */
export function drawEfficiency({ percent }: EfficiencyView, width: number): Drawing {
  const share = percent ?? 0
  const picture = (
    <g>
      <text class="figure" x={0} y={30}>
        {t('at most {0} %', share)}
      </text>
      <rect class="track" x={0.5} y={44} width={width - 1} height={14} />
      <rect class="bar" x={0.5} y={44} width={((width - 1) * share) / 100} height={14} />
      {[0, 50, 100].map((tick) => (
        <text
          key={tick}
          class="tick"
          text-anchor={tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}
          x={(width * tick) / 100}
          y={74}
        >
          {t('{0} %', tick)}
        </text>
      ))}
    </g>
  )
  return { width, height: 80, picture, spots: [], nearest: 'x' }
}
