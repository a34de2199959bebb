import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { ComparedCard, Comparison } from '../../core/history/compareBoards.ts'
import type { Timeline } from '../../core/view/timeline.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { Icon } from '../board/Icon.tsx'
import { whenOf } from './momentWords.ts'
import type { PastState } from './pastState.ts'

interface CompareProps {
  readonly past: PastState
  readonly timeline: Timeline
}

/** Two moments, and what is different between their walls. */
export function ComparePanel({ past, timeline }: CompareProps): JSX.Element {
  const titleId = useId()
  const { a, b } = past.compared.value
  const comparison = past.comparison.value
  return (
    <section
      class="card-panel past-panel"
      aria-labelledby={titleId}
      aria-busy={a !== null && b !== null && !comparison}
    >
      <div class="past-panel-head">
        <h2 id={titleId}>{t('Two moments compared')}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={t('Close comparison')}
          title={t('Close comparison')}
          onClick={() => {
            past.compare('a', null)
            past.compare('b', null)
          }}
        >
          <Icon name="close" />
        </button>
      </div>
      <Chosen name="A" moment={a} past={past} timeline={timeline} />
      <Chosen name="B" moment={b} past={past} timeline={timeline} />
      {(a === null || b === null) && (
        <p class="hint">{t('Go to the other moment and choose it too: then this says what is different.')}</p>
      )}
      {comparison && a !== null && b !== null && <Differences past={past} comparison={comparison} a={a} b={b} />}
    </section>
  )
}

function Chosen(props: CompareProps & { readonly name: string; readonly moment: number | null }): JSX.Element {
  const { past, timeline, name, moment } = props
  return (
    <p class="past-chosen">
      <b class="commit-mark">{name}</b>
      {moment === null ? (
        <span class="past-none">{t('not chosen yet')}</span>
      ) : (
        <button type="button" class="link" onClick={() => past.goTo(moment)}>
          {whenOf(timeline, moment)}
        </button>
      )}
    </p>
  )
}

interface DifferencesProps {
  readonly past: PastState
  readonly comparison: Comparison
  readonly a: number
  readonly b: number
}

function Differences({ past, comparison, a, b }: DifferencesProps): JSX.Element {
  const { moved, done, blocked, unblocked, gone, edited, overLimit } = comparison
  const ids = (cards: readonly ComparedCard[]): ReadonlySet<string> => new Set(cards.map(({ path }) => path))
  const told = ids([...comparison.new, ...moved, ...blocked, ...unblocked])
  const here = { past, moment: b }
  const lists: readonly JSX.Element[] = [
    <CardsOf {...here} name={t('New')} cards={comparison.new} word={({ to }) => t('in {0}', visibleText(to.name))} />,
    <CardsOf
      {...here}
      name={t('Moved')}
      cards={moved}
      word={({ from, to }) => t('{0} → {1}', visibleText(from.name), visibleText(to.name))}
    />,
    <CardsOf {...here} name={t('Done')} cards={done} />,
    <CardsOf {...here} name={t('Blocked')} cards={blocked} word={({ reason }) => visibleText(reason ?? '')} />,
    <CardsOf {...here} name={t('Unblocked')} cards={unblocked} />,
    <CardsOf {...here} name={t('Edited')} cards={edited.filter(({ path }) => !told.has(path))} />,
    <CardsOf
      past={past}
      moment={a}
      name={t('Gone')}
      cards={gone}
      word={({ from }) => t('from {0}', visibleText(from.name))}
    />,
  ]
  const isSame = [moved, done, blocked, unblocked, gone, edited, comparison.new, overLimit].every(
    ({ length }) => length === 0,
  )
  return (
    <>
      {isSame && <p>{t('Nothing is different.')}</p>}
      {lists}
      {overLimit.length > 0 && (
        <section class="past-list">
          <h3>{t('Over the limit')}</h3>
          <ul>
            {overLimit.map(({ column, count, limit, wasOver }) => (
              <li key={column.id}>
                <Icon name="flame" /> {t('{0}: {1} of {2}', visibleText(column.name), count, limit)}
                {wasOver && <span class="past-none"> {t('over it before too')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Cards of a list that are told one by one. */
const mostListed = 200

interface CardsOfProps<C extends ComparedCard> {
  readonly past: PastState
  /** Of whose wall the cards are. */
  readonly moment: number
  readonly name: string
  readonly cards: readonly C[]
  readonly word?: (card: C) => string
}

function CardsOf<C extends ComparedCard>({ past, moment, name, cards, word }: CardsOfProps<C>): JSX.Element | null {
  if (cards.length === 0) return null
  return (
    <section class="past-list">
      <h3>
        {name} <span class="past-none">{cards.length}</span>
      </h3>
      <ul>
        {cards.slice(0, mostListed).map((card) => (
          <li key={card.path}>
            <button type="button" class="link" onClick={() => past.open(moment, card.path)}>
              <span class="card-id">{card.card}</span> {visibleText(card.title)}
            </button>
            {word && <span class="past-none"> {word(card)}</span>}
          </li>
        ))}
      </ul>
      {cards.length > mostListed && <p class="past-none">{t('and {0} more', cards.length - mostListed)}</p>}
    </section>
  )
}
