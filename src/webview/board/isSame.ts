/** Whether two lists hold the same, in the same order. */
export function isSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one === other || (one.length === other.length && one.every((item, i) => item === other[i]))
}
