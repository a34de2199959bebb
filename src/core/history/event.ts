/** What can happen to a card, in the order in which one commit's events are told. */
export const eventKinds = [
  'created',
  'moved',
  'blocked',
  'unblocked',
  'flagged',
  'assigned',
  'ranked',
  'retitled',
  'edited',
  'archived',
  'deleted',
] as const

export type EventKind = (typeof eventKinds)[number]

/** Something that happened to a card, as a commit tells it. */
export interface CardEvent {
  /** The card's id, as that commit left it. */
  readonly card: string
  readonly kind: EventKind
  /**
   * Before and after, in the words of the kind: column ids (`created`, `moved`, `archived`, `deleted`), reasons
   * (`blocked`, `unblocked`), thieves (`flagged`), people with `, ` between them (`assigned`), ranks, titles; of
   * `edited` the names of what changed, where they are known. null is nothing.
   */
  readonly from: string | null
  readonly to: string | null
  /** Author date, milliseconds since 1970; never before the event above it on the same card. */
  readonly at: number
  /** The author's name. */
  readonly author: string
  /** Full id. */
  readonly commit: string
  /** Of the card's file after the commit (before it, where it went), relative to the top of the repository. */
  readonly path: string
}
