import { t } from '../l10n/l10n.ts'
import { type LineHunk, type Refusal, refuse } from './edit.ts'

/**
 * Replaces lines by what they say, wherever in the text they stand by now. What is applied already stays. Refuses
 * `changedSince` where the text says neither.
 */
export function applyHunks(text: string | null, path: string, hunks: readonly LineHunk[]): string | Refusal {
  if (text === null) return refuse('changedSince', t('{0} is not there any more.', path))
  let changed = text
  for (const { before, after, nth } of hunks) {
    const at = findLines(changed, before, nth)
    if (at >= 0) changed = changed.slice(0, at) + after + changed.slice(at + before.length)
    else if (findLines(changed, after, 0) < 0) return refuse('changedSince', t('{0} has changed since.', path))
  }
  return changed
}

/** The offset of the nth place that says `lines` and begins and ends with a line; -1 if there is none. */
function findLines(text: string, lines: string, nth: number): number {
  let count = 0
  for (let at = text.indexOf(lines); at >= 0; at = text.indexOf(lines, at + 1)) {
    const end = at + lines.length
    const isStart = at === 0 || text[at - 1] === '\n'
    const isEnd = end === text.length || lines.endsWith('\n')
    if (isStart && isEnd && count++ === nth) return at
  }
  return -1
}
