/** A word that may have been meant, and how far it is from the one that was written. */
export interface Guess {
  readonly word: string
  /** Characters put in, taken out, exchanged or swapped; case, blanks, dashes and underscores do not count. */
  readonly distance: number
}

/** The words nearest to a written one, nearest first and in their own order where equal; none beyond `maxDistance`. */
export function nearest(written: string, words: Iterable<string>, maxDistance = Infinity, max = 3): readonly Guess[] {
  const wanted = plain(written)
  const best: Guess[] = []
  for (const word of new Set(words)) {
    const limit = best.length < max ? maxDistance : Math.min(maxDistance, (best.at(-1)?.distance ?? 0) - 1)
    const distance = distanceWithin(wanted, plain(word), limit)
    if (distance > limit) continue
    const at = best.findIndex((other) => other.distance > distance)
    best.splice(at === -1 ? best.length : at, 0, { word, distance })
    if (best.length > max) best.pop()
  }
  return best
}

/** Whether a guess is so near that it is most likely what was meant. */
export function isClose({ word, distance }: Guess): boolean {
  return distance <= Math.max(1, Math.floor(word.length / 3))
}

/** Longer words are compared by their beginnings. */
const maxLength = 80

function plain(word: string): string {
  return word
    .slice(0, maxLength)
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '')
}

/** Rows of the table, used again for each pair of words: thousands of ids are compared while somebody waits. */
const rows = [0, 1, 2].map(() => new Uint8Array(maxLength + 1))

/** The distance between two words (optimal string alignment); Infinity where it is more than `limit`. */
function distanceWithin(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity
  const begin = commonPrefix(a, b)
  return begin === 0 ? tableDistance(a, b, limit) : tableDistance(a.slice(begin), b.slice(begin), limit)
}

/** How many characters two words begin alike with: most ids of a board do with many, and these change no distance. */
function commonPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++
  return length
}

function tableDistance(a: string, b: string, limit: number): number {
  let [beforeLast, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    const least = fillRow(row, { a, b, i, last, beforeLast })
    // A swap may still come from the row before: only what is beyond that is the end of it.
    if (least > limit + 1) return Infinity
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  const distance = at(last, b.length)
  return distance > limit ? Infinity : distance
}

interface Rows {
  readonly a: string
  readonly b: string
  readonly i: number
  readonly last: Uint8Array
  readonly beforeLast: Uint8Array
}

/** Fills the row of a's character `i`, whose first cell is set; returns the least of it. */
function fillRow(row: Uint8Array, { a, b, i, last, beforeLast }: Rows): number {
  const [own, before] = [a.charCodeAt(i - 1), a.charCodeAt(i - 2)]
  let least = i
  for (let j = 1; j <= b.length; j++) {
    const other = b.charCodeAt(j - 1)
    let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (own === other ? 0 : 1))
    if (i > 1 && j > 1 && own === b.charCodeAt(j - 2) && before === other)
      cost = Math.min(cost, at(beforeLast, j - 2) + 1)
    row[j] = cost
    if (cost < least) least = cost
  }
  return least
}

function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0
}
