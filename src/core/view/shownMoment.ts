import { momentText } from './momentText.ts'
import { plain } from './plain.ts'

/** The commit after which a wall is shown. */
export interface ShownMoment {
  /** Full id. */
  readonly commit: string
  /** Author date, milliseconds since 1970. */
  readonly at: number
  readonly author: string
}

/** The same as the command line prints it for programs. */
export interface MomentJson {
  readonly commit: string
  /** ISO 8601, in UTC. */
  readonly date: string
  readonly author: string
}

export function momentJson({ commit, at, author }: ShownMoment): MomentJson {
  return { commit, date: new Date(at).toISOString(), author }
}

/** `2026-11-16 09:00 · 9f0c2b1 · Anne Nowak`. */
export function shownMomentText({ commit, at, author }: ShownMoment, timezone: string | null): string {
  return [momentText(timezone, at), commit.slice(0, 7), plain(author)].join(' · ')
}
