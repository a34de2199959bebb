import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { MeetingKind, Timeline } from '../../core/view/timeline.ts'
import { dateWords } from './dates.ts'
import { momentSentence } from './momentWords.ts'
import type { PastState } from './pastState.ts'
import { dayBeside, type Tick, ticksOf } from './ticks.ts'

/** Pixels that the name of a tick takes. */
const tickPx = 92

/** The line of all moments: a slider of steps, with days under it and meetings on it. */
export function TimeSlider({ past, timeline }: { readonly past: PastState; readonly timeline: Timeline }): JSX.Element {
  const element = useRef<HTMLDivElement>(null)
  const width = useWidth(element)
  const moment = past.moment.value
  const last = timeline.commits.length - 1
  const ticks = useMemo(() => ticksOf(timeline, Math.max(2, Math.floor(width / tickPx))), [timeline, width])
  const { a, b } = past.compared.value
  return (
    <div ref={element} class="time-line">
      <input
        type="range"
        class="time-slider"
        data-first=""
        min={0}
        max={last}
        step={1}
        value={moment}
        disabled={last === 0}
        aria-label={t('Moment')}
        aria-valuetext={momentSentence(timeline, moment)}
        onInput={({ currentTarget }) => past.goTo(currentTarget.valueAsNumber)}
        onKeyDown={(event) => {
          const to = steps[event.key]?.(timeline, moment)
          if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          event.stopPropagation()
          past.goTo(to)
        }}
      />
      <div class="time-marks" aria-hidden="true">
        {timeline.meetings.map((meeting) => (
          <Mark key={`${meeting.kind} ${meeting.moment}`} {...meeting} last={last} />
        ))}
        {a !== null && <Chosen name="A" moment={a} last={last} />}
        {b !== null && <Chosen name="B" moment={b} last={last} />}
      </div>
      <div class="time-ticks" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick.moment} class="time-tick" style={placeOf(tick.moment, last)}>
            {tickText(tick, timeline)}
          </span>
        ))}
      </div>
    </div>
  )
}

/** A page is a day: its last moment, as the team left the wall. */
const steps: Readonly<Record<string, (timeline: Timeline, moment: number) => number>> = {
  ArrowLeft: (_, moment) => moment - 1,
  ArrowDown: (_, moment) => moment - 1,
  ArrowRight: (_, moment) => moment + 1,
  ArrowUp: (_, moment) => moment + 1,
  PageDown: (timeline, moment) => dayBeside(timeline, moment, -1),
  PageUp: (timeline, moment) => dayBeside(timeline, moment, 1),
  Home: () => 0,
  End: ({ commits }) => commits.length - 1,
}

function Mark(props: { readonly kind: MeetingKind; readonly moment: number; readonly last: number }): JSX.Element {
  return <i class={`time-meeting ${props.kind}`} style={placeOf(props.moment, props.last)} />
}

function Chosen(props: { readonly name: string; readonly moment: number; readonly last: number }): JSX.Element {
  return (
    <b class="time-chosen" style={placeOf(props.moment, props.last)}>
      {props.name}
    </b>
  )
}

function placeOf(moment: number, last: number): { readonly left: string } {
  return { left: `${last === 0 ? 0 : (100 * moment) / last}%` }
}

function tickText({ day, unit }: Tick, { timezone }: Timeline): string {
  const words = dateWords(timezone)
  if (unit === 'year') return day.slice(0, 4)
  return unit === 'month' ? words.month(day) : words.shortDay(day)
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(800)
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return undefined
    const observer = new ResizeObserver(() => setWidth(target.clientWidth))
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  return width
}
