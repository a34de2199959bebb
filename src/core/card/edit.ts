import type { Field, FieldNames, Value } from './field.ts'

/** One key of one card, from what it was to what it shall be. */
export interface KeyChange {
  readonly key: Field
  readonly before: Value
  readonly after: Value
}

/** Whole lines of a file, with their line ends, and what stands in their place afterwards; found by what they say. */
export interface LineHunk {
  /** Begins at a line's start. */
  readonly before: string
  readonly after: string
  /** Which of the places that say `before`, from 0. */
  readonly nth: number
}

/** One change to one file of a board; paths are relative to the board folder, with `/`. */
export type Edit =
  | { readonly kind: 'set'; readonly path: string; readonly keys: readonly KeyChange[] }
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string; readonly before: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'lines'; readonly path: string; readonly hunks: readonly LineHunk[] }
  /** Names another id wherever the file names one. The file may lie outside the board, as `../README.md`. */
  | { readonly kind: 'mentions'; readonly path: string; readonly id: string; readonly to: string }

/** The paths of the files that an edit changes. */
export function pathsOfEdit(edit: Edit): readonly string[] {
  return edit.kind === 'rename' ? [edit.path, edit.to] : [edit.path]
}

/** Why a wish cannot be. The list is closed and part of the command line's contract. */
export const refusalCodes = [
  'cardNotFound',
  'columnNotFound',
  'notInColumn',
  'ambiguousCard',
  'cardUnreadable',
  'wipLimitReached',
  'reasonRequired',
  'boardBroken',
  'cannotSplice',
  'changedSince',
  'nothingToUndo',
  'invalidValue',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** A wish that cannot be granted, with the sentence that says why. Nothing was changed. */
export interface Refusal {
  readonly kind: 'refusal'
  readonly code: RefusalCode
  readonly message: string
}

export function refuse(code: RefusalCode, message: string): Refusal {
  return { kind: 'refusal', code, message }
}

export interface Trailer {
  readonly key: 'Card' | 'Column' | 'View' | 'Mute' | 'From' | 'To' | 'Over-limit' | 'Reason' | 'Undoes' | 'Restores'
  readonly value: string
}

/** What to change and how the commit will say it. An empty `edits` means that there is nothing to do. */
export interface Plan {
  readonly kind: 'plan'
  /** The cards it is about, by id: these are pending until the commit is made. */
  readonly cards: readonly string[]
  readonly edits: readonly Edit[]
  readonly names: FieldNames
  /** First line of the commit message, without `commit.suffix`. */
  readonly subject: string
  /** The line under it: the card's title. */
  readonly body: string
  /** Of a batch: what was changed, a line each, in the place of the body. */
  readonly changes?: readonly string[]
  readonly trailers: readonly Trailer[]
  /** What a person should hear because it is not quite what they asked for: where the card landed instead. */
  readonly notice?: string
}
