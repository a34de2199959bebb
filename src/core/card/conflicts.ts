/** Where git left a conflict: offsets of the first marker line and of the end of the last. */
export interface Conflict {
  readonly start: number
  readonly end: number
}

const oursMarker = '<<<<<<< '
const theirsMarker = '>>>>>>> '
const middlePattern = /^(?:\|{7}(?: |\r?$)|={7}\r?$)/
const conflictPattern = /^<{7} [^\n]*\n[^]*?^={7}\r?\n[^]*?^>{7} [^\n]*/m

/** The first conflict that git left in a text; null if there is none. */
export function findConflict(text: string): Conflict | null {
  if (!text.includes(oursMarker)) return null
  const match = conflictPattern.exec(text)
  return match && { start: match.index, end: match.index + match[0].length }
}

/** The side above `=======`: markers and the other side are blank space of the same length, so that offsets stay. */
export function blankConflicts(text: string): string {
  let side: 'none' | 'ours' | 'theirs' = 'none'
  const lines = text.split('\n').map((line) => {
    if (side === 'none' && !line.startsWith(oursMarker)) return line
    if (side === 'none') side = 'ours'
    else if (side === 'ours' && !middlePattern.test(line)) return line
    else if (side === 'ours') side = 'theirs'
    else if (line.startsWith(theirsMarker)) side = 'none'
    return line.replace(/[^\r]/g, ' ')
  })
  return lines.join('\n')
}
