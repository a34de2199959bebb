import { append } from '../board/append.ts'
import type { CardState } from './cardState.ts'
import type { Version, VersionGraph } from './versionGraph.ts'

/** A version of a card, in the line of that card's versions: through other names of its file, and other ids. */
export interface CardVersion {
  readonly version: Version
  /** What it says; of one that went, what it said last. */
  readonly state: CardState
  readonly kind: 'card' | 'archived' | 'gone'
  /** The versions of this card that it replaced, first parent first; none where the card begins. */
  readonly previous: readonly CardVersion[]
  /** Author date, milliseconds since 1970; never before that of a previous version. */
  readonly at: number
  /** The commit is dated before a previous one, by more than a day. */
  readonly isSkewed: boolean
}

/** Files that went and came in one commit, and of which no id says which is which: their texts must. */
export interface Riddle {
  readonly place: number
  readonly gone: readonly Version[]
  readonly come: readonly Version[]
}

/** Which of the files that came are ones that went, by commit id: pairs of paths. */
export type Renames = ReadonlyMap<string, readonly (readonly [string, string])[]>

export interface LineageInput {
  readonly graph: VersionGraph
  /** The versions that are cards. */
  readonly cards: ReadonlyMap<Version, KnownCard>
}

/** A version that is a card. */
export interface KnownCard {
  readonly state: CardState
  readonly kind: 'card' | 'archived'
}

const dayMs = 86_400_000

/** What a commit did to cards. */
interface Sorted {
  readonly stays: readonly Version[]
  /** What went, and what it came back as. */
  readonly pairs: readonly (readonly [Version, Version])[]
  readonly gone: readonly Version[]
  readonly come: readonly Version[]
}

/**
 * Follows every card by its id, not by its path. A card goes on where a file with its id comes as another goes; where a
 * file comes that is one that went by nine tenths of its text, under another id; and where its id comes back later.
 */
export class Lineage {
  readonly #input: LineageInput
  readonly #linked = new Map<Version, CardVersion>()
  /** Versions that went and went on as another file. */
  readonly #continued = new Set<Version>()
  readonly #goneById = new Map<string, Version[]>()
  #next = 0

  constructor(input: LineageInput) {
    this.#input = input
  }

  of(version: Version): CardVersion | null {
    return this.#linked.get(version) ?? null
  }

  /** Whether a version that went is where its card ends. */
  isEnd(version: Version): boolean {
    return !this.#continued.has(version)
  }

  /** What texts have to decide among the commits that are not linked yet. */
  riddles(): readonly Riddle[] {
    const found: Riddle[] = []
    for (let place = this.#next; place < this.#input.graph.commits.length; place++) {
      const { gone, come } = this.#byId(place)
      if (gone.length > 0 && come.length > 0) found.push({ place, gone: gone.map(lastOf), come })
    }
    return found
  }

  /** Links all commits that are not linked yet. */
  link(renames: Renames): void {
    for (; this.#next < this.#input.graph.commits.length; this.#next++) this.#linkCommit(this.#next, renames)
  }

  #linkCommit(place: number, renames: Renames): void {
    const { stays, pairs, gone, come } = this.#byId(place)
    for (const version of stays) this.#put(version, this.#liveParents(version))
    if (gone.length + come.length + pairs.length === 0) return
    for (const [from, to] of [...pairs, ...this.#byText(place, renames, gone, come)]) this.#goOn(from, to)
    for (const version of gone) if (this.#linked.get(version) === undefined) this.#end(version)
    for (const version of come) if (this.#linked.get(version) === undefined) this.#begin(version)
  }

  /** What a commit did to cards, as far as ids tell. */
  #byId(place: number): Sorted {
    const stays: Version[] = []
    const gone: Version[] = []
    const come: Version[] = []
    for (const version of this.#input.graph.made[place] ?? []) {
      const isLive = this.#isCard(version)
      const wasLive = version.parents.some((parent) => this.#isCard(parent))
      if (isLive && wasLive) stays.push(version)
      else if (wasLive) gone.push(version)
      else if (isLive) come.push(version)
    }
    if (gone.length === 0 || come.length === 0) return { stays, pairs: [], gone, come }
    return { stays, ...this.#pairById(gone, come) }
  }

  #pairById(gone: readonly Version[], come: readonly Version[]): Omit<Sorted, 'stays'> {
    const byId = new Map<string, Version[]>()
    for (const version of gone) append(byId, this.#idOf(lastLive(version, (one) => this.#isCard(one))), version)
    const pairs: (readonly [Version, Version])[] = []
    const paired = new Set<Version>()
    for (const version of come) {
      const from = byId.get(this.#idOf(version))?.shift()
      if (from === undefined) continue
      pairs.push([from, version])
      paired.add(from).add(version)
    }
    const isLeft = (version: Version): boolean => !paired.has(version)
    return { pairs, gone: gone.filter(isLeft), come: come.filter(isLeft) }
  }

  #byText(
    place: number,
    renames: Renames,
    gone: readonly Version[],
    come: readonly Version[],
  ): readonly (readonly [Version, Version])[] {
    const pairs = renames.get(this.#input.graph.commits[place]?.id ?? '') ?? []
    return pairs.flatMap(([from, to]) => {
      const left = gone.find(({ path }) => path === from)
      const came = come.find(({ path }) => path === to)
      return left && came ? [[left, came] as const] : []
    })
  }

  /** One file went and is another now. */
  #goOn(from: Version, to: Version): void {
    const previous = this.#liveParents(from)
    this.#put(to, previous)
    this.#put(from, previous)
    this.#continued.add(from)
  }

  #end(version: Version): void {
    this.#put(version, this.#liveParents(version))
    const card = this.#linked.get(version)
    if (card) append(this.#goneById, card.state.id.toLowerCase(), version)
  }

  /** A card that comes: a new one, or one that went earlier on this line and has its id again. */
  #begin(version: Version): void {
    const parents = this.#input.graph.commits[version.place]?.parents ?? []
    const before = (this.#goneById.get(this.#idOf(version)) ?? []).findLast(
      (gone) => this.isEnd(gone) && parents.some((place) => this.#input.graph.versionAt(place, gone.path) === gone),
    )
    const card = before && this.#linked.get(before)
    this.#put(version, card ? [card] : [])
    if (before) this.#continued.add(before)
  }

  #put(version: Version, previous: readonly CardVersion[]): void {
    const commitAt = this.#input.graph.commits[version.place]?.at ?? 0
    let last = -Infinity
    for (const { at } of previous) if (at > last) last = at
    const card = this.#input.cards.get(version)
    const state = card?.state ?? previous[0]?.state
    if (!state) return
    this.#linked.set(version, {
      version,
      state,
      kind: card?.kind ?? 'gone',
      previous,
      at: Math.max(commitAt, last),
      isSkewed: last - commitAt > dayMs,
    })
  }

  #liveParents(version: Version): readonly CardVersion[] {
    const [only] = version.parents
    const live = (parent: Version): CardVersion | undefined =>
      this.#isCard(parent) ? this.#linked.get(parent) : undefined
    if (version.parents.length > 1) return version.parents.flatMap((parent) => live(parent) ?? [])
    const previous = only && live(only)
    return previous ? [previous] : none
  }

  #isCard(version: Version): boolean {
    return this.#input.cards.has(version)
  }

  #idOf(version: Version): string {
    return this.#input.cards.get(version)?.state.id.toLowerCase() ?? ''
  }
}

const none: readonly CardVersion[] = []

/** The text that a version which went had last. */
function lastOf(version: Version): Version {
  return lastLive(version, ({ blob }) => blob !== null)
}

function lastLive(version: Version, isLive: (version: Version) => boolean): Version {
  return version.parents.find(isLive) ?? version
}
