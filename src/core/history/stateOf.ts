import type { Card } from '../card/card.ts'
import { splitFrontMatter } from '../card/frontMatter.ts'
import type { CardState } from './cardState.ts'

/** What history keeps of a card. */
export function stateOf(card: Card): CardState {
  const bodyStart = splitFrontMatter(card.text)?.bodyStart ?? 0
  const body = fingerprint(card.text, bodyStart, card.text.length)
  return {
    id: card.id,
    title: card.title,
    status: card.status,
    rank: card.rank,
    classOfService: card.classOfService,
    assignees: card.assignees,
    labels: card.labels,
    blocked: card.blocked,
    thief: card.thief,
    dependsOn: card.dependsOn,
    team: card.team,
    requester: card.requester,
    due: card.due,
    isUnreadable: card.isUnreadable,
    body,
    content: `${fingerprint(card.text, 0, bodyStart)}/${body}`,
  }
}

/** 64 bits, as short as they can be written, that texts share which say the same between two offsets, white space apart. */
function fingerprint(text: string, start: number, end: number): string {
  let [one, two] = [0x811c9dc5, 0x9e3779b9]
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code <= 0x20 || code === 0xfeff) continue
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ code, 0x85ebca6b)
    two ^= two >>> 13
  }
  return `${(one >>> 0).toString(36)}-${(two >>> 0).toString(36)}`
}
