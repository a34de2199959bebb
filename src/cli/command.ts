import type { Intent } from '../core/edit/intent.ts'

/** What somebody typed, understood. `boardFolder` is as typed; null is "look for it". */
export interface Command {
  readonly action:
    | { readonly kind: 'show'; readonly filter: string | null }
    | { readonly kind: 'check'; readonly isStrict: boolean }
    | { readonly kind: 'write'; readonly intent: Intent }
    /** The task is named by what it says: its line is found in the card. */
    | { readonly kind: 'tick'; readonly card: string; readonly task: string; readonly isDone: boolean }
    | { readonly kind: 'tasks'; readonly card: string }
    | { readonly kind: 'help'; readonly topic: string | null }
  readonly boardFolder: string | null
  readonly isJson: boolean
}

/** Something that cannot be understood, with the sentence that says why. */
export interface Misuse {
  readonly kind: 'misuse'
  readonly message: string
}

/** The exit codes of the contract. */
export const exitCodes = { done: 0, failure: 1, problems: 2, refused: 3, usage: 64 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
