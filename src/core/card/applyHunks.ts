import { t } from '../l10n/l10n.ts'
import { type LineHunk, type Refusal, refuse } from './edit.ts'

/**
 * Replaces lines by what they say, wherever in the text they stand by now. What is applied already stays. Refuses
 * `changedSince` where the text says neither.
 */
export function applyHunks(text: string | null, path: string, hunks: readonly LineHunk[]): string | Refusal {
  if (text === null) return refuse('changedSince', t('{0} is not there any more.', path))
  let changed = text
  for (const hunk of hunks) {
    const next = applyHunk(changed, hunk)
    if (next === null) return refuse('changedSince', t('{0} has changed since.', path))
    changed = next
  }
  return changed
}

/** Which of these hunks a text can take, one after the other: it may be another version, without some of the lines. */
export function fittingHunks(text: string, hunks: readonly LineHunk[]): readonly LineHunk[] {
  let changed = text
  return hunks.filter((hunk) => {
    const next = applyHunk(changed, hunk)
    changed = next ?? changed
    return next !== null
  })
}

function applyHunk(text: string, { before, after, nth }: LineHunk): string | null {
  const at = findLines(text, before, nth)
  if (at < 0) return findLines(text, after, 0) < 0 ? null : text
  return isWithin(text, at, before, after) ? text : text.slice(0, at) + after + text.slice(at + before.length)
}

/** Whether lines stand there as a part of what is to take their place: then it has done so already. */
function isWithin(text: string, at: number, before: string, after: string): boolean {
  for (let into = after.indexOf(before); into >= 0; into = after.indexOf(before, into + 1)) {
    const start = at - into
    if (start >= 0 && text.startsWith(after, start) && isLines(text, start, after)) return true
    if (into === after.length) break
  }
  return false
}

/** The offset of the nth place that says `lines` and begins and ends with a line; -1 if there is none. */
function findLines(text: string, lines: string, nth: number): number {
  let count = 0
  for (let at = text.indexOf(lines); at >= 0; at = text.indexOf(lines, at + 1)) {
    if (isLines(text, at, lines) && count++ === nth) return at
    if (at === text.length) break
  }
  return -1
}

function isLines(text: string, at: number, lines: string): boolean {
  const end = at + lines.length
  return (at === 0 || text[at - 1] === '\n') && (end === text.length || lines.endsWith('\n'))
}
