/**
 * A map that is never changed: `with` gives a new one that shares all but the touched chunks, so that one changed card
 * among 10,000 costs a chunk and not a copy of the whole.
 */
export class ChunkedMap<V> implements ReadonlyMap<string, V> {
  readonly #chunks: readonly ReadonlyMap<string, V>[]
  readonly size: number

  private constructor(chunks: readonly ReadonlyMap<string, V>[], size: number) {
    this.#chunks = chunks
    this.size = size
  }

  static from<V>(entries: ReadonlyMap<string, V>): ChunkedMap<V> {
    const chunks = Array.from({ length: chunkCount }, () => new Map<string, V>())
    for (const [key, value] of entries) chunks[chunkOf(key)]?.set(key, value)
    return new ChunkedMap(chunks, entries.size)
  }

  /** The map with these entries set; `undefined` removes one. */
  with(changes: Iterable<readonly [string, V | undefined]>): ChunkedMap<V> {
    const chunks = [...this.#chunks]
    const fresh = new Map<number, Map<string, V>>()
    let size = this.size
    for (const [key, value] of changes) {
      const at = chunkOf(key)
      const chunk = fresh.get(at) ?? new Map(chunks[at])
      size -= chunk.size
      if (value === undefined) chunk.delete(key)
      else chunk.set(key, value)
      size += chunk.size
      fresh.set(at, chunk)
      chunks[at] = chunk
    }
    return fresh.size === 0 ? this : new ChunkedMap(chunks, size)
  }

  get(key: string): V | undefined {
    return this.#chunks[chunkOf(key)]?.get(key)
  }

  has(key: string): boolean {
    return this.#chunks[chunkOf(key)]?.has(key) ?? false
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const chunk of this.#chunks) chunk.forEach((value, key) => visit(value, key, this))
  }

  *entries(): Generator<[string, V], undefined> {
    for (const chunk of this.#chunks) yield* chunk.entries()
  }

  *keys(): Generator<string, undefined> {
    for (const chunk of this.#chunks) yield* chunk.keys()
  }

  *values(): Generator<V, undefined> {
    for (const chunk of this.#chunks) yield* chunk.values()
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries()
  }
}

const chunkCount = 128

function chunkOf(key: string): number {
  let hash = 0
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0
  return (hash ^ (hash >>> 15)) & (chunkCount - 1)
}
