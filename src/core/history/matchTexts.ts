import { append } from '../board/append.ts'
import { compareText } from '../board/compareCards.ts'

/** A file that went, or came, in a commit. */
export interface NamedText {
  readonly path: string
  readonly text: string
}

/** How much of two texts must be equal for one to be the other under another name. */
const enough = 0.9
/** Where a line stands in more texts than this it tells nothing apart. */
const tooCommon = 8
/** So few pairs are simply compared. */
const fewPairs = 100

/** A text, cut into its lines once. */
interface Lined extends NamedText {
  readonly lines: readonly string[]
}

/**
 * Finds which of the files that came are ones that went: those whose texts are equal to nine tenths, one to one, the
 * most equal first. Returns pairs of paths, what went first.
 */
export function matchTexts(
  gone: readonly NamedText[],
  come: readonly NamedText[],
): readonly (readonly [string, string])[] {
  const candidates = candidatePairs(gone.map(lined), come.map(lined))
    .map(([from, to]) => ({ from, to, equal: equalityOf(from, to) }))
    .filter(({ equal }) => equal >= enough)
    .sort((a, b) => b.equal - a.equal || compareText(a.from.path, b.from.path) || compareText(a.to.path, b.to.path))
  const taken = new Set<Lined>()
  const pairs: (readonly [string, string])[] = []
  for (const { from, to } of candidates) {
    if (taken.has(from) || taken.has(to)) continue
    taken.add(from).add(to)
    pairs.push([from.path, to.path])
  }
  return pairs
}

/** Pairs that share a line which few others have, and that can be equal enough by their lengths. */
function candidatePairs(gone: readonly Lined[], come: readonly Lined[]): readonly (readonly [Lined, Lined])[] {
  const isClose = (from: Lined, to: Lined): boolean =>
    2 * Math.min(from.text.length, to.text.length) >= enough * (from.text.length + to.text.length) - 2
  const all = gone.length * come.length <= fewPairs
  const byLine = new Map<string, Lined[]>()
  if (!all) for (const from of gone) for (const line of new Set(from.lines)) append(byLine, line, from)
  return come.flatMap((to) => {
    const near = all ? gone : to.lines.flatMap((line) => rare(byLine.get(line)))
    return [...new Set(near)].filter((from) => isClose(from, to)).map((from) => [from, to] as const)
  })
}

function rare(texts: readonly Lined[] | undefined): readonly Lined[] {
  return texts === undefined || texts.length > tooCommon ? [] : texts
}

/** Characters of equal lines, in any order, and of the lines that are left what they begin and end with in common. */
function equalityOf(a: Lined, b: Lined): number {
  const left = new Map<string, number>()
  for (const line of a.lines) left.set(line, (left.get(line) ?? 0) + 1)
  let equal = 0
  const odd: string[] = []
  for (const line of b.lines) {
    const count = left.get(line) ?? 0
    if (count === 0) odd.push(line)
    else {
      left.set(line, count - 1)
      equal += line.length + 1
    }
  }
  const rest = [...left].flatMap(([line, count]) => Array.from({ length: count }, () => line))
  rest.forEach((line, i) => (equal += commonEnds(line, odd[i] ?? '') + 1))
  // Each text has one line more than it has line ends.
  return Math.min(1, (2 * equal) / (a.text.length + b.text.length + 2))
}

function commonEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return start + end
}

function lined({ path, text }: NamedText): Lined {
  return { path, text, lines: text.split('\n') }
}
