import { classesOfService } from '../../card/card.ts'
import type { Frame } from '../boardFrame.ts'
import type { CardView, ColumnView, ThiefView } from '../boardView.ts'
import { foldText } from './foldText.ts'

/** Something that a token can name. */
export interface Entry {
  /** As a token writes it. */
  readonly value: string
  /** As people call it. */
  readonly name: string
  /** Cards on the board that have it; null where they are not counted. */
  readonly count: number | null
}

/** What the tokens of a filter can name on one board. */
export interface Vocabulary {
  readonly person: readonly Entry[]
  readonly label: readonly Entry[]
  readonly team: readonly Entry[]
  readonly class: readonly Entry[]
  readonly thief: readonly Entry[]
  readonly column: readonly Entry[]
  /** Ids of the columns whose cards are active. */
  readonly activeColumns: ReadonlySet<string>
  /** See `BoardView`. */
  readonly me: readonly string[] | null
  /** See `BoardView`. */
  readonly hasAges: boolean
}

/** The kinds of token that name something of the board. */
export type NamingKind = 'person' | 'label' | 'team' | 'class' | 'thief' | 'column'

/** What of a view a vocabulary is gathered from, beside the cards. */
export interface NamingFrame extends Pick<Frame, 'people' | 'me' | 'hasAges'> {
  readonly thieves: readonly Pick<ThiefView, 'id' | 'name'>[]
  readonly columns: readonly Pick<ColumnView, 'id' | 'name' | 'isActive'>[]
}

/** Gathers what the tokens of a filter can name: from `board.md`, and from the cards. */
export function vocabularyOf(frame: NamingFrame, cards: Iterable<CardView>): Vocabulary {
  const [people, labels, teams, thieves] = [new Tally(), new Tally(), new Tally(), new Tally()]
  for (const { id, name } of frame.people) people.add(id, name, 0)
  for (const { id, name } of frame.thieves) thieves.add(id, name, 0)
  for (const card of cards) {
    for (const { id, name } of card.assignees) people.add(id, name)
    for (const label of card.labels) labels.add(label, label)
    if (card.team !== null) teams.add(card.team, card.team)
    if (card.thief) thieves.add(card.thief.id, card.thief.name)
    const found = new Map(card.findings.filter(({ isFlagged }) => !isFlagged).map(({ thief }) => [thief.id, thief]))
    for (const { id, name } of found.values()) thieves.add(id, name)
  }
  return {
    person: people.entries(),
    label: labels.entries(),
    team: teams.entries(),
    thief: thieves.entries(),
    class: classesOfService.map((name) => ({ value: name, name, count: null })),
    column: frame.columns.map(({ id, name }) => ({ value: id, name, count: null })),
    activeColumns: new Set(frame.columns.filter(({ isActive }) => isActive).map(({ id }) => id)),
    me: frame.me,
    hasAges: frame.hasAges,
  }
}

/** Counts what is the same but for case and accents as one. */
class Tally {
  readonly #found = new Map<string, { value: string; name: string; count: number }>()
  /** Spares the folding of what was seen before. */
  readonly #seen = new Map<string, { value: string; name: string; count: number }>()

  add(value: string, name: string, count = 1): void {
    const known = this.#seen.get(value)
    if (known) {
      known.count += count
      return
    }
    const key = foldText(value)
    const entry = this.#found.get(key) ?? { value, name, count: 0 }
    entry.count += count
    this.#found.set(key, entry)
    this.#seen.set(value, entry)
  }

  /** The most frequent first. */
  entries(): readonly Entry[] {
    return [...this.#found.values()].sort((one, other) => other.count - one.count)
  }
}

/** What a value names: what is called exactly so, by value before name; else all that begin with it, or have a word that does. */
export function named(entries: readonly Entry[], value: string): readonly Entry[] {
  const wanted = foldText(value)
  const byValue = entries.filter((entry) => foldText(entry.value) === wanted)
  if (byValue.length > 0) return byValue
  const byName = entries.filter((entry) => foldText(entry.name) === wanted)
  return byName.length > 0 ? byName : entries.filter((entry) => beginsWith(entry, wanted))
}

/** Whether value, name, or a word of the name begins so. `wanted` is folded. */
export function beginsWith({ value, name }: Entry, wanted: string): boolean {
  const called = foldText(name)
  return foldText(value).startsWith(wanted) || called.startsWith(wanted) || called.includes(` ${wanted}`)
}
