import type { Card } from '../../card/card.ts'
import { splitFrontMatter } from '../../card/frontMatter.ts'
import { foldText } from './foldText.ts'
import { hasAll, hasAny } from './cardWords.ts'
import { parseFilter } from './parseFilter.ts'

const known = new WeakMap<Card, string>()

/** What words are looked for in of a card: all that `cardWords` has, and the body. Made once for each text of a card. */
function bodyWords(card: Card): string {
  const words = known.get(card) ?? makeWords(card)
  known.set(card, words)
  return words
}

function makeWords({ title, id, labels, assignees, text }: Card): string {
  const body = text.slice(splitFrontMatter(text)?.bodyStart ?? 0)
  return [title, id, ...labels, ...assignees, body].map(foldText).join('\n')
}

/** Whether a card's text has what a filter's words ask for. */
export type BodyMatch = 'wanted' | 'unwanted' | 'neither'

/** Makes the test of a filter's words, its other tokens left out, over the texts of cards. */
export function bodyTest(filter: string): (card: Card) => BodyMatch {
  const tokens = parseFilter(filter).filter(({ kind, value }) => kind === 'text' && value !== '')
  const [words, unwanted] = [false, true].map((isNegated) =>
    tokens.filter((token) => token.isNegated === isNegated).map(({ value }) => foldText(value)),
  )
  return (card) => {
    const text = bodyWords(card)
    if (hasAny(text, unwanted ?? [])) return 'unwanted'
    return words !== undefined && words.length > 0 && hasAll(text, words) ? 'wanted' : 'neither'
  }
}
