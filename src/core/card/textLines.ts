/** The offset at which the line of `at` begins. */
export function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** The offset after the end of the line of `at`, its line break included. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end + 1
}

/** The blanks between the start of the line and `at`; null if anything else stands there. */
export function indentBefore(text: string, at: number): string | null {
  const indent = text.slice(startOfLine(text, at), at)
  return trimBlanks(indent) === '' ? indent : null
}

/** The text with `[start, end)` replaced. */
export function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}

/** A text without the spaces and tabs around it. A loop: the regular expressions for it take quadratic time. */
export function trimBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlankCode(text.charCodeAt(start))) start++
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

function isBlankCode(code: number): boolean {
  return code === 0x20 || code === 0x09
}
