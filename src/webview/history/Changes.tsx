import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import type { LeftCard, Mark } from '../../core/view/momentView.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { focusCard } from '../board/focus.ts'
import { Icon } from '../board/Icon.tsx'
import { markIcons, markWord } from './markWords.ts'
import type { PastState, Since } from './pastState.ts'

/** Changes that are told one by one. */
const mostTold = 12

/** What had changed on the wall, in words: the marks, and what had left it. */
export function Changes({ past }: { readonly past: PastState }): JSX.Element {
  const facts = past.facts.value
  const marked = Object.entries(facts?.marks ?? {})
  const left = facts?.left ?? []
  const count = marked.length + left.length
  return (
    <section class="past-changes" aria-label={t('What changed')}>
      <label class="past-since">
        {t('Changed since')}
        <SinceBox past={past} />
      </label>
      {facts && count === 0 && <span class="past-none">{t('nothing on the wall')}</span>}
      <ul>
        {marked.slice(0, mostTold).map(([key, marks]) => (
          <Changed key={key} past={past} cardKey={key} marks={marks} />
        ))}
        {left.slice(0, Math.max(0, mostTold - marked.length)).map((card) => (
          <Left key={card.path} card={card} />
        ))}
      </ul>
      {count > mostTold && <span class="past-none">{t('and {0} more', count - mostTold)}</span>}
    </section>
  )
}

function SinceBox({ past }: { readonly past: PastState }): JSX.Element {
  const meetings = past.timeline.value?.meetings ?? []
  const { a } = past.compared.value
  const choices: readonly (readonly [Since, string, boolean])[] = [
    ['before', t('the moment before'), true],
    ['planning', t('the last planning'), meetings.some(({ kind }) => kind === 'planning')],
    ['walk', t('the last walk'), meetings.length > 0],
    ['a', t('moment A'), a !== null],
  ]
  return (
    <select value={past.since.value} onChange={({ currentTarget }) => past.countFrom(currentTarget.value as Since)}>
      {choices.map(
        ([since, name, isThere]) =>
          isThere && (
            <option key={since} value={since}>
              {name}
            </option>
          ),
      )}
    </select>
  )
}

interface ChangedProps {
  readonly past: PastState
  readonly cardKey: string
  readonly marks: readonly Mark[]
}

function Changed({ past, cardKey, marks }: ChangedProps): JSX.Element | null {
  const view = past.board.card(cardKey)?.view.value
  if (!view) return null
  return (
    <li>
      {marks.map(({ kind }) => (
        <Icon key={kind} name={markIcons[kind]} />
      ))}
      <button
        type="button"
        class="link past-changed"
        title={visibleText(view.title)}
        onClick={() => focusCard(past.board, cardKey)}
      >
        {view.id} {marks.map(markWord).join(', ')}
      </button>
    </li>
  )
}

function Left({ card }: { readonly card: LeftCard }): JSX.Element {
  return (
    <li title={visibleText(card.title)}>
      <Icon name="close" /> {t('{0} left {1}', card.card, visibleText(card.from))}
    </li>
  )
}
