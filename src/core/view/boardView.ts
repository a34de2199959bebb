import type { ClassOfService } from '../card/card.ts'
import type { Problem, ProblemCode } from '../card/problem.ts'
import type { WipState } from '../board/board.ts'
import type { LimitPolicy, SavedView } from '../board/workflow.ts'
import type { AgeBand } from '../flow/flowReport.ts'

/** A person as the card shows them. */
export interface PersonView {
  readonly id: string
  readonly name: string
  /** One or two letters. */
  readonly initials: string
  /** Which of the palette's colours, from 0. */
  readonly hue: number
}

/** Something that looks like the work of a thief of time: computed, and no flag. */
export interface FindingView {
  /** As `findings:` and `mutes:` of board.md call it. */
  readonly signal: string
  /** The same in a few words. */
  readonly name: string
  readonly thief: { readonly id: string; readonly name: string }
  /** One sentence with the numbers, and with the threshold in use. */
  readonly evidence: string
  /** Full id of the commit that it shows in. */
  readonly commit: string | null
  readonly isMild: boolean
  /** The card carries this thief already: somebody has said so. */
  readonly isFlagged: boolean
}

/** A finding that the team does not want to see, and what of board.md hides it. */
export interface MutedView {
  readonly signal: string
  readonly name: string
  readonly evidence: string
  /** Of the mute: the id of its card, null for all of them. */
  readonly card: string | null
  readonly reason: string | null
  /** `YYYY-MM-DD`. */
  readonly until: string | null
}

/** How old an active card is; days are whole, and the first is day 1. */
export interface AgeView {
  readonly days: number
  readonly columnDays: number
  readonly band: AgeBand
  /** Older than promised or usual, or very long in its column. */
  readonly isStale: boolean
  /** Since it was blocked; null if it is not. */
  readonly blockedDays: number | null
  /** `6 d`. */
  readonly text: string
  /** `6 days, over p85 of 4`. */
  readonly words: string
}

/** A card's face. What has no value is null or empty and takes no room. */
export interface CardView {
  /** Unique on the board, also where two cards share an id: the path. */
  readonly key: string
  readonly id: string
  readonly path: string
  readonly title: string
  /** As written, and as the column that it is drawn in. */
  readonly column: string
  readonly classOfService: ClassOfService
  readonly assignees: readonly PersonView[]
  readonly labels: readonly string[]
  readonly team: string | null
  readonly blocked: { readonly reason: string | null; readonly on: string | null } | null
  readonly thief: { readonly id: string; readonly name: string } | null
  readonly checklist: { readonly done: number; readonly total: number } | null
  /** `YYYY-MM-DD`, and as the card says it: `1 Dec`. */
  readonly due: { readonly date: string; readonly text: string; readonly isOver: boolean } | null
  /** Of an active card; null for others, and until the history has been read. */
  readonly age: AgeView | null
  readonly hasDemo: boolean
  readonly isUnreadable: boolean
  readonly isRanked: boolean
  /** Accepted, on disk, and not yet in git. */
  readonly isPending: boolean
  readonly findings: readonly FindingView[]
  readonly problems: readonly {
    readonly code: ProblemCode
    readonly severity: 'error' | 'warning'
    readonly message: string
  }[]
}

export interface WipView {
  readonly count: number
  readonly limit: number | null
  readonly state: WipState
  /** `3 / 4`, or `3` without a limit. */
  readonly text: string
  /** `at limit`, `over by 1`, or empty. */
  readonly word: string
  /** Of the newest board commit that went over this limit, while it is over. */
  readonly overReason: string | null
  /** What one more card will make of it: `would be 5 of 4 — needs a reason`; empty while within the limit. */
  readonly wouldBe: string
  /** What happens to those who go over it. */
  readonly policy: LimitPolicy
  /** Whether one more card is within the limit, over it (`warn`), needs a reason, or is refused. */
  readonly entering: 'free' | LimitPolicy
}

export interface ColumnView {
  readonly id: string
  readonly name: string
  readonly wip: WipView
  /** Its cards are started and not finished. */
  readonly isActive: boolean
  readonly isFinished: boolean
  /** Markdown; empty if the team has written none. */
  readonly policy: string
}

/** What stands in git's way, or null: commits are made at once. */
export type GitHold =
  'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect' | 'sequencer' | 'unmerged' | 'detached' | 'batch'

/** Where the board's changes go, and what has not gone there yet. */
export interface HeadView {
  /** null when detached, unborn without a name, or without a repository. */
  readonly branch: string | null
  readonly hasRepository: boolean
  readonly hold: GitHold | null
  /** Changes accepted and not committed. */
  readonly pending: number
  /** Ids of cards edited by hand and not committed. */
  readonly changedByHand: readonly string[]
  /** "Collect changes" is on: changes are gathered into one commit. */
  readonly isCollecting: boolean
  /** The last attempt to commit failed: one plain sentence. */
  readonly failure: string | null
}

export interface ThiefView {
  readonly id: string
  readonly name: string
  readonly definition: string
  /** Cards on the board that carry it. */
  readonly count: number
  /** Findings that are no flag yet; null where the history has not been read. */
  readonly found: number | null
  /** Those that are about no card: about a column, a person, or the whole board. */
  readonly findings: readonly FindingView[]
  readonly muted: readonly MutedView[]
}

export interface ProblemView extends Problem {
  readonly card: string | null
}

/** Why nothing can be changed here, or null. `past`: it is a wall as it was. */
export type ReadOnlyReason = 'untrusted' | 'boardBroken' | 'past'

/** Everything the webview draws; all decisions are made. */
export interface BoardView {
  readonly title: string
  /** `Week 47 · day 1 of 5`; empty without an iteration. */
  readonly iteration: string
  /** `23 cards · 7 active · SLE 85 % in 10 days`. */
  readonly totals: string
  readonly head: HeadView
  readonly readOnly: ReadOnlyReason | null
  readonly columns: readonly ColumnView[]
  /** Keys of the cards of each column, top to bottom. */
  readonly order: Readonly<Record<string, readonly string[]>>
  readonly cards: Readonly<Record<string, CardView>>
  readonly thieves: readonly ThiefView[]
  readonly people: readonly PersonView[]
  /** The team's saved filters. */
  readonly views: readonly SavedView[]
  /** Names, as `personKey` has them, by which cards call the person who sits here; null: nobody knows who that is. */
  readonly me: readonly string[] | null
  /** The history has been read: active cards have an age. */
  readonly hasAges: boolean
  /** Of `board.md` and of files that are no card on the wall. */
  readonly problems: readonly Problem[]
}

/** What is different from one view to the next; what is absent is as it was. */
export interface BoardChange {
  /** null: the card is gone. */
  readonly cards: Readonly<Record<string, CardView | null>>
  /** Only the columns whose order changed. */
  readonly order: Readonly<Record<string, readonly string[]>>
  /** Everything but `cards` and `order`, where any of it changed. */
  readonly frame: Omit<BoardView, 'cards' | 'order'> | null
}
