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
  return /^[ \t]*$/.test(indent) ? indent : null
}
