import { applyHunks } from './applyHunks.ts'
import type { LineHunk } from './edit.ts'

/** Lines with their line ends: `[start, end)` of one text, and of another. */
interface Change {
  readonly start: number
  readonly end: number
  readonly newStart: number
  readonly newEnd: number
}

/** More changes than this are one, from the first to the last: each is looked for in the whole text. */
const maxChanges = 100

/**
 * The hunks that make one text of another, as small as they can be told apart by what they say: each can be applied
 * again without harm, and taken back. Texts with the same number of lines are compared line by line.
 */
export function lineHunks(before: string, after: string): readonly LineHunk[] {
  if (before === after) return []
  const [old, now] = [linesOf(before), linesOf(after)]
  const hunks: LineHunk[] = []
  let done = 0
  for (const change of changesBetween(old, now)) {
    // What stands above is changed already when this hunk is applied.
    const current = [...now.slice(0, change.newStart), ...old.slice(change.start)]
    const next = [...now.slice(0, change.newEnd), ...old.slice(change.end)]
    hunks.push(anchored(current, next, change))
    done++
  }
  return done > 1 && applyHunks(after, '', hunks) !== after ? [whole(before, after)] : hunks
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function changesBetween(old: readonly string[], now: readonly string[]): readonly Change[] {
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let tail = 0
  const most = Math.min(old.length, now.length) - start
  while (tail < most && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const [end, newEnd] = [old.length - tail, now.length - tail]
  if (old.length !== now.length) return [{ start, end, newStart: start, newEnd }]
  const changes: Change[] = []
  for (let i = start; i < end; i++) {
    if (old[i] === now[i]) continue
    const last = changes.at(-1)
    if (last?.end === i) changes[changes.length - 1] = { ...last, end: i + 1, newEnd: i + 1 }
    else changes.push({ start: i, end: i + 1, newStart: i, newEnd: i + 1 })
  }
  return changes.length > maxChanges ? [{ start, end, newStart: start, newEnd }] : changes
}

/** Takes in lines around a change until what they say is found at this place alone, before the change and after it. */
function anchored(
  current: readonly string[],
  next: readonly string[],
  { newStart, newEnd, end, start }: Change,
): LineHunk {
  const [text, changed] = [current.join(''), next.join('')]
  const oldEnd = newStart + (end - start)
  for (let around = 0; ; around = around === 0 ? 1 : around * 2) {
    const from = Math.max(0, newStart - around)
    const before = current.slice(from, oldEnd + around).join('')
    const after = next.slice(from, newEnd + around).join('')
    const hunk = { before, after, nth: 0 }
    const isAll = from === 0 && oldEnd + around >= current.length
    if (isAll || (before !== '' && after !== '' && isPlain(hunk, text, changed))) return hunk
  }
}

/** Whether a hunk does what it shall, does nothing where that is done, and can be turned round. */
function isPlain({ before, after, nth }: LineHunk, text: string, changed: string): boolean {
  const [there, back] = [[{ before, after, nth }], [{ before: after, after: before, nth }]]
  return (
    applyHunks(text, '', there) === changed &&
    applyHunks(changed, '', there) === changed &&
    applyHunks(changed, '', back) === text &&
    applyHunks(text, '', back) === text
  )
}

function whole(before: string, after: string): LineHunk {
  return { before, after, nth: 0 }
}
