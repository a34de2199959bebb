import type { JSX } from 'preact'

/** Where a point of a chart is, in pixels of the picture: its middle, and how much room it takes. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A chart as it is drawn at one width. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly picture: JSX.Element
  /** As many as the view has points, in the same order. */
  readonly spots: readonly Spot[]
  /** What makes a point the nearest one: the way along the days, along the rows, or both. */
  readonly nearest: 'x' | 'y' | 'both'
}

/** The rectangle in which values are drawn, between the axes. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Index of the spot next to a place; -1 where there is none. */
export function nearestSpot({ spots, nearest }: Pick<Drawing, 'spots' | 'nearest'>, x: number, y: number): number {
  let found = -1
  let least = Infinity
  for (const [at, spot] of spots.entries()) {
    const across = nearest === 'y' ? 0 : Math.max(0, Math.abs(spot.x - x) - spot.width / 2)
    const down = nearest === 'x' ? 0 : Math.max(0, Math.abs(spot.y - y) - spot.height / 2)
    const distance = across * across + down * down
    if (distance >= least) continue
    least = distance
    found = at
  }
  return found
}

/** Heights at which labels can stand one under another without touching, in the order in which they came. */
export function spread(
  heights: readonly number[],
  gap: number,
  { top, bottom }: Pick<Box, 'top' | 'bottom'>,
): readonly number[] {
  const order = [...heights.keys()].sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0) || one - other)
  const placed = [...heights]
  let least = top
  for (const at of order) {
    placed[at] = Math.max(least, placed[at] ?? 0)
    least = (placed[at] ?? 0) + gap
  }
  let most = bottom
  for (const at of order.reverse()) {
    placed[at] = Math.min(most, placed[at] ?? 0)
    most = (placed[at] ?? 0) - gap
  }
  return placed
}
