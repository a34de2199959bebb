import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { Timeline } from '../../core/view/timeline.ts'
import { Icon } from '../board/Icon.tsx'
import { useScreen } from '../board/screen.ts'
import { Changes } from './Changes.tsx'
import { Commits } from './Commits.tsx'
import { ComparePanel } from './ComparePanel.tsx'
import { Gaps } from './Gaps.tsx'
import { OldCardPanel } from './OldCardPanel.tsx'
import type { PastState } from './pastState.ts'
import { PastWall } from './PastWall.tsx'
import { TimeBar } from './TimeBar.tsx'
import { usePast } from './usePast.ts'

/** The board's past: a line of time, and the wall as it was at any moment of it. */
export function HistoryScreen(): JSX.Element {
  const past = usePast()
  const timeline = past.timeline.value
  if (!timeline || timeline.commits.length === 0) return <NoHistory past={past} isEmpty={timeline !== null} />
  return <ThePast past={past} timeline={timeline} />
}

function NoHistory({ past, isEmpty }: { readonly past: PastState; readonly isEmpty: boolean }): JSX.Element {
  const { channel } = useScreen()
  const { state, message } = past.reading.value
  const sentence = isEmpty
    ? t('Nothing has happened on this wall yet: its history begins with its first commit.')
    : state === 'reading'
      ? t('Reading the history of the board …')
      : message
  return (
    <div class="past-nothing" aria-busy={state === 'reading' && !isEmpty}>
      <p>{sentence}</p>
      {state === 'failed' && (
        <button type="button" class="secondary" onClick={() => channel.send({ type: 'askHistory' })}>
          {t('Try again')}
        </button>
      )}
    </div>
  )
}

interface PastProps {
  readonly past: PastState
  readonly timeline: Timeline
}

function ThePast({ past, timeline }: PastProps): JSX.Element {
  const [showsCommits, setShowsCommits] = useState(() => !matchMedia('(width <= 760px)').matches)
  const open = past.openCard.value
  const { a, b } = past.compared.value
  return (
    <div class="past">
      <TimeBar past={past} timeline={timeline} />
      <Failure past={past} />
      <Gaps past={past} gaps={timeline.gaps} />
      <div class="past-line">
        <button
          type="button"
          class="link past-toggle"
          aria-expanded={showsCommits}
          onClick={() => setShowsCommits(!showsCommits)}
        >
          <Icon name={showsCommits ? 'chevronDown' : 'chevronRight'} /> {t('Commits')}
        </button>
        <Changes past={past} />
      </div>
      <div class="stage past-stage">
        {showsCommits && <Commits past={past} timeline={timeline} />}
        <PastWall past={past} />
        {open ? (
          <OldCardPanel past={past} timeline={timeline} open={open} />
        ) : (
          (a !== null || b !== null) && <ComparePanel past={past} timeline={timeline} />
        )}
      </div>
    </div>
  )
}

/** What kept the newest part of the past from being read: the older part is still shown. */
function Failure({ past }: { readonly past: PastState }): JSX.Element | null {
  const { state, message } = past.reading.value
  if ((state !== 'failed' && state !== 'none') || message === '') return null
  return (
    <div class="notice notice-error" role="note">
      <Icon name="error" />
      <span class="notice-text">{message}</span>
    </div>
  )
}
