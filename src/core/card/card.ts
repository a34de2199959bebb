import type { Field, Value } from './field.ts'
import type { Problem } from './problem.ts'

declare const brand: unique symbol

/** A card's id as written; compare without case. */
export type CardId = string & { readonly [brand]: 'CardId' }

export const classesOfService = ['expedite', 'fixed-date', 'standard', 'intangible'] as const
export type ClassOfService = (typeof classesOfService)[number]

/** What stops a card. `reason` is null where the file only says that it is blocked. */
export interface Impediment {
  readonly reason: string | null
  /** Card id, person, team or link. */
  readonly on: string | null
}

export interface Checklist {
  readonly done: number
  readonly total: number
}

/** A field's value in the text, and where the value stands: offsets in UTF-16 code units, `end` exclusive. */
export interface FieldEntry {
  readonly value: Value
  readonly start: number
  readonly end: number
}

/** Where the fields of a card stand in its text; what is absent has no entry. */
export type FieldEntries = Readonly<Partial<Record<Field, FieldEntry>>>

/** A work item as its file says it. Which column it is in is the board's to say (`status` may be an alias, or wrong). */
export interface Card {
  readonly id: CardId
  /** Relative to the board folder, with `/`. */
  readonly path: string
  /** The whole file. */
  readonly text: string
  readonly title: string
  readonly status: string | null
  readonly rank: string | null
  readonly classOfService: ClassOfService
  /** Without a leading `@`. */
  readonly assignees: readonly string[]
  readonly labels: readonly string[]
  readonly blocked: Impediment | null
  readonly thief: string | null
  /** `YYYY-MM-DD`. */
  readonly created: string | null
  /** `YYYY-MM-DD`. */
  readonly due: string | null
  readonly dependsOn: readonly string[]
  readonly requester: string | null
  readonly team: string | null
  readonly skills: readonly string[]
  readonly demo: string | null
  /** The body's first paragraph, on one line. */
  readonly summary: string
  readonly checklist: Checklist | null
  /** Summary and checklist are what the whole Markdown parser says; false where a light scan could only guess. */
  readonly isBodySure: boolean
  /** The front matter cannot be read: drawn with a mark, read-only, never counted in WIP. */
  readonly isUnreadable: boolean
  readonly problems: readonly Problem[]
  readonly fields: FieldEntries
}
