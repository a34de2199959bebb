const width = 32

/** Inner nodes hold nodes, the lowest ones values; what was never set is not there. */
type Node<T> = readonly (Node<T> | T | undefined)[]

/** An array that is never changed: setting a place makes another one, which shares with it all but a few small nodes. */
export class PersistentArray<T> {
  readonly #root: Node<T>
  /** Places below this one fit into the tree. */
  readonly #capacity: number

  private constructor(root: Node<T>, capacity: number) {
    this.#root = root
    this.#capacity = capacity
  }

  static empty<T>(): PersistentArray<T> {
    return new PersistentArray<T>([], width)
  }

  get(place: number): T | undefined {
    if (place >= this.#capacity) return undefined
    let node: Node<T> | undefined = this.#root
    for (let span = this.#capacity / width; span > 1; span /= width) {
      node = node?.[Math.floor(place / span) % width] as Node<T> | undefined
    }
    return node?.[place % width] as T | undefined
  }

  set(place: number, value: T): PersistentArray<T> {
    if (place >= this.#capacity) return new PersistentArray<T>([this.#root], this.#capacity * width).set(place, value)
    return new PersistentArray<T>(withValue(this.#root, place, value, this.#capacity / width), this.#capacity)
  }

  /** Every value that was set, by place. */
  *values(): IterableIterator<T> {
    yield* valuesIn<T>(this.#root, this.#capacity / width)
  }
}

function withValue<T>(node: Node<T> | undefined, place: number, value: T, span: number): Node<T> {
  const copy = node === undefined ? [] : node.slice()
  const at = Math.floor(place / span) % width
  copy[at] = span === 1 ? value : withValue(copy[at] as Node<T> | undefined, place, value, span / width)
  return copy
}

function* valuesIn<T>(node: Node<T>, span: number): IterableIterator<T> {
  for (const child of node) {
    if (child === undefined) continue
    if (span === 1) yield child as T
    else yield* valuesIn<T>(child as Node<T>, span / width)
  }
}
