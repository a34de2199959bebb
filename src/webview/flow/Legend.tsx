import type { JSX } from 'preact'
import { textWidth } from './measure.ts'

export interface LegendItem {
  /** Draws the mark around its own middle. */
  readonly mark: JSX.Element
  readonly text: string
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly item: LegendItem
}

const linePx = 16
const markPx = 19

/** What the marks of a chart mean, in as many lines as the width asks for. */
export function layLegend(
  items: readonly LegendItem[],
  width: number,
): { readonly height: number; readonly placed: readonly Placed[] } {
  const placed: Placed[] = []
  let [x, y] = [0, 8]
  for (const item of items) {
    const own = markPx + textWidth(item.text)
    if (x > 0 && x + own > width) [x, y] = [0, y + linePx]
    placed.push({ x, y, item })
    x += own + 14
  }
  return { height: items.length === 0 ? 0 : y + linePx, placed }
}

export function Legend({ placed }: { readonly placed: readonly Placed[] }): JSX.Element {
  return (
    <g>
      {placed.map(({ x, y, item }) => (
        <g key={item.text}>
          <g transform={`translate(${x + 8} ${y})`}>{item.mark}</g>
          <text class="label" x={x + markPx} y={y + 4}>
            {item.text}
          </text>
        </g>
      ))}
    </g>
  )
}
