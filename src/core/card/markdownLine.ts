import { trimBlanks } from './textLines.ts'

/** A list item's mark at the start of a line. */
export interface Marker {
  /** Of the mark alone: `-` is 1, `10.` is 3. */
  readonly width: number
  /** Blanks behind it. */
  readonly gap: number
  /** Whether it may begin a list in the middle of a paragraph. */
  readonly mayInterrupt: boolean
  /** Tabs, or an item without anything on its first line. */
  readonly isUnsure: boolean
}

/** Nearly every item there is. */
const plainBullet = /^[-+*] [^ \t]/
const bullet: Marker = { width: 1, gap: 1, mayInterrupt: true, isUnsure: false }

const markerPattern = /^(?:[-+*]|(\d{1,9})[.)])(?:([ \t]+)|$)/

/** The list item that a line without its indentation begins; null if it begins none. */
export function matchMarker(line: string): Marker | null {
  if (plainBullet.test(line)) return bullet
  const match = markerPattern.exec(line)
  if (!match) return null
  const gap = match[2] ?? ''
  const isEmpty = match[0].length === line.length
  return {
    width: match[0].length - gap.length,
    gap: Math.max(1, gap.length),
    mayInterrupt: !isEmpty && (match[1] === undefined || Number(match[1]) === 1),
    isUnsure: isEmpty || gap.includes('\t'),
  }
}

const thematicBreak = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/

/** Whether a line without its indentation is a rule across the page. */
export function isThematicBreak(line: string): boolean {
  return thematicBreak.test(line)
}

/** Whether a line under a paragraph makes a heading of it. */
export function isSetextUnderline(line: string): boolean {
  return /^(?:=+|-+)[ \t]*$/.test(line)
}

/** The test for the line that closes the fence which this line opens; null if it opens none. */
export function matchFence(line: string): ((other: string) => boolean) | null {
  const mark = line.charAt(0)
  const length = countLeading(line, mark)
  if ((mark !== '`' && mark !== '~') || length < 3 || (mark === '`' && line.includes('`', length))) return null
  return (other) => {
    const count = countLeading(other, mark)
    return count >= length && trimBlanks(other.slice(count)) === ''
  }
}

function countLeading(line: string, mark: string): number {
  let count = 0
  while (count < line.length && line[count] === mark) count++
  return count
}

/** Whether a row under a paragraph's last line makes that line a table's head: as many cells in both. */
export function isTableUnder(head: string, row: string): 'yes' | 'no' | 'unsure' {
  if (!/^[-:| \t]+$/.test(row) || !row.includes('-')) return 'no'
  if (!row.includes('|') || /^-[ \t]/.test(row) || /[\\`]/.test(head)) return 'unsure'
  const cells = rowCells(row)
  if (!cells.every((cell) => /^[ \t]*:?-+:?[ \t]*$/.test(cell))) return 'no'
  return rowCells(head).length === cells.length ? 'yes' : 'no'
}

function rowCells(row: string): readonly string[] {
  const inner = trimBlanks(row)
  return inner.slice(inner.startsWith('|') ? 1 : 0, inner.endsWith('|') && inner.length > 1 ? -1 : undefined).split('|')
}

/** What HTML a line without its indentation begins: a comment to its `-->`, a comment in this line, a block to the next blank line. */
export function findHtmlStart(line: string): 'none' | 'comment' | 'line' | 'toBlank' | 'unsure' {
  if (line.startsWith('<!--') && !/^<!---?>/.test(line)) return line.includes('-->', 4) ? 'line' : 'comment'
  if (blockTag.test(line)) return 'toBlank'
  return /^<[A-Za-z/!?]/.test(line) && !/^<(?:https?|mailto):[^\s<>]*>/.test(line) ? 'unsure' : 'none'
}

const blockTag =
  /^<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[ \t]|\/?>|$)/i
