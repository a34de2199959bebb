/** Values as short as JSON can be read back: each text stands once, and is named by its number. */
export interface Packed {
  /** Number 0 is no text: the first of these is 1. */
  readonly words: readonly string[]
  readonly numbers: readonly number[]
}

/** Writes values one after the other. */
export class Packer {
  readonly #words = new Map<string, number>()
  readonly #numbers: number[] = []

  get packed(): Packed {
    return { words: [...this.#words.keys()], numbers: this.#numbers }
  }

  number(value: number): void {
    this.#numbers.push(value)
  }

  text(word: string | null): void {
    if (word === null) return this.number(0)
    let found = this.#words.get(word)
    if (found === undefined) this.#words.set(word, (found = this.#words.size + 1))
    this.number(found)
  }

  texts(words: readonly string[]): void {
    this.list(words, (word) => this.text(word))
  }

  list<T>(values: readonly T[], pack: (value: T) => void): void {
    this.number(values.length)
    for (const value of values) pack(value)
  }
}

/** Reads them in the same order. */
export class Unpacker {
  readonly #words: readonly string[]
  readonly #numbers: readonly number[]
  #next = 0

  constructor({ words, numbers }: Packed) {
    this.#words = words
    this.#numbers = numbers
  }

  number(): number {
    return this.#numbers[this.#next++] ?? 0
  }

  text(): string | null {
    const number = this.number()
    return number === 0 ? null : (this.#words[number - 1] ?? null)
  }

  /** A text that is there. */
  word(): string {
    return this.text() ?? ''
  }

  texts(): string[] {
    return this.list(() => this.word())
  }

  list<T>(unpack: () => T): T[] {
    const values: T[] = []
    for (let left = this.number(); left > 0; left--) values.push(unpack())
    return values
  }
}
