import { scaleLinear } from 'd3-scale'
import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { type AgeingColumn, type AgeingDot, type AgeingView, bandText } from '../../core/view/flow/ageingView.ts'
import { cardsText, numberText } from '../../core/view/flow/saidOfCards.ts'
import { CountAxis, countTicks, type Scale } from './Axes.tsx'
import type { Box, Drawing, Spot } from './drawing.ts'
import { layLegend, Legend, type LegendItem } from './Legend.tsx'
import { circle, diamond, triangle } from './marks.ts'
import { fitText, widest } from './measure.ts'

type Band = AgeingDot['band']

const radius = 4.5
/** A column that is narrower cannot be told from its neighbour: the chart scrolls sideways then. */
const leastColumn = 58

const shapes = { usual: circle, slow: diamond, late: triangle } as const

/** Dots in their columns, over how old finished cards were when they left them. */
export function drawAgeing(view: AgeingView, room: number): Drawing {
  const { columns, dots, sle } = view
  const most = Math.max(3, sle ?? 0, ...dots.map(({ days }) => days), ...columns.map(({ p85 }) => p85 ?? 0))
  const ticks = countTicks(0, most * 1.08)
  const left = widest(ticks.map(numberText)) + 10
  const width = Math.max(room, left + columns.length * leastColumn)
  const legend = layLegend(legendOf(view), width)
  const top = legend.height + 20
  const box = { left, top, right: width - 2, bottom: top + 210 }
  const y = scaleLinear([0, most * 1.08], [box.bottom, box.top])
  const step = (box.right - box.left) / Math.max(1, columns.length)
  const spots = swarm(dots, (column) => box.left + (column + 0.5) * step, y, step / 2 - 8)
  const picture = (
    <g>
      <Legend placed={legend.placed} />
      {columns.map((column, at) => (
        <Pace
          key={at}
          column={column}
          box={{ ...box, left: box.left + at * step, right: box.left + (at + 1) * step }}
          y={y}
        />
      ))}
      <CountAxis box={box} y={y} ticks={ticks} unit={t('days')} />
      {sle !== null && (
        <g>
          <line class="sle" x1={box.left} x2={box.right} y1={y(sle)} y2={y(sle)} />
          <text class="label haloed" x={box.left + 4} y={y(sle) - 4}>
            {t('SLE {0} d', numberText(sle))}
          </text>
        </g>
      )}
      {columns.map((column, at) => (
        <PaceWords key={at} column={column} right={box.left + (at + 1) * step} y={y} sle={sle} />
      ))}
      <Dots dots={dots} spots={spots} />
    </g>
  )
  return { width, height: box.bottom + 38, picture, spots, nearest: 'both' }
}

function legendOf({ dots, columns }: AgeingView): readonly LegendItem[] {
  const bands: readonly Band[] = ['usual', 'slow', 'late']
  const items: LegendItem[] = []
  if (columns.some(({ p85 }) => p85 !== null))
    for (const band of bands)
      if (band)
        items.push({ mark: <path class={`dot ${band}`} d={shapes[band](0, 0, radius)} />, text: bandText(band) })
  if (dots.some(({ isBlocked }) => isBlocked))
    items.push({ mark: <path class="blocked-ring" d={circle(0, 0, radius + 2)} />, text: t('blocked') })
  return items
}

/** What is usual in one column: up to p50, up to p85, and over it. */
function Pace({
  column,
  box,
  y,
}: {
  readonly column: AgeingColumn
  readonly box: Box
  readonly y: Scale
}): JSX.Element {
  const { name, count, p50, p85 } = column
  const width = box.right - box.left
  const middle = (box.left + box.right) / 2
  return (
    <g>
      {p50 !== null && p85 !== null && (
        <>
          <rect class="band slow" x={box.left + 1} width={width - 2} y={y(p85)} height={y(p50) - y(p85)} />
          <rect class="band late" x={box.left + 1} width={width - 2} y={box.top} height={y(p85) - box.top} />
          <line class="p50" x1={box.left + 1} x2={box.right - 1} y1={y(p50)} y2={y(p50)} />
          <line class="p85" x1={box.left + 1} x2={box.right - 1} y1={y(p85)} y2={y(p85)} />
        </>
      )}
      <text class="label" text-anchor="middle" x={middle} y={box.bottom + 16}>
        {fitText(name, width - 4)}
        <title>{name}</title>
      </text>
      <text class="tick" text-anchor="middle" x={middle} y={box.bottom + 31}>
        {fitText(cardsText(count), width - 4)}
      </text>
    </g>
  )
}

interface PaceWordsProps {
  readonly column: AgeingColumn
  readonly right: number
  readonly y: Scale
  readonly sle: number | null
}

/** Each over its own line; under it where the line above is too near for words in between. */
function PaceWords({ column: { p50, p85 }, right, y, sle }: PaceWordsProps): JSX.Element | null {
  if (p50 === null || p85 === null) return null
  const [low, high] = [y(p50), y(p85)]
  const isTight = low - high < 28
  const isUnderSle = sle !== null && y(sle) < high && high - y(sle) < 16
  return (
    <g>
      <text class="tick haloed" text-anchor="end" x={right - 4} y={low + (isTight ? 12 : -4)}>
        {`p50 ${numberText(p50)}`}
      </text>
      <text class="tick haloed" text-anchor="end" x={right - 4} y={high + (isUnderSle && !isTight ? 12 : -4)}>
        {`p85 ${numberText(p85)}`}
      </text>
    </g>
  )
}

function Dots({ dots, spots }: { readonly dots: readonly AgeingDot[]; readonly spots: readonly Spot[] }): JSX.Element {
  const bands: readonly Band[] = ['usual', 'slow', 'late', null]
  const placed = dots.map((dot, at) => ({ ...dot, ...(spots[at] ?? { x: 0, y: 0 }) }))
  return (
    <g>
      {bands.map((band) => {
        const shape = band ? shapes[band] : circle
        const own = placed.filter((dot) => dot.band === band)
        return (
          <path key={band} class={`dot ${band ?? 'usual'}`} d={own.map(({ x, y }) => shape(x, y, radius)).join('')} />
        )
      })}
      <path
        class="blocked-ring"
        d={placed
          .filter(({ isBlocked }) => isBlocked)
          .map(({ x, y }) => circle(x, y, radius + 3))
          .join('')}
      />
    </g>
  )
}

/** Puts dots of about the same height beside one another, from the middle of their column outwards. */
function swarm(
  dots: readonly AgeingDot[],
  middleOf: (column: number) => number,
  y: Scale,
  reach: number,
): readonly Spot[] {
  const gap = 2 * radius + 2
  const spots: (Spot & { readonly column: number })[] = []
  for (const { column, days } of dots) {
    const height = y(days)
    // Dots come column by column, the youngest first: the near ones are the last ones.
    const near: number[] = []
    for (let at = spots.length - 1; at >= 0; at--) {
      const other = spots[at]
      if (!other || other.column !== column || other.y - height >= gap) break
      near.push(other.x)
    }
    const x = freePlace(middleOf(column), near, gap, reach)
    spots.push({ column, x, y: height, width: gap, height: gap })
  }
  return spots
}

function freePlace(middle: number, taken: readonly number[], gap: number, reach: number): number {
  for (let step = 0; step * gap <= reach; step++)
    for (const x of step === 0 ? [middle] : [middle - step * gap, middle + step * gap])
      if (taken.every((other) => Math.abs(other - x) >= gap)) return x
  // The column is full at this height: from here on dots lie over one another.
  return middle - reach + ((taken.length * 3) % Math.max(1, 2 * reach))
}
