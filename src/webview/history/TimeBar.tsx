import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { MeetingKind, Timeline } from '../../core/view/timeline.ts'
import { Icon, type IconName } from '../board/Icon.tsx'
import { useScreen } from '../board/screen.ts'
import { authorOf, subjectOf, whenOf } from './momentWords.ts'
import { isOf, type PastState } from './pastState.ts'
import { momentOfDay } from './ticks.ts'
import { TimeSlider } from './TimeSlider.tsx'

interface BarProps {
  readonly past: PastState
  readonly timeline: Timeline
}

/** Where one is in time, and all the ways to go elsewhere. */
export function TimeBar({ past, timeline }: BarProps): JSX.Element {
  const moment = past.moment.value
  const { commits } = timeline
  return (
    <section class="time-bar" aria-label={t('Time')}>
      <TimeSlider past={past} timeline={timeline} />
      <div class="time-now">
        <span class="time-buttons">
          <Button
            icon="chevronLeft"
            name={t('One change back')}
            isOff={moment === 0}
            run={() => past.goTo(moment - 1)}
          />
          <Play past={past} timeline={timeline} />
          <Button
            icon="chevronRight"
            name={t('One change on')}
            isOff={moment === commits.length - 1}
            run={() => past.goTo(moment + 1)}
          />
        </span>
        <p class="time-text">
          <b>{whenOf(timeline, moment)}</b>
          <span class="time-count">{t('{0} of {1}', moment + 1, commits.length)}</span>
          <span class="time-subject" dir="auto" title={subjectOf(timeline, moment).slice(0, 1_000)}>
            {t('{0}: {1}', authorOf(timeline, moment), subjectOf(timeline, moment))}
          </span>
        </p>
        <Jumps past={past} timeline={timeline} />
      </div>
    </section>
  )
}

interface ButtonProps {
  readonly icon: IconName
  readonly name: string
  readonly isOff?: boolean
  readonly run: () => void
}

/** Off it keeps the focus: a button that is disabled would lose it. */
function Button({ icon, name, isOff = false, run }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) run()
      }}
    >
      <Icon name={icon} />
    </button>
  )
}

/** Milliseconds for a step. */
const paces = { slow: 1_500, usual: 600, fast: 120 } as const
type Pace = keyof typeof paces

/** Lets the wall go on by itself, step by step, until it is stopped or at its end. It says nothing meanwhile. */
function Play({ past, timeline }: BarProps): JSX.Element {
  const [isPlaying, setPlaying] = useState(false)
  const [pace, setPace] = useState<Pace>(() =>
    matchMedia('(prefers-reduced-motion: reduce)').matches ? 'slow' : 'usual',
  )
  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(() => {
      const next = past.moment.peek() + 1
      // What is not drawn yet is waited for.
      if (past.shown.peek() === past.moment.peek()) past.goTo(next)
      if (next >= past.last) setPlaying(false)
    }, paces[pace])
    return () => clearInterval(timer)
  }, [isPlaying, pace, timeline])
  return (
    <>
      <Button
        icon={isPlaying ? 'pause' : 'play'}
        name={isPlaying ? t('Pause') : t('Play')}
        isOff={past.last === 0}
        run={() => {
          if (!isPlaying && past.moment.peek() === past.last) past.goTo(0)
          setPlaying(!isPlaying)
        }}
      />
      <select
        class="time-pace"
        aria-label={t('Speed')}
        value={pace}
        onChange={({ currentTarget }) => setPace(currentTarget.value as Pace)}
      >
        <option value="slow">{t('Slow')}</option>
        <option value="usual">{t('Usual')}</option>
        <option value="fast">{t('Fast')}</option>
      </select>
    </>
  )
}

/** Ways to a day, to a meeting, and to two moments that are compared. */
function Jumps({ past, timeline }: BarProps): JSX.Element {
  const { messages } = useScreen()
  const { days, dayOf } = timeline
  const moment = past.moment.value
  const goToDay = (day: string): void => {
    const found = momentOfDay(timeline, day)
    past.goTo(found ?? 0)
    if (found === null) messages.say(t('There was no wall yet on that day: this is its first moment.'))
  }
  return (
    <span class="time-jumps">
      <label class="time-date">
        {t('On')}
        <input
          type="date"
          aria-label={t('Wall of the day')}
          min={days[0]}
          max={days.at(-1)}
          value={days[dayOf[moment] ?? 0]}
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== '') goToDay(currentTarget.value)
          }}
        />
      </label>
      <ToMeeting past={past} timeline={timeline} kind="planning" />
      <ToMeeting past={past} timeline={timeline} kind="walk" />
      <CompareButtons past={past} timeline={timeline} />
    </span>
  )
}

function ToMeeting({ past, timeline, kind }: BarProps & { readonly kind: MeetingKind }): JSX.Element | null {
  const ofKind = timeline.meetings.filter((meeting) => isOf(meeting.kind, kind))
  if (ofKind.length === 0) return null
  const earlier = ofKind.findLast((meeting) => meeting.moment < past.moment.value)
  return (
    <button
      type="button"
      class="link"
      aria-disabled={!earlier}
      onClick={() => {
        if (earlier) past.goTo(earlier.moment)
      }}
    >
      {kind === 'planning' ? t('Last planning') : t('Last walk')}
    </button>
  )
}

function CompareButtons({ past, timeline }: BarProps): JSX.Element {
  const moment = past.moment.value
  const { a, b } = past.compared.value
  const [before, after] = timeline.meetings.filter(({ kind }) => kind === 'planning').slice(-2)
  return (
    <span class="time-compare" role="group" aria-label={t('Compare')}>
      <button type="button" class="link" aria-pressed={a === moment} onClick={() => past.compare('a', moment)}>
        {t('Compare from here (A)')}
      </button>
      <button type="button" class="link" aria-pressed={b === moment} onClick={() => past.compare('b', moment)}>
        {t('to here (B)')}
      </button>
      {before && after && (
        <button
          type="button"
          class="link"
          onClick={() => {
            past.compare('a', before.moment)
            past.compare('b', after.moment)
            past.goTo(after.moment)
          }}
        >
          {t('Compare the last two plannings')}
        </button>
      )}
    </span>
  )
}
