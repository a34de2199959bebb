import type { History } from './history.ts'

/**
 * The place of the last commit of the first-parent line that was there at an instant, by its author date; null: none was
 * yet. No commit counts as made before the one that it builds on. `isBy` says whether an instant (milliseconds since
 * 1970) had passed by then.
 */
export function lineUntil({ line, commits }: History, isBy: (at: number) => boolean): number | null {
  const next = line.findIndex((place) => !isBy(commits[place]?.at ?? 0))
  const count = next === -1 ? line.length : next
  return line[count - 1] ?? null
}
