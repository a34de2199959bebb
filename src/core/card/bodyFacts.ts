import type { Checklist } from './card.ts'

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
  return source.replace(/[ \t]*(?:\r\n|\n|\r)[ \t]*/g, ' ').replace(/^[ \t]+|[ \t]+$/g, '')
}

/** What an ATX heading (`## What ##`) says, from its source. */
export function stripHeadingMarks(source: string): string {
  const content = source.replace(/^[ \t]*#{1,6}/, '').replace(/^[ \t]+|[ \t]+$/g, '')
  return content.replace(/(?:^|[ \t]+)#+$/, '')
}
