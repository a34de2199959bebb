/** Above this many entries the upper layer is merged into a new lower one. */
const maxUpper = 256

/**
 * A map that is never changed: `with` gives a new one that shares the lower layer and copies only the small upper one,
 * so that one changed card among 10,000 does not cost a copy of all.
 */
export class LayeredMap<V> implements ReadonlyMap<string, V> {
  readonly #lower: ReadonlyMap<string, V>
  /** Wins over the lower layer; `undefined` is an entry that is gone. */
  readonly #upper: ReadonlyMap<string, V | undefined>
  readonly size: number

  private constructor(lower: ReadonlyMap<string, V>, upper: ReadonlyMap<string, V | undefined>, size: number) {
    this.#lower = lower
    this.#upper = upper
    this.size = size
  }

  /** A map with these entries; `entries` itself may not be changed any more. */
  static from<V>(entries: ReadonlyMap<string, V>): LayeredMap<V> {
    if (entries instanceof LayeredMap) return entries as LayeredMap<V>
    return new LayeredMap(entries, new Map<string, V | undefined>(), entries.size)
  }

  /** The map with these entries set; `undefined` removes one. */
  with(changes: readonly (readonly [string, V | undefined])[]): LayeredMap<V> {
    if (changes.length === 0) return this
    const upper = new Map(this.#upper)
    let { size } = this
    for (const [key, value] of changes) {
      const isThere = upper.has(key) ? upper.get(key) !== undefined : this.#lower.has(key)
      size += (value === undefined ? 0 : 1) - (isThere ? 1 : 0)
      upper.set(key, value)
    }
    const map = new LayeredMap(this.#lower, upper, size)
    return upper.size > maxUpper ? LayeredMap.from(new Map(map)) : map
  }

  get(key: string): V | undefined {
    return this.#upper.has(key) ? this.#upper.get(key) : this.#lower.get(key)
  }

  has(key: string): boolean {
    return this.#upper.has(key) ? this.#upper.get(key) !== undefined : this.#lower.has(key)
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }

  *entries(): Generator<[string, V], undefined> {
    for (const entry of this.#lower) if (!this.#upper.has(entry[0])) yield entry
    for (const [key, value] of this.#upper) if (value !== undefined) yield [key, value]
  }

  *keys(): Generator<string, undefined> {
    for (const [key] of this) yield key
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this) yield value
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries()
  }
}
