import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { CardEvent } from '../../core/history/event.ts'
import type { LifeView } from '../../core/view/lifeView.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { goTo } from '../board/goTo.ts'
import { useScreen } from '../board/screen.ts'
import { dateWords } from '../history/dates.ts'
import { pastOf } from '../history/usePast.ts'

/** What git tells of the card that is open: its days in each column, and who did what and when. */
export function CardStory({ card }: { readonly card: string }): JSX.Element | null {
  const titleId = useId()
  const life = useLife(card)
  if (!life) return null
  const told = life.events.filter(({ kind }) => kind !== 'ranked').reverse()
  return (
    <section class="panel-story" aria-labelledby={titleId}>
      <h3 id={titleId}>{t('History of the card')}</h3>
      {life.isImport && <p class="hint">{t('It came with many others: when its work began is not recorded.')}</p>}
      <Days life={life} />
      <ol class="story-events">
        {told.map((event, i) => (
          <Told key={`${event.commit} ${event.kind} ${i}`} event={event} life={life} />
        ))}
      </ol>
    </section>
  )
}

/** The life of a card as the host tells it, and anew whenever the history is another one. */
function useLife(card: string): LifeView | null {
  const { past, channel } = useScreen()
  const [told, setTold] = useState<{ readonly key: string; readonly life: LifeView | null } | null>(null)
  useEffect(() => {
    const ask = (): void => channel.send({ type: 'askLife', key: card })
    ask()
    return past.listen((answer) => {
      if (answer.type === 'life' && answer.key === card) setTold(answer)
      else if (answer.type === 'historyState' && answer.state === 'ready') ask()
    })
  }, [card])
  return told?.key === card ? told.life : null
}

/** How long it has been in each column, as words and as a bar. */
function Days({ life: { columns } }: { readonly life: LifeView }): JSX.Element {
  const most = Math.max(1, ...columns.map(({ days }) => days))
  return (
    <ul class="story-days" aria-label={t('Days in each column')}>
      {columns.map(({ name, stage, days }) => (
        <li key={name} class={stage}>
          <span class="story-column" title={visibleText(name)}>
            {visibleText(name)}
          </span>
          <span class="story-bar" aria-hidden="true">
            <i style={{ width: `${(100 * days) / most}%` }} />
          </span>
          <span class="story-count">{daysWord(days)}</span>
        </li>
      ))}
    </ul>
  )
}

function daysWord(days: number): string {
  return days === 0 ? t('under a day') : plural(days, '{0} day', '{0} days')
}

function Told({ event, life }: { readonly event: CardEvent; readonly life: LifeView }): JSX.Element {
  const screen = useScreen()
  const when = dateWords(life.timezone).moment(event.at)
  return (
    <li>
      <span dir="auto">{eventSentence(event, life)}</span>
      <span class="story-facts">
        {visibleText(event.author)} ·{' '}
        <button
          type="button"
          class="link"
          title={t('Show the wall of this moment')}
          onClick={() => {
            goTo(screen, 'history', true)
            pastOf(screen).goToCommit(event.commit, event.at)
          }}
        >
          {when}
        </button>
      </span>
    </li>
  )
}

/** What happened, in words. */
function eventSentence({ kind, from, to, commit }: CardEvent, { blocks }: LifeView): string {
  const [before, after] = [visibleText(from ?? ''), visibleText(to ?? '')]
  switch (kind) {
    case 'created':
      return t('came to {0}', after)
    case 'moved':
      return t('{0} → {1}', before, after)
    case 'blocked': {
      const span = blocks.find((block) => block.commit === commit)
      const told = [span?.thief ?? null, after].filter((part) => part !== null && part !== '').join(', ')
      return t('blocked for {0}: {1}', daysWord(span?.days ?? 0), visibleText(told))
    }
    case 'unblocked':
      return t('unblocked')
    case 'flagged':
      return after === '' ? t('no longer flagged') : t('flagged: {0}', after)
    case 'assigned':
      return after === '' ? t('assigned to nobody') : t('assigned to {0}', after)
    case 'retitled':
      return t('called {0}', after)
    case 'archived':
      return t('archived from {0}', before)
    case 'deleted':
      return t('deleted from {0}', before)
    case 'edited':
    case 'ranked':
      return after === '' ? t('edited') : t('edited: {0}', after)
  }
}
