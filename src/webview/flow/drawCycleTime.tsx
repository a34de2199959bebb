import { scaleLinear } from 'd3-scale'
import { t } from '../../core/l10n/l10n.ts'
import type { CycleTimeView } from '../../core/view/flow/cycleTimeView.ts'
import { cardsText, numberText } from '../../core/view/flow/saidOfCards.ts'
import { CountAxis, countTicks, DayAxis } from './Axes.tsx'
import { type Drawing, spread } from './drawing.ts'
import { layLegend, Legend } from './Legend.tsx'
import { circle } from './marks.ts'
import { widest } from './measure.ts'

/** The more cards a dot stands for, the larger it is. */
const sizes = [
  { least: 1, radius: 3 },
  { least: 2, radius: 4.5 },
  { least: 5, radius: 6 },
]

/** Dots over the days on which cards were finished, with lines at the percentiles. */
export function drawCycleTime(view: CycleTimeView, width: number): Drawing {
  const { dots, lines, sle, first, last } = view
  const most =
    1.05 *
    Math.max(
      3,
      sle?.days ?? 0,
      ...lines.map(({ days }) => days),
      dots.reduce((most, { days }) => Math.max(most, days), 0),
    )
  const ticks = countTicks(0, most)
  const marked = [
    ...lines.map(({ percent, days }) => ({
      kind: `p${percent}`,
      days,
      text: t('{0} %: {1} d', percent, numberText(days)),
    })),
    ...(sle ? [{ kind: 'sle', days: sle.days, text: t('SLE {0} d', numberText(sle.days)) }] : []),
  ]
  const used = sizes.filter(({ least }, at) =>
    dots.some(({ cards }) => cards.length >= least && sizeOf(cards.length) === at),
  )
  const legend = layLegend(
    used.length < 2
      ? []
      : used.map(({ least, radius }) => ({
          mark: <path class="dot usual" d={circle(0, 0, radius)} />,
          text: least === 1 ? cardsText(1) : t('{0} or more', least),
        })),
    width,
  )
  const top = legend.height + 20
  const box = {
    left: widest(ticks.map(numberText)) + 10,
    top,
    right: width - widest(marked.map(({ text }) => text)) - 8,
    bottom: top + 226,
  }
  const x = scaleLinear([first, Math.max(first + 1, last)], [box.left + 7, box.right - 7])
  const y = scaleLinear([0, most], [box.bottom, box.top])
  const labels = spread(
    marked.map(({ days }) => y(days) + 4),
    13,
    { top: box.top + 4, bottom: box.bottom },
  )
  const spots = dots.map(({ day, days }) => ({ x: x(day), y: y(days), width: 8, height: 8 }))
  const picture = (
    <g>
      <Legend placed={legend.placed} />
      <CountAxis box={box} y={y} ticks={ticks} unit={t('days')} />
      <DayAxis box={box} x={x} first={first} last={last} width={width} />
      {sizes.map(({ radius }, size) => (
        <path
          key={radius}
          class="dot usual"
          d={dots
            .map(({ day, days, cards }) => (sizeOf(cards.length) === size ? circle(x(day), y(days), radius) : ''))
            .join('')}
        />
      ))}
      {marked.map(({ kind, days, text }, at) => (
        <g key={kind}>
          <line class={kind} x1={box.left} x2={box.right} y1={y(days)} y2={y(days)} />
          <text class="label" x={box.right + 6} y={labels[at]}>
            {text}
          </text>
        </g>
      ))}
    </g>
  )
  return { width, height: box.bottom + 22, picture, spots, nearest: 'both' }
}

/** Index into `sizes`. */
function sizeOf(cards: number): number {
  return sizes.findLastIndex(({ least }) => cards >= least)
}
