/**
 * The smallest of the values with at least `p` % of them at or below it (nearest rank): always one that was observed.
 * `sorted` ascends; null where there is none.
 */
export function percentile(sorted: ArrayLike<number>, p: number): number | null {
  const rank = Math.ceil((p * sorted.length) / 100)
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? null
}

/** Numbers, the smallest first. */
export function ascending(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b)
}
