import { ticks as niceTicks } from 'd3-array'
import type { ScaleLinear } from 'd3-scale'
import type { JSX } from 'preact'
import { dateTicks } from '../../core/view/flow/dateTicks.ts'
import { numberText } from '../../core/view/flow/saidOfCards.ts'
import type { Box } from './drawing.ts'
import { textWidth } from './measure.ts'

export type Scale = ScaleLinear<number, number>

/** Whole numbers from one value to another, few enough to be read. */
export function countTicks(from: number, to: number, most = 5): readonly number[] {
  return niceTicks(from, to, Math.min(most, Math.max(1, to - from))).filter(Number.isInteger)
}

interface CountAxisProps {
  readonly box: Box
  readonly y: Scale
  readonly ticks: readonly number[]
  /** What is counted, written over the numbers; null where the chart writes it elsewhere. */
  readonly unit: string | null
}

/** Lines across the chart with their numbers on the left. */
export function CountAxis({ box, y, ticks, unit }: CountAxisProps): JSX.Element {
  return (
    <g>
      {unit !== null && <Unit unit={unit} top={box.top} />}
      {ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === ticks[0] ? 'axis' : 'grid'} x1={box.left} x2={box.right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" text-anchor="end" x={box.left - 6} y={y(tick) + 4}>
            {numberText(tick)}
          </text>
        </g>
      ))}
    </g>
  )
}

/** What is counted, over what begins at `top`. */
export function Unit({ unit, top }: { readonly unit: string; readonly top: number }): JSX.Element {
  return (
    <text class="tick haloed" x={0} y={top - 9}>
      {unit}
    </text>
  )
}

interface DayAxisProps {
  readonly box: Box
  readonly x: Scale
  /** Whole days since 1970. */
  readonly first: number
  readonly last: number
  /** Of the picture. */
  readonly width: number
  /** By whose year days are named; the last day is it otherwise. */
  readonly today?: number
}

/** Days under the chart, as many as can be read. */
export function DayAxis({ box, x, first, last, width, today = last }: DayAxisProps): JSX.Element {
  const ticks = dateTicks(first, last, Math.max(2, Math.floor((box.right - box.left) / 72)), today)
  return (
    <g>
      {ticks.map(({ day, text }) => (
        <g key={day}>
          <line class="axis" x1={x(day)} x2={x(day)} y1={box.bottom} y2={box.bottom + 4} />
          <text
            class="tick"
            text-anchor="middle"
            x={inside(x(day), textWidth(text) / 2 + 1, width)}
            y={box.bottom + 16}
          >
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Where a label is centred so that neither end leaves the picture. */
export function inside(x: number, half: number, width: number): number {
  return Math.min(Math.max(x, half), width - half)
}
