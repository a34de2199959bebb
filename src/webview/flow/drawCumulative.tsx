import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { CumulativeView } from '../../core/view/flow/cumulativeView.ts'
import { numberText } from '../../core/view/flow/saidOfCards.ts'
import { CountAxis, countTicks, DayAxis } from './Axes.tsx'
import { type Drawing, spread } from './drawing.ts'
import { rectangle } from './marks.ts'
import { fitText, widest } from './measure.ts'

/** Colours of layers, by class; further layers begin anew, and every second one is hatched. */
const hues = 6

/** One area over another; each begins where the next column's does not reach. */
export function drawCumulative({ days, layers, floor }: CumulativeView, width: number): Drawing {
  const most = Math.max(floor + 1, layers[0]?.arrived.at(-1) ?? 0)
  const ticks = [floor, ...countTicks(floor, most).filter((tick) => tick > floor)]
  const names = layers.map(({ name }) => fitText(name, width * 0.24))
  const box = { left: widest(ticks.map(numberText)) + 10, top: 20, right: width - widest(names) - 22, bottom: 246 }
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0]
  const x = scaleLinear([first, Math.max(first + 1, last)], [box.left, box.right])
  const y = scaleLinear([floor, most], [box.bottom, box.top])
  const xOf = (_: number, at: number): number => x(days[at] ?? 0)
  const areaOf = area<number>()
    .x(xOf)
    .y0(box.bottom)
    .y1((arrived) => y(arrived))
  const lineOf = line<number>()
    .x(xOf)
    .y((arrived) => y(arrived))
  const middles = layers.map(
    ({ arrived }, at) => (y(arrived.at(-1) ?? floor) + y(layers[at + 1]?.arrived.at(-1) ?? floor)) / 2,
  )
  const labels = spread(middles, 13, box)
  const spots = days.map((day) => ({
    x: x(day),
    y: (box.top + box.bottom) / 2,
    width: 1,
    height: box.bottom - box.top,
  }))
  const picture = (
    <g>
      <defs>
        <pattern id="hatch-layer" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      {layers.map(({ arrived }, at) => (
        <g key={at} class={layerClass(layers.length - 1 - at)}>
          <path class="layer" d={areaOf([...arrived]) ?? ''} />
          {isHatched(layers.length - 1 - at) && (
            <path class="hatched" fill="url(#hatch-layer)" d={areaOf([...arrived]) ?? ''} />
          )}
          <path class="layer-line" d={lineOf([...arrived]) ?? ''} />
        </g>
      ))}
      <CountAxis box={box} y={y} ticks={ticks} unit={t('cards')} />
      <DayAxis box={box} x={x} first={first} last={last} width={width} />
      {names.map((name, at) => (
        <g key={at} class={layerClass(layers.length - 1 - at)}>
          <Swatch x={box.right + 7} y={labels[at] ?? 0} isHatched={isHatched(layers.length - 1 - at)} />
          <text class="label" x={box.right + 21} y={(labels[at] ?? 0) + 4}>
            {name}
            <title>{layers[at]?.name}</title>
          </text>
        </g>
      ))}
    </g>
  )
  return { width, height: box.bottom + 22, picture, spots, nearest: 'x' }
}

/** Layers are told apart from the last one upwards. */
function layerClass(layer: number): string {
  return `layer-${layer % hues}`
}

function isHatched(layer: number): boolean {
  return layer % 2 === 1
}

function Swatch(props: { readonly x: number; readonly y: number; readonly isHatched: boolean }): JSX.Element {
  const d = rectangle(props.x, props.y - 5, 10, 10)
  return (
    <>
      <path class="layer" d={d} />
      {props.isHatched && <path class="hatched" fill="url(#hatch-layer)" d={d} />}
      <path class="layer-line" d={d} />
    </>
  )
}
