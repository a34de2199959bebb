import { compareText } from '../../board/compareCards.ts'
import { type Rank, compareRanks } from '../../board/rank.ts'

/** A card's place in the order of a column: by rank, those without one last; then by id. */
export interface Standing {
  readonly id: string
  readonly rank: Rank | null
}

/** A time in which a card waited, with nothing to hold it and under one rank: from an instant until before another. */
export interface FreeTime extends Standing {
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
}

/** The start of a card that had a rank of its own; `at` in milliseconds since 1970. */
export interface Start extends Standing {
  readonly at: number
}

/** How many cards stood above, and the ids of the highest of them. */
export interface PassedOver {
  readonly count: number
  readonly highest: readonly string[]
}

/**
 * For each start, in its place, the cards that waited above it right then: `most` of them by id. Time is gone through
 * once, so that thousands of starts over thousands of waiting cards take no longer than sorting them.
 */
export function passedOver(
  starts: readonly Start[],
  waiting: readonly FreeTime[],
  most: number,
): readonly PassedOver[] {
  const order = [...waiting].sort(compareStandings)
  const places = new Map(order.map((time, place) => [time, place]))
  const come = [...waiting].sort((a, b) => a.from - b.from)
  const gone = [...waiting].sort((a, b) => a.to - b.to)
  const there = new Places(order.length)
  const found = starts.map((): PassedOver => ({ count: 0, highest: [] }))
  let [nextCome, nextGone] = [0, 0]
  for (const [place, start] of [...starts.entries()].sort(([, a], [, b]) => a.at - b.at)) {
    for (let one = come[nextCome]; one !== undefined && one.from <= start.at; one = come[++nextCome])
      there.add(places.get(one) ?? 0, 1)
    for (let one = gone[nextGone]; one !== undefined && one.to <= start.at; one = gone[++nextGone])
      there.add(places.get(one) ?? 0, -1)
    const count = there.countBefore(placeOf(order, start))
    const highest = Array.from({ length: Math.min(count, most) }, (_, i) => order[there.find(i)]?.id ?? '')
    found[place] = { count, highest }
  }
  return found
}

function compareStandings(a: Standing, b: Standing): number {
  if (a.rank === null || b.rank === null) {
    if (a.rank !== b.rank) return a.rank === null ? 1 : -1
    return compareText(a.id, b.id)
  }
  return compareRanks(a.rank, b.rank) || compareText(a.id, b.id)
}

/** How many of an order stand before another one. */
function placeOf(order: readonly Standing[], wanted: Standing): number {
  let [low, high] = [0, order.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const one = order[middle]
    if (one !== undefined && compareStandings(one, wanted) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Places that are taken or not, counted in logarithmic time (a Fenwick tree). */
class Places {
  readonly #sums: Int32Array

  constructor(size: number) {
    this.#sums = new Int32Array(size + 1)
  }

  add(place: number, by: number): void {
    for (let at = place + 1; at < this.#sums.length; at += at & -at) this.#sums[at] = (this.#sums[at] ?? 0) + by
  }

  countBefore(place: number): number {
    let sum = 0
    for (let at = place; at > 0; at -= at & -at) sum += this.#sums[at] ?? 0
    return sum
  }

  /** The taken place before which so many others are taken. */
  find(count: number): number {
    let [at, left] = [0, count]
    for (let step = 1 << 30; step > 0; step >>>= 1) {
      const sum = at + step < this.#sums.length ? this.#sums[at + step] : undefined
      if (sum === undefined || sum > left) continue
      at += step
      left -= sum
    }
    return at
  }
}
