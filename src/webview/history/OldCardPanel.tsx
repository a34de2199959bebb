import type { JSX } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { list, t } from '../../core/l10n/l10n.ts'
import type { CardDetail } from '../../core/view/cardDetail.ts'
import { classWord } from '../../core/view/classWord.ts'
import type { Timeline } from '../../core/view/timeline.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import type { DrawnOldCard } from '../../protocol.ts'
import { focusCard } from '../board/focus.ts'
import { Icon } from '../board/Icon.tsx'
import { useScreen } from '../board/screen.ts'
import { Body } from '../panel/Body.tsx'
import { whenOf } from './momentWords.ts'
import type { OpenOldCard, PastState } from './pastState.ts'
import { RestoreDialog } from './RestoreDialog.tsx'

interface OldCardProps {
  readonly past: PastState
  readonly timeline: Timeline
  readonly open: OpenOldCard
}

/** A card as it was, beside the wall: read-only, with the ways to compare it with today and to bring it back. */
export function OldCardPanel({ past, timeline, open }: OldCardProps): JSX.Element {
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const { card, moment, key } = open
  useLayoutEffect(() => {
    if (card !== undefined) title.current?.focus()
  }, [moment, key, card === undefined])
  const close = (): void => {
    past.openCard.value = null
    requestAnimationFrame(() => focusCard(past.board, key))
  }
  return (
    <section
      class="card-panel past-panel"
      aria-labelledby={titleId}
      aria-busy={card === undefined}
      data-old-card={card?.detail.id ?? ''}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
    >
      <div class="past-panel-head">
        <span class="card-id">{card?.detail.id}</span>
        <button type="button" class="icon-button" aria-label={t('Close card')} title={t('Close card')} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <h2 ref={title} id={titleId} class="panel-title" tabIndex={-1} dir="auto">
        {card === null ? t('This card was not on the wall then.') : visibleText(card?.detail.title ?? '')}
      </h2>
      <p class="past-none">{t('As it was on {0}', whenOf(timeline, moment))}</p>
      {card && <OldCard timeline={timeline} open={open} card={card} />}
    </section>
  )
}

interface OldProps {
  readonly timeline: Timeline
  readonly open: OpenOldCard
  readonly card: DrawnOldCard
}

function OldCard({ timeline, open, card }: OldProps): JSX.Element {
  const { detail, body, today } = card
  return (
    <>
      <Actions timeline={timeline} open={open} card={card} />
      {detail.blocked && (
        <div class="panel-blocked">
          <b>{t('Blocked')}</b>
          <p dir="auto">{visibleText(detail.blocked.reason ?? t('Nobody has said by what.'))}</p>
          {detail.blocked.on !== null && <p dir="auto">{t('Blocked on: {0}', visibleText(detail.blocked.on))}</p>}
        </div>
      )}
      <dl class="panel-fields">
        {factsOf(detail).map(([name, value]) => (
          <div key={name} class="panel-field">
            <dt>{name}</dt>
            <dd dir="auto">{visibleText(value)}</dd>
          </div>
        ))}
      </dl>
      <Body card={{ id: today?.id ?? detail.id, key: open.key }} body={body} isReadOnly />
    </>
  )
}

/** What a card said, field by field; what it did not say is left out. */
function factsOf(detail: CardDetail): readonly (readonly [string, string])[] {
  const all: readonly (readonly [string, string | null])[] = [
    [t('Column'), detail.columnName],
    [t('Assignees'), list(detail.assignees)],
    [t('Labels'), list(detail.labels.map((label) => `#${label}`))],
    [t('Class'), detail.classOfService === 'standard' ? null : classWord(detail.classOfService)],
    [t('Due'), detail.due],
    [t('Time thief'), detail.thief],
    [t('Depends on'), list(detail.dependsOn.map(({ id }) => id))],
    [t('Team'), detail.team],
    [t('Requester'), detail.requester],
    [t('Demo'), detail.demo],
  ]
  return all.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value] as const]))
}

function Actions({ timeline, open, card }: OldProps): JSX.Element {
  const { channel, state } = useScreen()
  const [isAsking, setAsking] = useState(false)
  const restore = useRef<HTMLButtonElement>(null)
  const commit = timeline.commits[open.moment] ?? ''
  const today = card.today?.key ?? null
  const show = (as: 'text' | 'diff'): void => channel.send({ type: 'openOld', commit, path: open.key, today, as })
  return (
    <div class="past-actions">
      <button type="button" class="secondary" onClick={() => show('diff')}>
        {t('Show as diff')}
      </button>
      <button type="button" class="secondary" onClick={() => show('text')}>
        {t('Open as text')}
      </button>
      {!state.frame.value?.readOnly && (
        <button ref={restore} type="button" class="secondary" onClick={() => setAsking(true)}>
          {t('Restore this state…')}
        </button>
      )}
      {isAsking && (
        <RestoreDialog
          card={{ id: card.today?.id ?? card.detail.id, title: card.detail.title, isGone: card.today === null }}
          from={{ commit, path: open.key, when: whenOf(timeline, open.moment) }}
          close={() => {
            setAsking(false)
            restore.current?.focus()
          }}
        />
      )}
    </div>
  )
}
