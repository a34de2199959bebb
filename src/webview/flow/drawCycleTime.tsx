import { scaleLinear } from 'd3-scale'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { CycleTimeView } from '../../core/view/flow/cycleTimeView.ts'
import { cardsText, daysText, numberText } from '../../core/view/flow/saidOfCards.ts'
import { CountAxis, countTicks, DayAxis, type Scale } from './Axes.tsx'
import { type Box, type Drawing, type Spot, spread } from './drawing.ts'
import { layLegend, Legend, type LegendItem } from './Legend.tsx'
import { circle, triangle } from './marks.ts'
import { widest } from './measure.ts'

/** The more cards a dot stands for, the larger it is. */
const sizes = [
  { least: 1, radius: 3 },
  { least: 2, radius: 4.5 },
  { least: 5, radius: 6 },
]

/** A line across the chart, and what it says on the right. */
interface MarkedLine {
  readonly kind: string
  readonly days: number
  readonly text: string
}

/** Dots over the days on which cards were finished, with lines at the percentiles. */
export function drawCycleTime(view: CycleTimeView, width: number): Drawing {
  const { dots, first, last, top } = view
  const ticks = countTicks(0, 1.05 * top)
  const lines = linesOf(view)
  const legend = layLegend(legendOf(view), width)
  const box = {
    left: widest(ticks.map(numberText)) + 10,
    top: legend.height + 20,
    right: width - widest(lines.map(({ text }) => text)) - 8,
    bottom: legend.height + 246,
  }
  const x = scaleLinear([first, Math.max(first + 1, last)], [box.left + 7, box.right - 7])
  const y = scaleLinear([0, 1.05 * top], [box.bottom, box.top])
  const spots = dots.map(({ day, days }) => ({ x: x(day), y: y(Math.min(days, 1.03 * top)), width: 8, height: 8 }))
  const picture = (
    <g>
      <Legend placed={legend.placed} />
      <CountAxis box={box} y={y} ticks={ticks} unit={t('days')} />
      <DayAxis box={box} x={x} first={first} last={last} width={width} />
      <Dots view={view} spots={spots} />
      <Lines lines={lines} box={box} y={y} />
    </g>
  )
  return { width, height: box.bottom + 22, picture, spots, nearest: 'both' }
}

/** The highest first, as they stand. */
function linesOf({ lines, sle }: CycleTimeView): readonly MarkedLine[] {
  const percents = lines.map(({ percent, days }) => {
    return { kind: `p${percent}`, days, text: t('{0} %: {1} d', percent, numberText(days)) }
  })
  const promise = sle ? [{ kind: 'sle', days: sle.days, text: t('SLE {0} d', numberText(sle.days)) }] : []
  return [...percents.reverse(), ...promise]
}

function legendOf({ dots, top }: CycleTimeView): readonly LegendItem[] {
  const used = sizes.filter((_, size) => dots.some(({ cards }) => sizeOf(cards.length) === size))
  const counts = used.map(({ least, radius }) => ({
    mark: <path class="dot usual" d={circle(0, 0, radius)} />,
    text: least === 1 ? cardsText(1) : t('{0} or more', least),
  }))
  const over = { mark: <path class="dot usual" d={triangle(0, 0, 4)} />, text: t('over {0}', daysText(top)) }
  return [...(used.length < 2 ? [] : counts), ...(dots.some(({ days }) => days > top) ? [over] : [])]
}

function Dots(props: { readonly view: CycleTimeView; readonly spots: readonly Spot[] }): JSX.Element {
  const { dots, top } = props.view
  const paths = sizes.map(() => '')
  let over = ''
  for (const [at, { days, cards }] of dots.entries()) {
    const { x, y } = props.spots[at] ?? { x: 0, y: 0 }
    const size = sizeOf(cards.length)
    if (days > top) over += triangle(x, y, 4)
    else paths[size] = (paths[size] ?? '') + circle(x, y, sizes[size]?.radius ?? 0)
  }
  return (
    <g>
      {[...paths, over].map((path, at) => (
        <path key={at} class="dot usual" d={path} />
      ))}
    </g>
  )
}

interface LinesProps {
  readonly lines: readonly MarkedLine[]
  readonly box: Box
  readonly y: Scale
}

function Lines({ lines, box, y }: LinesProps): JSX.Element {
  const heights = lines.map(({ days }) => y(days) + 4)
  const labels = spread(heights, 13, { top: box.top + 4, bottom: box.bottom })
  return (
    <g>
      {lines.map(({ kind, days, text }, at) => (
        <g key={kind}>
          <line class={kind} x1={box.left} x2={box.right} y1={y(days)} y2={y(days)} />
          <text class="label" x={box.right + 6} y={labels[at]}>
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Index into `sizes`. */
function sizeOf(cards: number): number {
  return sizes.findLastIndex(({ least }) => cards >= least)
}
