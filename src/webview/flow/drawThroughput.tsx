import { scaleLinear } from 'd3-scale'
import { t } from '../../core/l10n/l10n.ts'
import { numberText } from '../../core/view/flow/saidOfCards.ts'
import type { ThroughputView } from '../../core/view/flow/throughputView.ts'
import { CountAxis, countTicks, DayAxis } from './Axes.tsx'
import type { Drawing } from './drawing.ts'
import { rectangle } from './marks.ts'
import { widest } from './measure.ts'

/** A bar for each day, week or month. */
export function drawThroughput({ bars }: ThroughputView, width: number): Drawing {
  const [first, last] = [bars[0]?.first ?? 0, bars.at(-1)?.last ?? 0]
  const most = bars.reduce((most, { count }) => Math.max(most, count), 1)
  const ticks = countTicks(0, most)
  const box = { left: widest(ticks.map(numberText)) + 10, top: 20, right: width - 2, bottom: 246 }
  const x = scaleLinear([first, last + 1], [box.left, box.right])
  const y = scaleLinear([0, most], [box.bottom, box.top])
  const spots = bars.map(({ first, last, count }) => ({
    x: (x(first) + x(last + 1)) / 2,
    y: (y(count) + box.bottom) / 2,
    width: x(last + 1) - x(first),
    height: box.bottom - y(count),
  }))
  const gap = Math.min(2, (spots[0]?.width ?? 0) / 4)
  const picture = (
    <g>
      <CountAxis box={box} y={y} ticks={ticks} unit={t('cards')} />
      <DayAxis box={box} x={x.copy().domain([first - 0.5, last + 0.5])} first={first} last={last} width={width} />
      <path
        class="bar"
        d={spots
          .filter(({ height }) => height > 0)
          .map((spot) =>
            rectangle(spot.x - spot.width / 2 + gap / 2, spot.y - spot.height / 2, spot.width - gap, spot.height),
          )
          .join('')}
      />
    </g>
  )
  return { width, height: box.bottom + 22, picture, spots, nearest: 'x' }
}
