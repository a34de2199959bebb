import type { BoardCommit } from './history.ts'

/** The first parents of a commit and itself, oldest first: places in the list of commits. */
export function lineTo(commits: readonly BoardCommit[], newest: number): readonly number[] {
  const line: number[] = []
  for (let place: number | undefined = newest; place !== undefined; place = commits[place]?.parents[0]) line.push(place)
  return line.reverse()
}
