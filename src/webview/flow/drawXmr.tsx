import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { t } from '../../core/l10n/l10n.ts'
import { numberText } from '../../core/view/flow/saidOfCards.ts'
import type { XmrView } from '../../core/view/flow/xmrView.ts'
import { CountAxis, countTicks, DayAxis } from './Axes.tsx'
import { type Drawing, spread } from './drawing.ts'
import { circle, diamond } from './marks.ts'
import { widest } from './measure.ts'

/** With more days than this, dots would be a band. */
const mostDots = 120

/** Days one after another between the limits of what is routine. */
export function drawXmr({ points, mean, upper, lower }: XmrView, width: number): Drawing {
  const limits = [
    { kind: 'limit', value: upper, text: t('upper {0}', numberText(upper ?? 0)) },
    { kind: 'mean', value: mean, text: t('mean {0}', numberText(mean ?? 0)) },
    { kind: 'limit', value: lower, text: t('lower {0}', numberText(lower ?? 0)) },
  ].flatMap(({ value, ...limit }) => (value === null ? [] : [{ ...limit, value }]))
  const most =
    1.08 *
    Math.max(
      1,
      upper ?? 0,
      points.reduce((most, { value }) => Math.max(most, value), 0),
    )
  const ticks = countTicks(0, most)
  const [first, last] = [points[0]?.day ?? 0, points.at(-1)?.day ?? 0]
  const box = {
    left: widest(ticks.map(numberText)) + 10,
    top: 20,
    right: width - widest(limits.map(({ text }) => text)) - 8,
    bottom: 246,
  }
  const x = scaleLinear([first, Math.max(first + 1, last)], [box.left + 6, box.right - 6])
  const y = scaleLinear([0, most], [box.bottom, box.top])
  const labels = spread(
    limits.map(({ value }) => y(value) + 4),
    13,
    { top: box.top, bottom: box.bottom },
  )
  const spots = points.map(({ day, value }) => ({ x: x(day), y: y(value), width: 8, height: 8 }))
  const placed = points.map((point, at) => ({ ...point, ...(spots[at] ?? { x: 0, y: 0 }) }))
  const picture = (
    <g>
      <CountAxis box={box} y={y} ticks={ticks} unit={t('cards')} />
      <DayAxis box={box} x={x} first={first} last={last} width={width} />
      {limits.map(({ kind, value, text }, at) => (
        <g key={text}>
          <line class={kind} x1={box.left} x2={box.right} y1={y(value)} y2={y(value)} />
          <text class="label" x={box.right + 6} y={labels[at]}>
            {text}
          </text>
        </g>
      ))}
      <path
        class="course"
        d={
          line<(typeof placed)[number]>()
            .x(({ x }) => x)
            .y(({ y }) => y)(placed) ?? ''
        }
      />
      {points.length <= mostDots && <path class="dot usual" d={placed.map(({ x, y }) => circle(x, y, 2.5)).join('')} />}
      <path
        class="dot late"
        d={placed
          .filter(({ isOutside }) => isOutside)
          .map(({ x, y }) => diamond(x, y, 5))
          .join('')}
      />
    </g>
  )
  return { width, height: box.bottom + 22, picture, spots, nearest: 'x' }
}
