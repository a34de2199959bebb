import type { FieldNames } from '../../core/card/field.ts'
import type { CardState } from '../../core/history/cardState.ts'
import type { Version } from '../../core/history/versionGraph.ts'

/** What versions of cards say: the same text in a file of the same name always says the same. */
export class StateStore {
  readonly #states: Map<string, CardState | null>

  constructor(entries: Iterable<readonly [string, CardState | null]> = []) {
    this.#states = new Map(entries)
  }

  get(version: Version, names: FieldNames): CardState | null | undefined {
    return this.#states.get(keyOf(version, names))
  }

  set(version: Version, names: FieldNames, state: CardState | null): void {
    this.#states.set(keyOf(version, names), state)
  }

  entries(): Iterable<readonly [string, CardState | null]> {
    return this.#states
  }
}

const keys = new WeakMap<FieldNames, string>()

function keyOf({ blob, path }: Version, names: FieldNames): string {
  let key = keys.get(names)
  // What differs from the format's own names; almost always nothing.
  if (key === undefined) {
    const other = Object.entries(names).filter(([field, name]) => field !== name)
    keys.set(names, (key = other.map((pair) => pair.join('=')).join(',')))
  }
  return `${blob ?? ''} ${path.slice(path.lastIndexOf('/') + 1)} ${key}`
}
