import { scaleLinear } from 'd3-scale'
import { t } from '../../core/l10n/l10n.ts'
import type { BlockedView } from '../../core/view/flow/blockedView.ts'
import { cardsText, daysText } from '../../core/view/flow/saidOfCards.ts'
import type { Drawing } from './drawing.ts'
import { layLegend, Legend } from './Legend.tsx'
import { rectangle } from './marks.ts'
import { fitText, widest } from './measure.ts'

const rowPx = 38
const barPx = 12

/** A row for each cluster: its name, and under it the days that it took. */
export function drawBlocked({ bars }: BlockedView, width: number): Drawing {
  const hasExternal = bars.some(({ externalDays }) => externalDays > 0)
  const legend = layLegend(
    hasExternal
      ? [
          { mark: <rect class="bar" x={-5} y={-5} width={10} height={10} />, text: t('within this board') },
          { mark: <External d={rectangle(-5, -5, 10, 10)} />, text: t('external') },
        ]
      : [],
    width,
  )
  const sums = bars.map(({ days, cards }) => `${daysText(days)} · ${cardsText(cards.length)}`)
  const right = width - widest(sums) - 10
  const x = scaleLinear([0, Math.max(1, ...bars.map(({ days }) => days))], [0, right])
  const top = legend.height + 6
  const spots = bars.map((_, at) => ({
    x: width / 2,
    y: top + (at + 0.5) * rowPx,
    width: width - 2,
    height: rowPx - 2,
  }))
  const picture = (
    <g>
      <Pattern />
      <Legend placed={legend.placed} />
      {bars.map(({ name, days, externalDays }, at) => {
        const y = top + at * rowPx
        const [own, external] = [x(days - externalDays), x(externalDays)]
        return (
          <g key={name}>
            <text class="label" x={0} y={y + 13}>
              {fitText(name, width)}
              <title>{name}</title>
            </text>
            {own > 0 && <path class="bar" d={rectangle(0, y + 19, own, barPx)} />}
            {external > 0 && <External d={rectangle(own, y + 19, external, barPx)} />}
            <text class="tick" x={x(days) + 6} y={y + 29}>
              {sums[at]}
            </text>
          </g>
        )
      })}
    </g>
  )
  return { width, height: top + bars.length * rowPx, picture, spots, nearest: 'y' }
}

function Pattern() {
  return (
    <defs>
      <pattern id="hatch-external" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="hatch-bar" x1="1" x2="1" y1="0" y2="5" />
      </pattern>
    </defs>
  )
}

function External({ d }: { readonly d: string }) {
  return <path class="bar-outlined" fill="url(#hatch-external)" d={d} />
}
