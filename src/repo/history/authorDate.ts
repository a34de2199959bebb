/** What every zone still writes with four digits. */
const lastDate = Date.UTC(9999, 11, 30)

/**
 * The author date of a commit, milliseconds since 1970, of git's `%at`. Git keeps dates that no calendar has: such a one
 * is the last that has four digits, and one that cannot be read is the first.
 */
export function authorDate(seconds: string): number {
  const at = Number(seconds) * 1000
  return at > 0 ? Math.min(at, lastDate) : 0
}
