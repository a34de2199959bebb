import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { Timeline } from '../../core/view/timeline.ts'
import { authorOf, subjectOf, whenOf } from './momentWords.ts'
import type { PastState } from './pastState.ts'

/** Pixels of a row, as in history.css. */
const rowPx = 44

/** Letters of a subject that its title shows. */
const mostInTitle = 1_000

/** Rows that are drawn above and below those that are seen. */
const spare = 6

/** Rows that a page is, where nobody knows how many are seen. */
const pageOf = 10

/** Every moment of the line, the newest on top: the current one is marked, and stays in sight. Few of them are drawn. */
export function Commits({ past, timeline }: { readonly past: PastState; readonly timeline: Timeline }): JSX.Element {
  const list = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 600 })
  const count = timeline.commits.length
  const moment = past.moment.value
  const look = (): void => {
    const { scrollTop: top = 0, clientHeight: height = 600 } = list.current ?? {}
    setSeen((last) => (last.top === top && last.height === height ? last : { top, height }))
  }
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return undefined
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const top = (count - 1 - moment) * rowPx
    const isInSight = top >= element.scrollTop && top + rowPx <= element.scrollTop + element.clientHeight
    if (!isInSight) element.scrollTop = top - element.clientHeight / 2 + rowPx / 2
    look()
  }, [moment, count])
  const first = Math.max(0, Math.floor(seen.top / rowPx) - spare)
  const end = Math.min(count, Math.ceil((seen.top + seen.height) / rowPx) + spare)
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
  const current = count - 1 - moment
  if (current < first || current >= end) rows.push(current)
  const page = Math.max(1, Math.floor(seen.height / rowPx) - 1) || pageOf
  return (
    <div
      ref={list}
      class="commits"
      role="listbox"
      tabIndex={0}
      aria-label={t('Changes to the wall, newest first')}
      aria-activedescendant={rowId(moment)}
      onScroll={look}
      onKeyDown={(event) => {
        const by = { ArrowDown: -1, ArrowUp: 1, PageDown: -page, PageUp: page, Home: count, End: -count }[event.key]
        if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        event.stopPropagation()
        past.goTo(moment + by)
      }}
      onClick={(event) => {
        const row = (event.target as Element).closest<HTMLElement>('[data-moment]')
        if (row) past.goTo(Number(row.dataset['moment']))
      }}
    >
      <div role="presentation" class="commits-all" style={{ height: `${count * rowPx}px` }}>
        {rows.map((row) => (
          <Row key={count - 1 - row} past={past} timeline={timeline} row={row} />
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  readonly past: PastState
  readonly timeline: Timeline
  /** From the top. */
  readonly row: number
}

function Row({ past, timeline, row }: RowProps): JSX.Element {
  const count = timeline.commits.length
  const moment = count - 1 - row
  const { a, b } = past.compared.value
  const [subject, author, when, meeting] = useMemo(
    () => [
      subjectOf(timeline, moment),
      authorOf(timeline, moment),
      whenOf(timeline, moment),
      timeline.meetings.find((one) => one.moment === moment),
    ],
    [timeline, moment],
  )
  return (
    <div
      id={rowId(moment)}
      class="commit"
      role="option"
      aria-selected={moment === past.moment.value}
      aria-posinset={row + 1}
      aria-setsize={count}
      data-moment={moment}
      title={`${subject.slice(0, mostInTitle)}\n${author}, ${when}`}
      style={{ transform: `translateY(${row * rowPx}px)` }}
    >
      <span class="commit-subject" dir="auto">
        {subject}
      </span>
      <span class="commit-facts">
        {moment === a && <b class="commit-mark">A</b>}
        {moment === b && <b class="commit-mark">B</b>}
        {meeting && <b class="commit-mark">{meeting.kind === 'planning' ? t('Planning') : t('Walk')}</b>}
        <span class="commit-author">{author}</span> · {when}
      </span>
    </div>
  )
}

function rowId(moment: number): string {
  return `moment-${moment}`
}
