import type { JSX } from 'preact'
import type { CardView } from '../../core/view/boardView.ts'
import { plural } from '../../core/l10n/l10n.ts'
import { useScreen } from '../board/screen.ts'

/** Cards that are named; of more it is said how many they are. */
const mostNamed = 6

interface AboutProps {
  readonly cards: readonly CardView[]
  /** A single card is named too: the dialog's title does not. */
  readonly isOneNamed?: boolean
}

/** Names the cards that a dialog is about, each once, where they are several, and says how many of them nobody sees. */
export function About({ cards: given, isOneNamed }: AboutProps): JSX.Element | null {
  const { state } = useScreen()
  const cards = [...new Map(given.map((card) => [card.key, card])).values()]
  if (cards.length < (isOneNamed ? 1 : 2)) return null
  const more = cards.length - mostNamed
  const named = more > 1 ? cards.slice(0, mostNamed) : cards
  const hidden = cards.filter((card) => state.hidden.value.has(card.key)).length
  return (
    <>
      <ul class="about">
        {named.map(({ key, id, title }) => (
          <li key={key}>
            <span class="about-id">{id}</span> {title}
          </li>
        ))}
        {more > 1 && <li>{plural(more, 'and {0} more', 'and {0} more')}</li>}
      </ul>
      {hidden > 0 && (
        <p>{plural(hidden, '{0} of them is hidden by the filter.', '{0} of them are hidden by the filter.')}</p>
      )}
    </>
  )
}
