import type { Checklist } from './card.ts'

/** What the wall shows of a card's body. */
export interface BodyFacts {
  /** The source of the first paragraph, on one line; empty if there is none. */
  readonly summary: string
  /** Task list items; null if there are none. */
  readonly checklist: Checklist | null
  /** The source of the first heading; null if there is none. */
  readonly heading: string | null
}

/** First cut. */
export function scanBody(body: string): BodyFacts {
  let done = 0
  let total = 0
  for (const match of body.matchAll(/^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+\S/gm)) {
    total++
    if (match[1] !== ' ') done++
  }
  const heading = /^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(body)?.[1] ?? null
  const paragraph = body.split(/\r?\n(?:[ \t]*\r?\n)+/).find((block) => /^\s*[^\s#<>\-*+|`~\d]/.test(block)) ?? ''
  return { summary: paragraph.replace(/\s+/g, ' ').trim(), checklist: total === 0 ? null : { done, total }, heading }
}
