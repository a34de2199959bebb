import type { FieldNames } from '../../core/card/field.ts'
import type { CardState } from '../../core/history/cardState.ts'
import type { Version } from '../../core/history/versionGraph.ts'

/** What a text says in a file of a name, by the names that fields have: all that it can depend on. */
export interface StoredState {
  readonly blob: string
  /** Without its folder. */
  readonly file: string
  /** What differs from the format's own names; empty is nothing. */
  readonly names: string
  /** null: it is no card. */
  readonly state: CardState | null
}

/** What versions of cards say: read once, and never another thing. */
export class StateStore {
  readonly #byBlob = new Map<string, StoredState | StoredState[]>()

  constructor(stored: readonly StoredState[] = []) {
    for (const one of stored) this.#add(one)
  }

  get({ blob, path }: Version, names: FieldNames): CardState | null | undefined {
    const found = this.#byBlob.get(blob ?? '')
    if (found === undefined) return undefined
    const key = keyOf(names)
    const isIt = (one: StoredState): boolean => one.names === key && isCalled(path, one.file)
    if (Array.isArray(found)) return found.find(isIt)?.state
    return isIt(found) ? found.state : undefined
  }

  set({ blob, path }: Version, names: FieldNames, state: CardState | null): void {
    this.#add({ blob: blob ?? '', file: path.slice(path.lastIndexOf('/') + 1), names: keyOf(names), state })
  }

  all(): readonly StoredState[] {
    return [...this.#byBlob.values()].flat()
  }

  #add(stored: StoredState): void {
    const found = this.#byBlob.get(stored.blob)
    if (found === undefined) this.#byBlob.set(stored.blob, stored)
    else if (Array.isArray(found)) found.push(stored)
    else this.#byBlob.set(stored.blob, [found, stored])
  }
}

function isCalled(path: string, file: string): boolean {
  const at = path.length - file.length
  return path.endsWith(file) && (at === 0 || path[at - 1] === '/')
}

const keys = new WeakMap<FieldNames, string>()

function keyOf(names: FieldNames): string {
  let key = keys.get(names)
  if (key === undefined) {
    const other = Object.entries(names).filter(([field, name]) => field !== name)
    keys.set(names, (key = other.map((pair) => pair.join('=')).join(',')))
  }
  return key
}
