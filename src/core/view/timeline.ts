import { dayIn } from '../board/dayIn.ts'
import type { History, HistoryGaps } from '../history/history.ts'

export const meetingKinds = ['planning', 'walk'] as const

/** What a team met for. */
export type MeetingKind = (typeof meetingKinds)[number]

/** A commit that brought the minutes of a meeting. */
export interface PastMeeting {
  /** Full id. */
  readonly commit: string
  readonly kind: MeetingKind
}

/**
 * The moments of a wall, oldest first: every commit of the first-parent line that changed it. Lists run beside each other,
 * one entry a moment, so that ten thousand of them are a small message.
 */
export interface Timeline {
  /** Full id of the newest commit of the branch: another one makes another timeline. */
  readonly head: string
  /** Full ids. */
  readonly commits: readonly string[]
  /** Author dates, milliseconds since 1970. */
  readonly at: readonly number[]
  /** Indexes into `people`. */
  readonly authors: readonly number[]
  readonly subjects: readonly string[]
  /** Indexes into `days`; never less than the moment before. */
  readonly dayOf: readonly number[]
  /** Names, each once. */
  readonly people: readonly string[]
  /** `YYYY-MM-DD` in the board's zone, rising. */
  readonly days: readonly string[]
  /** Moments at which minutes of meetings came, oldest first. */
  readonly meetings: readonly { readonly moment: number; readonly kind: MeetingKind }[]
  /** Of the board, else of the machine that reads it. */
  readonly timezone: string
  readonly gaps: HistoryGaps
}

/** The moments of a history, for a board in that zone. */
export function timelineOf(history: History, meetings: readonly PastMeeting[], timezone: string | null): Timeline {
  const people = new Numbered()
  const days = new Numbered()
  const line = history.line.flatMap((place) => history.commits[place] ?? [])
  const momentOf = new Map(line.map(({ id }, moment) => [id, moment]))
  let newest = ''
  const dayOf = line.map(({ at }) => {
    const day = dayIn(timezone, at)
    // Clocks go wrong: a moment is never on a day before that of the moment before it.
    if (day > newest) newest = day
    return days.numberOf(newest)
  })
  return {
    head: history.head ?? '',
    commits: line.map(({ id }) => id),
    at: line.map(({ at }) => at),
    authors: line.map(({ author }) => people.numberOf(author)),
    subjects: line.map(({ subject }) => subject),
    dayOf,
    people: people.all,
    days: days.all,
    meetings: meetings
      .flatMap(({ commit, kind }) => {
        const moment = momentOf.get(commit)
        return moment === undefined ? [] : [{ moment, kind }]
      })
      .sort((one, other) => one.moment - other.moment),
    timezone: timezone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    gaps: history.gaps,
  }
}

/** Texts, each once, by their numbers. */
class Numbered {
  readonly all: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.all.length)
    return this.all.push(text) - 1
  }
}
