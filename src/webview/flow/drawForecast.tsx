import { scaleLinear } from 'd3-scale'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { Certainty, ForecastBar, ForecastView } from '../../core/view/flow/forecastView.ts'
import { dayText } from '../../core/l10n/l10n.ts'
import { dateOf } from '../../core/flow/day.ts'
import { numberText } from '../../core/view/flow/saidOfCards.ts'
import { CountAxis, countTicks, DayAxis, inside, type Scale, Unit } from './Axes.tsx'
import type { Box, Drawing } from './drawing.ts'
import { rectangle } from './marks.ts'
import { textWidth, widest } from './measure.ts'

const linePx = 15

/** How often the runs ended with each value; what 85 % of them reached is darker. */
export function drawForecast(view: ForecastView, width: number): Drawing {
  const { bars, marks, today } = view
  const [low, high] = [bars[0]?.first ?? 0, bars.at(-1)?.last ?? 0]
  const most = Math.max(1, ...bars.map(({ share }) => share))
  const ticks = countTicks(0, most, 3)
  const top = 30 + marks.length * linePx
  const box = { left: widest(ticks.map(numberText)) + 10, top: top + 8, right: width - 2, bottom: top + 178 }
  const x = scaleLinear([low, high + 1], [box.left, box.right])
  const y = scaleLinear([0, most], [box.bottom, box.top])
  // Words run to the right: the leftmost stand highest, so that no line of another mark goes through them.
  const placed = marks
    .map((mark) => ({ mark, x: markPlace(mark, x, today) }))
    .sort((one, other) => one.x - other.x)
    .map((place, row) => ({ ...place, today, top: 27 + row * linePx, box }))
  const sure = marks.find(({ percent }) => percent === 85)?.value ?? 0
  const isSure = ({ first, last }: ForecastBar): boolean => (today === null ? first >= sure : last <= sure)
  const spots = bars.map(({ first, last, share }) => ({
    x: (x(first) + x(last + 1)) / 2,
    y: (y(share) + box.bottom) / 2,
    width: x(last + 1) - x(first),
    height: box.bottom - y(share),
  }))
  const gap = Math.min(2, (spots[0]?.width ?? 0) / 4)
  const barsOf = (wanted: boolean): string =>
    spots
      .filter((_, at) => bars[at] && isSure(bars[at]) === wanted)
      .map((spot) =>
        rectangle(spot.x - spot.width / 2 + gap / 2, spot.y - spot.height / 2, spot.width - gap, spot.height),
      )
      .join('')
  const picture = (
    <g>
      <Unit unit={t('% of runs')} top={20} />
      <CountAxis box={box} y={y} ticks={ticks} unit={null} />
      <path class="bar" d={barsOf(true)} />
      <path class="bar-faint" d={barsOf(false)} />
      {today === null ? (
        <ValueAxis box={box} x={x} low={low} high={high} width={width} />
      ) : (
        <DayAxis
          box={box}
          x={scaleLinear([today + low - 0.5, today + high + 0.5], [box.left, box.right])}
          first={today + low}
          last={today + high}
          width={width}
          today={today}
        />
      )}
      {placed.map(({ mark, x, top }) => (
        <line key={mark.percent} class={`p${mark.percent}`} x1={x} x2={x} y1={top - 9} y2={box.bottom} />
      ))}
      {placed.map((place) => (
        <MarkWords key={place.mark.percent} {...place} />
      ))}
    </g>
  )
  return { width, height: box.bottom + 22, picture, spots, nearest: 'x' }
}

/** Cards: everything from the value on is sure; days: everything up to the value and with it. */
function markPlace({ value }: Certainty, x: Scale, today: number | null): number {
  return today === null ? x(value) : x(value + 1)
}

interface MarkProps {
  readonly mark: Certainty
  readonly today: number | null
  readonly x: number
  readonly top: number
  readonly box: Box
}

/** What a line at a percentile says. */
function MarkWords({ mark: { percent, value }, today, x, top, box }: MarkProps): JSX.Element {
  const text =
    today === null
      ? t('{0} %: {1} or more', percent, numberText(value))
      : t('{0} %: by {1}', percent, dayText(dateOf(today + value), dateOf(today)))
  const isLeft = x + 6 + textWidth(text) > box.right
  return (
    <text class="label haloed" text-anchor={isLeft ? 'end' : 'start'} x={isLeft ? x - 5 : x + 5} y={top}>
      {text}
    </text>
  )
}

function ValueAxis(props: {
  readonly box: Box
  readonly x: Scale
  readonly low: number
  readonly high: number
  readonly width: number
}): JSX.Element {
  const { box, x, low, high, width } = props
  const ticks = countTicks(low, high, Math.floor((box.right - box.left) / 48))
  return (
    <g>
      {ticks.map((tick) => (
        <text
          key={tick}
          class="tick"
          text-anchor="middle"
          x={inside((x(tick) + x(tick + 1)) / 2, textWidth(numberText(tick)) / 2 + 1, width)}
          y={box.bottom + 16}
        >
          {numberText(tick)}
        </text>
      ))}
    </g>
  )
}
