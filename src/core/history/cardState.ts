import type { ClassOfService, Impediment } from '../card/card.ts'

/** What one version of a card's file says, as far as history and flow ask. The same text always says the same. */
export interface CardState {
  /** As written, or the file name without `.md`. */
  readonly id: string
  readonly title: string
  readonly status: string | null
  readonly rank: string | null
  readonly classOfService: ClassOfService
  /** Without a leading `@`. */
  readonly assignees: readonly string[]
  readonly labels: readonly string[]
  readonly blocked: Impediment | null
  readonly thief: string | null
  readonly dependsOn: readonly string[]
  readonly team: string | null
  readonly requester: string | null
  /** `YYYY-MM-DD`. */
  readonly due: string | null
  readonly isUnreadable: boolean
  /** A fingerprint of the text under the front matter, white space apart. */
  readonly body: string
  /** A fingerprint of everything that the file says, white space apart: format-only edits leave it as it is. */
  readonly content: string
}
