/** Where git left a conflict: offsets of the first marker line and of the end of the last. */
export interface Conflict {
  readonly start: number
  readonly end: number
}

const oursMarker = '<<<<<<< '
const theirsMarker = '>>>>>>> '
const middlePattern = /^(?:\|{7}(?: |\r?$)|={7}\r?$)/

/** The first conflict that git left in a text; null if there is none. */
export function findConflict(text: string): Conflict | null {
  if (!text.includes(oursMarker)) return null
  const start = findLine(text, 0, (line) => line.startsWith(oursMarker))
  const middle = start === -1 ? -1 : findLine(text, start, (line) => /^={7}\r?$/.test(line))
  const last = middle === -1 ? -1 : findLine(text, middle, (line) => line.startsWith(theirsMarker))
  if (last === -1) return null
  const end = text.indexOf('\n', last)
  return { start, end: end === -1 ? text.length : end }
}

/** Where the first such line at or after the line that begins at `from` begins; -1 if there is none. */
function findLine(text: string, from: number, isIt: (line: string) => boolean): number {
  for (let start = from; start < text.length;) {
    const lineFeed = text.indexOf('\n', start)
    const end = lineFeed === -1 ? text.length : lineFeed
    if (isIt(text.slice(start, end))) return start
    start = end + 1
  }
  return -1
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
