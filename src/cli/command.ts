import type { Intent } from '../core/edit/intent.ts'
import type { FlowQuery } from '../core/flow/flowReport.ts'

/** What somebody typed, understood. `boardFolder` is as typed; null is "look for it". */
export interface Command {
  readonly action:
    /** `at`: the board as it was; null is now. */
    | { readonly kind: 'show'; readonly filter: string | null; readonly at: Moment | null }
    /** Of one card, or of all. */
    | { readonly kind: 'history'; readonly card: string | null }
    | { readonly kind: 'compare'; readonly before: Moment; readonly after: Moment }
    | MetricsAction
    | { readonly kind: 'findings'; readonly isStolen: boolean }
    | { readonly kind: 'check'; readonly isStrict: boolean }
    | { readonly kind: 'write'; readonly intent: Intent }
    /** The task is named by what it says: its line is found in the card. */
    | { readonly kind: 'tick'; readonly card: string; readonly task: string; readonly isDone: boolean }
    | { readonly kind: 'tasks'; readonly card: string }
    | { readonly kind: 'help'; readonly topic: string | null }
  readonly boardFolder: string | null
  readonly isJson: boolean
}

/** A moment of the board's past, as somebody names it. */
export type Moment =
  /** Its end, in the board's zone; `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly day: string }
  /** Milliseconds since 1970. */
  | { readonly kind: 'instant'; readonly at: number }
  /** Whatever git understands as a commit. */
  | { readonly kind: 'commit'; readonly name: string }

/** What is asked about the flow, and in which form beside text and JSON it is printed. */
export interface MetricsAction {
  readonly kind: 'metrics'
  readonly filter: string | null
  readonly query: Partial<FlowQuery>
  readonly form: 'openmetrics' | 'csv' | null
}

/** Something that cannot be understood, with the sentence that says why. */
export interface Misuse {
  readonly kind: 'misuse'
  readonly message: string
}

/** The exit codes of the contract. */
export const exitCodes = { done: 0, failure: 1, problems: 2, refused: 3, usage: 64 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
