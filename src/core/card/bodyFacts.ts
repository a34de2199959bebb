import type { Checklist } from './card.ts'
import { trimBlanks } from './textLines.ts'

/** What the wall shows of a card's body. */
export interface BodyFacts {
  /** The source of the first paragraph that stands by itself (in no list, no quote), on one line; empty if none does. */
  readonly summary: string
  /** Task list items, wherever they stand; null if there are none. */
  readonly checklist: Checklist | null
  /** The source of the first heading that stands by itself, without its marks; null if none does. */
  readonly heading: string | null
}

/** The lines of a paragraph as one, without the blanks around them. */
export function joinLines(source: string): string {
  if (!source.includes('\n') && !source.includes('\r')) return trimBlanks(source)
  return source
    .split(/\r\n|\n|\r/)
    .map(trimBlanks)
    .join(' ')
}

/** What an ATX heading (`## What ##`) says, from its source. */
export function stripHeadingMarks(source: string): string {
  const content = trimBlanks(trimBlanks(source).replace(/^#{1,6}/, ''))
  let end = content.length
  while (end > 0 && content[end - 1] === '#') end--
  const isClosed = end < content.length && (end === 0 || content[end - 1] === ' ' || content[end - 1] === '\t')
  return isClosed ? trimBlanks(content.slice(0, end)) : content
}
