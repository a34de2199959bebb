import { personKey } from '../board/wip.ts'
import { classesOfService } from '../card/card.ts'
import type { SingleIntent } from '../edit/intent.ts'
import { t } from '../l10n/l10n.ts'
import type { CardView, PersonView } from './boardView.ts'
import { classWord } from './classWord.ts'

/** What a wall can be cut into lanes by. */
export const laneKinds = ['assignee', 'class', 'team', 'label'] as const
export type LaneKind = (typeof laneKinds)[number]

/** A swimlane: the cards whose first assignee, class, team or first label is the same. */
export interface Lane {
  /** Unique among lanes of all kinds; people, teams and labels are compared without case. */
  readonly key: string
  readonly kind: LaneKind
  /** What a card in it says; null: it says nothing, as those in the last lane. */
  readonly value: string | null
  readonly name: string
}

/**
 * The lanes of a board. People come in the order of `board.md`, those who are not in it after them; teams and labels by
 * name; all classes in theirs. The lane of cards that say nothing is last, and there even without a card.
 */
export function lanesOf(kind: LaneKind, cards: Iterable<CardView>, people: readonly PersonView[]): readonly Lane[] {
  if (kind === 'class') return classesOfService.map((value) => laneFor(kind, value, classWord(value)))
  const known = kind === 'assignee' ? people.map(({ id, name }) => laneFor(kind, id, name)) : []
  const lanes = new Map(known.map((lane) => [lane.key, lane]))
  const found = new Map<string, Lane>()
  for (const card of cards) {
    const value = laneValue(kind, card)
    if (value === null) continue
    const lane = laneFor(kind, value, nameOf(kind, card, value))
    const other = found.get(lane.key)
    // Of several spellings always the same one, whichever card comes first.
    if (!lanes.has(lane.key) && (!other || lane.name < other.name)) found.set(lane.key, lane)
  }
  const others = [...found.values()].sort((one, other) => (one.key < other.key ? -1 : 1))
  return [...lanes.values(), ...others, laneFor(kind, null, nothing(kind))]
}

/** Key of the lane that a card is in: one card is in one lane, by the first of its assignees or labels. */
export function laneKeyOf(kind: LaneKind, card: CardView): string {
  return laneKey(kind, laneValue(kind, card))
}

/** Key of the lane that a wish puts its card into; undefined where it leaves the card in its own. */
export function laneKeyAfter(kind: LaneKind, intent: SingleIntent): string | undefined {
  switch (intent.kind) {
    case 'assignCard':
      return kind === 'assignee' ? laneKey(kind, intent.assignees[0] ?? null) : undefined
    case 'setClassOfService':
      return kind === 'class' ? laneKey(kind, intent.classOfService) : undefined
    case 'setField': {
      if (intent.field !== (kind === 'label' ? 'labels' : kind)) return undefined
      const [first = null] = typeof intent.value === 'string' ? [intent.value] : (intent.value ?? [])
      return laneKey(kind, first)
    }
    default:
      return undefined
  }
}

/**
 * The wish that takes a card into another lane, or null if it is there: the lane's value in place of the one that the
 * card stands in its own lane by; the others stay, but for the lane of cards that say nothing.
 */
export function intoLane(card: CardView, { kind, key, value }: Lane): SingleIntent | null {
  if (laneKeyOf(kind, card) === key) return null
  switch (kind) {
    case 'assignee': {
      const people = card.assignees.map(({ id }) => id)
      return { kind: 'assignCard', card: card.id, assignees: withFirst(kind, people, value), reason: null }
    }
    case 'class':
      return { kind: 'setClassOfService', card: card.id, classOfService: value ?? 'standard', reason: null }
    case 'team':
      return { kind: 'setField', card: card.id, field: 'team', value }
    case 'label': {
      const labels = withFirst(kind, card.labels, value)
      return { kind: 'setField', card: card.id, field: 'labels', value: labels.length === 0 ? null : labels }
    }
  }
}

/** What `intoLane` changes on a card, in words: `assigns Anne instead of Bola`. */
export function laneNote(card: CardView, { kind, value, name }: Lane): string {
  if (kind === 'class') return t('makes it {0}', name)
  const before = namesOf(kind, card)
  if (value === null) return t('takes away {0}', before.join(', '))
  const [first] = before
  if (kind === 'assignee')
    return first === undefined ? t('assigns {0}', name) : t('assigns {0} instead of {1}', name, first)
  return first === undefined ? t('sets {0}', name) : t('sets {0} instead of {1}', name, first)
}

function namesOf(kind: LaneKind, card: CardView): readonly string[] {
  if (kind === 'assignee') return card.assignees.map(({ name }) => name)
  if (kind === 'label') return card.labels.map((label) => `#${label}`)
  return card.team === null ? [] : [card.team]
}

function laneFor(kind: LaneKind, value: string | null, name: string): Lane {
  return { key: laneKey(kind, value), kind, value, name }
}

function laneKey(kind: LaneKind, value: string | null): string {
  return value === null ? kind : `${kind}:${kind === 'assignee' ? personKey(value) : value.toLowerCase()}`
}

function laneValue(kind: LaneKind, card: CardView): string | null {
  switch (kind) {
    case 'assignee':
      return card.assignees[0]?.id ?? null
    case 'class':
      return card.classOfService
    case 'team':
      return card.team
    case 'label':
      return card.labels[0] ?? null
  }
}

function nameOf(kind: LaneKind, card: CardView, value: string): string {
  if (kind === 'assignee') return card.assignees[0]?.name ?? value
  return kind === 'label' ? `#${value}` : value
}

function nothing(kind: LaneKind): string {
  return kind === 'assignee' ? t('Nobody') : kind === 'team' ? t('No team') : t('No label')
}

function withFirst(kind: LaneKind, values: readonly string[], first: string | null): readonly string[] {
  if (first === null) return []
  const rest = values.slice(1).filter((value) => laneKey(kind, value) !== laneKey(kind, first))
  return [first, ...rest]
}
