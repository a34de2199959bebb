import type { Comparison } from '../history/compareBoards.ts'
import type { BoardChange, BoardView } from './boardView.ts'
import type { CardDetail } from './cardDetail.ts'
import type { LifeView } from './lifeView.ts'
import type { MomentChange } from './momentView.ts'
import type { Timeline } from './timeline.ts'

/** What a screen can ask about the board's past. Moments are numbers in the timeline. */
export type PastQuestion =
  /** A screen of the past is opened: it wants the timeline now, and whenever it is another one. */
  | { readonly type: 'askHistory' }
  /** What changed at a moment, since another one (null: since the one before it), and the steps around it. */
  | {
      readonly type: 'askMoment'
      readonly moment: number
      readonly since: number | null
      /** The wall itself too: no steps lead there. */
      readonly wantsWall: boolean
    }
  | { readonly type: 'askCompare'; readonly a: number; readonly b: number }
  /** A card as it was; `key` as on that wall. */
  | { readonly type: 'askOldCard'; readonly moment: number; readonly key: string }
  /** Everything that happened to a card; `key` as on today's wall. */
  | { readonly type: 'askLife'; readonly key: string }

/** One moment of the wall, beside the wall itself. */
export interface MomentFacts extends MomentChange {
  readonly moment: number
  /** The moment that `marks` and `left` count from; null: the one before it. */
  readonly since: number | null
  /** Columns or limits were not those of the newest moment. */
  readonly isOtherWorkflow: boolean
  /** There was no `board.md` yet: it is read with the earliest one known. */
  readonly isBeforeWorkflow: boolean
}

/** What turns the wall of the moment before `moment` into its wall, and back; null: the two look the same. */
export interface MomentStep {
  readonly moment: number
  readonly forward: BoardChange | null
  readonly back: BoardChange | null
}

/** What is told of the board's past. `head` is that of the timeline that moments are numbers in. */
export type PastAnswer =
  | { readonly type: 'historyState'; readonly state: HistoryState; readonly message: string }
  | { readonly type: 'timeline'; readonly timeline: Timeline }
  /** Steps come around each moment that is asked for, so that the next ones need not be asked for. */
  | {
      readonly type: 'moments'
      readonly head: string
      /** The one that was asked for. */
      readonly moment: number
      /** Its wall; null in all answers but the first, and where only the steps were wanted. */
      readonly wall: BoardView | null
      readonly facts: readonly MomentFacts[]
      readonly steps: readonly MomentStep[]
    }
  | {
      readonly type: 'comparison'
      readonly head: string
      readonly a: number
      readonly b: number
      readonly comparison: Comparison
    }
  | {
      readonly type: 'oldCard'
      readonly head: string
      readonly moment: number
      readonly key: string
      /** null: it was not on the wall. */
      readonly card: OldCard | null
    }
  /** null: the history knows no such card. */
  | { readonly type: 'life'; readonly key: string; readonly life: LifeView | null }

/** A card as it was. */
export interface OldCard {
  readonly detail: CardDetail
  /** Its whole file. */
  readonly text: string
  /** The same card on the newest wall; null: it is gone. */
  readonly today: { readonly id: string; readonly key: string } | null
}

/** How far the reading is. `none`: there is no history to read, and `message` says why; `failed`: and why. */
export type HistoryState = 'reading' | 'ready' | 'failed' | 'none'
