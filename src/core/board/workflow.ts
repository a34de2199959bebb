import type { FieldNames } from '../card/field.ts'
import type { Problem } from '../card/problem.ts'

declare const brand: unique symbol

/** A column's id as `board.md` names it: what a move writes into a card's `status`. */
export type ColumnId = string & { readonly [brand]: 'ColumnId' }

/** A state of the workflow, as drawn. */
export interface Column {
  readonly id: ColumnId
  readonly name: string
  /** Other `status` values that read as this column; compared without case. */
  readonly aliases: readonly string[]
  /** Cards; null is no limit. */
  readonly wipLimit: number | null
  readonly isQueue: boolean
  /** The team's explicit policy for the column, as Markdown, from the body of `board.md`; empty if it has none. */
  readonly policy: string
}

/** What a change that goes over a limit meets. */
export type LimitPolicy = 'warn' | 'ask' | 'block'

export interface Limits {
  readonly policy: LimitPolicy
  /** Active cards per person; null is no limit. */
  readonly perPerson: number | null
  /** Active cards of class expedite; null is no limit. */
  readonly expedite: number | null
}

export interface Person {
  /** As cards name it, without `@`. */
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly team: string | null
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export interface Iteration {
  /** `YYYY-MM-DD` of the first day of the first iteration. */
  readonly start: string
  readonly days: number
  readonly workdays: readonly Weekday[]
}

/** A thief of time: the five of "Making Work Visible", and those a team names beside them. */
export interface Thief {
  readonly id: string
  readonly name: string
  readonly definition: string
}

/** What a team changes about one signal of the time thieves: its thresholds by name, or that it is off. */
export interface FindingSetting {
  readonly signal: string
  readonly isOff: boolean
  readonly thresholds: readonly { readonly name: string; readonly value: number }[]
}

/** A finding that a team does not want to see, and why. */
export interface Mute {
  readonly signal: string
  /** Id of the one card it is about; null is every card. */
  readonly card: string | null
  readonly reason: string | null
  /** `YYYY-MM-DD`, the last day; null is for good. */
  readonly until: string | null
}

/** A saved filter. */
export interface SavedView {
  readonly name: string
  readonly filter: string
}

/** One of the team's regular meetings. */
export interface MeetingSetting {
  readonly kind: string
  readonly minutes: number | null
  readonly agenda: readonly string[]
}

/** The Definition of Workflow, read from `board.md`. */
export interface Workflow {
  readonly title: string
  /** IANA zone; null is the machine's. */
  readonly timezone: string | null
  /** Never empty. */
  readonly columns: readonly Column[]
  /** Index into `columns`: entering it (or one after it) starts a card. */
  readonly startedPoint: number
  /** Index into `columns`: entering it finishes a card. */
  readonly finishedPoint: number
  /** Index into `columns`: lead time begins here; null if no column is named. */
  readonly committedPoint: number | null
  readonly limits: Limits
  readonly idPrefix: string | null
  readonly people: readonly Person[]
  readonly iteration: Iteration | null
  readonly sle: { readonly percentile: number; readonly days: number } | null
  readonly thieves: readonly Thief[]
  readonly findings: readonly FindingSetting[]
  readonly mutes: readonly Mute[]
  readonly views: readonly SavedView[]
  readonly meetings: readonly MeetingSetting[]
  /** Appended to every board commit's subject; empty if none. */
  readonly commitSuffix: string
  readonly fieldNames: FieldNames
  /** Globs of the files that are cards, relative to the board folder; null is the rule of the format. */
  readonly cardGlobs: readonly string[] | null
  /** Folders that held this board earlier, relative to the board folder. */
  readonly formerly: readonly string[]
  readonly problems: readonly Problem[]
  /** `board.md` cannot be used: the default workflow stands in, and nothing may be written. */
  readonly isBroken: boolean
}
