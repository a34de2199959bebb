import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { ChartView } from '../../core/view/flow/chartView.ts'
import { useScreen } from '../board/screen.ts'
import { type Drawing, nearestSpot, type Spot } from './drawing.ts'
import { MarkLink } from './MarkLink.tsx'
import { openMark } from './openMark.ts'
import { cardText } from '../../core/view/flow/saidOfCards.ts'
import { useWidth } from './useWidth.ts'

/** How a kind of chart is drawn at a width. */
export type Draw<V extends ChartView> = (view: V, width: number) => Drawing

interface PlotProps<V extends ChartView> {
  readonly view: V
  readonly draw: Draw<V>
}

/** What a key does to the point that the keyboard is on. */
const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowUp: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowDown: (at) => at + 1,
  PageUp: (at) => at - 10,
  PageDown: (at) => at + 10,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** More cards of one point are in the table. */
const mostCards = 30

/** The picture of a chart, with a point that pointer and keyboard can be on and what is said of it. */
export function Plot<V extends ChartView>({ view, draw }: PlotProps<V>): JSX.Element {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const drawing = useMemo(() => (width > 0 ? draw(view, width) : null), [view, width])
  const points = usePoints(view)
  return (
    <>
      <div ref={frame} class="plot-frame">
        {drawing && (
          <div
            class={points.shown === null || view.point(points.shown).cards.length === 0 ? 'plot' : 'plot on-card'}
            onPointerMove={(event) => points.point(spotAt(event, drawing))}
            onPointerLeave={() => points.point(null)}
            onClick={(event) => points.open(spotAt(event, drawing))}
          >
            <Picture view={view} drawing={drawing} />
            <Walker view={view} drawing={drawing} points={points} />
          </div>
        )}
      </div>
      {view.count > 0 && <Detail view={view} points={points} />}
    </>
  )
}

/** The picture itself: nothing of it is drawn anew when a point is pointed at. */
function Picture({ view, drawing }: { readonly view: ChartView; readonly drawing: Drawing }): JSX.Element {
  return useMemo(() => {
    const { width, height, picture } = drawing
    const name = `${view.title}. ${view.alternative}`
    return (
      <svg
        class="picture"
        role="img"
        aria-label={name}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {picture}
      </svg>
    )
  }, [view, drawing])
}

interface Points {
  /** The one that Tab reaches. */
  readonly current: number
  /** The one that is pointed at, or has the focus; null is none. */
  readonly shown: number | null
  /** The one whose cards are listed. */
  readonly listed: number | null
  point(at: number | null): void
  focus(at: number | null): void
  walk(at: number): void
  open(at: number | null): void
  close(): void
}

function usePoints(view: ChartView): Points {
  const screen = useScreen()
  const [current, setCurrent] = useState(0)
  const [pointed, setPointed] = useState<number | null>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const [listed, setListed] = useState<number | null>(null)
  useLayoutEffect(() => {
    setPointed(null)
    setListed(null)
  }, [view])
  const last = view.count - 1
  return {
    current: Math.min(current, last),
    shown: [pointed, focused].find((at) => at !== null && at <= last) ?? null,
    listed,
    point: setPointed,
    focus: setFocused,
    walk(at) {
      const to = Math.min(Math.max(at, 0), last)
      setCurrent(to)
      setFocused(to)
      setPointed(null)
    },
    open(at) {
      const cards = at === null ? [] : view.point(at).cards
      if (at === null) return
      setCurrent(at)
      setListed(cards.length > 1 ? at : null)
      if (cards.length === 1 && cards[0]) openMark(screen, cards[0])
    },
    close: () => setListed(null),
  }
}

function spotAt(event: PointerEvent | MouseEvent, drawing: Drawing): number | null {
  const box = (event.currentTarget as Element).getBoundingClientRect()
  const at = nearestSpot(drawing, event.clientX - box.left, event.clientY - box.top)
  return at < 0 ? null : at
}

interface WalkerProps {
  readonly view: ChartView
  readonly drawing: Drawing
  readonly points: Points
}

/** The points as a list box of which only the one is there that the keyboard is on: arrows walk, Enter opens. */
function Walker({ view, drawing, points }: WalkerProps): JSX.Element | null {
  const option = useRef<HTMLDivElement>(null)
  const isWalking = useRef(false)
  const { current, shown } = points
  const spot = drawing.spots[current]
  const marked = shown === null ? undefined : drawing.spots[shown]
  useLayoutEffect(() => {
    if (isWalking.current) option.current?.focus({ preventScroll: true })
    isWalking.current = false
  }, [current])
  if (!spot) return null
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const step = steps[event.key]
    if (step) {
      isWalking.current = true
      points.walk(step(current, view.count))
    } else if (event.key === 'Enter' || event.key === ' ') points.open(current)
    else if (event.key === 'Escape' && points.listed !== null) points.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      role="listbox"
      class="walker"
      aria-label={t('{0}: points; the arrow keys walk them', view.title)}
      onKeyDown={onKeyDown}
    >
      {marked && drawing.nearest === 'x' && <i class="crosshair" style={{ left: `${marked.x}px` }} />}
      {marked && <i class="ring" style={placeOf(marked, 16)} />}
      <div
        key={current}
        ref={option}
        role="option"
        class="point"
        tabIndex={0}
        aria-selected="true"
        aria-label={view.point(current).text}
        aria-posinset={current + 1}
        aria-setsize={view.count}
        style={placeOf(spot, 24)}
        onFocus={() => points.focus(current)}
        onBlur={() => points.focus(null)}
      />
    </div>
  )
}

/** The box of a spot, at least so large. */
function placeOf({ x, y, width, height }: Spot, least: number): Readonly<Record<string, string>> {
  const [across, down] = [Math.max(width, least), Math.max(height, least)]
  return { left: `${x - across / 2}px`, top: `${y - down / 2}px`, width: `${across}px`, height: `${down}px` }
}

/** What is said of the point, and the cards that are behind it. */
function Detail({ view, points }: { readonly view: ChartView; readonly points: Points }): JSX.Element {
  const { shown, listed } = points
  const list = useRef<HTMLDivElement>(null)
  const text = shown === null ? '' : view.point(shown).text
  const cards = listed === null ? [] : view.point(listed).cards
  useLayoutEffect(() => {
    if (listed !== null) list.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }, [listed])
  return (
    <div class="chart-detail">
      <p title={text}>{text}</p>
      {listed !== null && (
        <div ref={list} class="point-cards" role="group" aria-label={view.point(listed).text}>
          {cards.slice(0, mostCards).map((mark, at) => (
            <MarkLink key={at} mark={mark} text={cardText(mark)} />
          ))}
          {cards.length > mostCards && <span>{t('{0} more are in the table', cards.length - mostCards)}</span>}
        </div>
      )}
    </div>
  )
}
