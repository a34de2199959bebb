import { type Refusal, refuse } from '../card/edit.ts'
import { shown } from '../edit/text.ts'
import type { CardEvent, EventKind } from '../history/event.ts'
import type { History } from '../history/history.ts'
import { t } from '../l10n/l10n.ts'
import { momentText } from './momentText.ts'
import { plain } from './plain.ts'

/** What `wtw history --json` prints of an event: part of the command line's contract. */
export interface EventJson {
  readonly card: string
  readonly kind: EventKind
  readonly from: string | null
  readonly to: string | null
  /** ISO 8601, in UTC. */
  readonly at: string
  readonly author: string
  /** Full id. */
  readonly commit: string
  /** Relative to the top of the repository. */
  readonly path: string
}

/**
 * What happened to all cards, or to those that ever had an id (without case): the oldest first, what one commit did
 * together. null: no card ever had that id.
 */
export function eventsIn({ lives, commits }: History, id: string | null): readonly CardEvent[] | null {
  const wanted = id?.trim().toLowerCase() ?? null
  const asked = wanted === null ? lives : lives.filter(({ ids }) => ids.some((one) => one.toLowerCase() === wanted))
  if (wanted !== null && asked.length === 0) return null
  const places = new Map(commits.map((commit, place) => [commit.id, place]))
  const placeOf = ({ commit }: CardEvent): number => places.get(commit) ?? 0
  return asked.flatMap(({ events }) => events).sort((a, b) => a.at - b.at || placeOf(a) - placeOf(b))
}

/** Why nothing can be told of a card. */
export function noSuchLife(id: string): Refusal {
  return refuse('cardNotFound', t('No card of this board ever had the id {0}.', shown(id)))
}

/** Events as one JSON value. */
export function eventsJson(events: readonly CardEvent[]): readonly EventJson[] {
  return events.map(({ card, kind, from, to, at, author, commit, path }) => {
    return { card, kind, from, to, at: new Date(at).toISOString(), author, commit, path }
  })
}

/** Events for a terminal, each on a line, ends with LF: when, in the board's zone, where, who, and what. */
export function eventsText(events: readonly CardEvent[], timezone: string | null): string {
  if (events.length === 0) return 'No commit has changed a card of this board yet.\n'
  const width = Math.max(...events.map(({ card }) => card.length))
  return events.map((event) => `${lineOf(event, timezone, Math.min(width, widestId))}\n`).join('')
}

/** Ids that are longer shift their line. */
const widestId = 24

function lineOf(
  { card, kind, from, to, at, author, commit }: CardEvent,
  timezone: string | null,
  width: number,
): string {
  const head = [momentText(timezone, at), commit.slice(0, 7), plain(card).padEnd(width), kind.padEnd(9)].join('  ')
  return [head, plain(changeText(from, to)), plain(author)].filter((part) => part !== '').join('  ')
}

function changeText(from: string | null, to: string | null): string {
  if (from === null) return to ?? ''
  return `${from} → ${to ?? '—'}`
}
