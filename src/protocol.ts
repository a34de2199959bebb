import * as v from 'valibot'
import type { SavedView } from './core/board/workflow.ts'
import type { Refusal } from './core/card/edit.ts'
import { type Intent, plainFields } from './core/edit/intent.ts'
import type { FlowReport } from './core/flow/flowReport.ts'
import type { BoardChange, BoardView } from './core/view/boardView.ts'
import type { CardBody } from './core/view/cardBody.ts'
import type { CardDetail } from './core/view/cardDetail.ts'
import type { ShownCounts } from './core/view/filter/shownSentence.ts'
import { type FlowAsk, flowRanges } from './core/view/flow/flowAsk.ts'
import type { OldCard, PastAnswer, PastQuestion } from './core/view/pastMessages.ts'

/** How a wish ended. `message` is the sentence for the screen reader: with card id and column name. */
export type Outcome =
  | {
      readonly kind: 'committed' | 'pending' | 'unchanged'
      readonly message: string
      readonly cards: readonly string[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** git said no. With cards, their change is on disk and pending; without, nothing was changed. */
  | { readonly kind: 'failed'; readonly message: string; readonly cards: readonly string[] }

/** Where a filter's words are in the texts of the cards: keys of those that say all of them, or one that is not wanted. */
export interface BodyHits {
  readonly keys: readonly string[]
  readonly unwanted: readonly string[]
}

export type ToWebview =
  /** A board from scratch. Of a large one only the first cards, unless something waits that is about any card. */
  | { readonly type: 'snapshot'; readonly rev: number; readonly view: BoardView; readonly isWhole: boolean }
  | { readonly type: 'change'; readonly from: number; readonly rev: number; readonly change: BoardChange }
  | { readonly type: 'settled'; readonly intentId: string; readonly outcome: Outcome }
  /** The answer to `find` with the same text, and a new one whenever the cards' texts make it another. */
  | ({ readonly type: 'found'; readonly text: string } & BodyHits)
  /** The person's own saved filters. */
  | { readonly type: 'filters'; readonly filters: readonly SavedView[] }
  /** A command of the palette, a menu of the editor, or a key binding. */
  | { readonly type: 'command'; readonly command: BoardCommand; readonly at?: CommandTarget }
  /** The card that is watched, whenever it says something else; null once it is not on the board. */
  | { readonly type: 'card'; readonly key: string; readonly detail: CardDetail | null }
  | { readonly type: 'cardBody'; readonly key: string; readonly body: CardBody }
  /** How the policy of a column is drawn; `source` is the text that was. */
  | { readonly type: 'policy'; readonly column: string; readonly source: string; readonly body: CardBody }
  /** A sentence for the live region. */
  | { readonly type: 'said'; readonly text: string }
  /** Shows a card and puts the keyboard on it, whatever keeps it from being seen. */
  | { readonly type: 'reveal'; readonly path: string }
  /** The answer to the newest `askFlow`; `counts` tells how many cards a filter left, null without one. */
  | { readonly type: 'flow'; readonly report: FlowReport; readonly counts: ShownCounts | null }
  | PastTold

/** `none`: there is no repository to read. */
export interface HistoryState {
  readonly state: 'reading' | 'ready' | 'failed' | 'none'
  readonly message: string
}

/** What the host tells of the board's past: what the reader of the history answers, its texts drawn. */
export type PastTold =
  | Exclude<PastAnswer, { readonly type: 'oldCard' }>
  | {
      readonly type: 'oldCard'
      readonly head: string
      readonly moment: number
      readonly key: string
      readonly card: DrawnOldCard | null
    }

/** A card as it was, with its text as it is drawn. */
export interface DrawnOldCard extends Omit<OldCard, 'text'> {
  readonly body: CardBody
}

/** What a command was called on; without it, the card that has the focus. */
export interface CommandTarget {
  /** Key of a card. */
  readonly card?: string
  /** Id of a column. */
  readonly column?: string
}

/** Actions on the card that has the focus, or on all that are chosen if it is one of them. */
export const cardCommands = [
  'moveTo',
  'moveToTop',
  'moveToBottom',
  'moveLeft',
  'moveRight',
  'moveUp',
  'moveDown',
  'block',
  'unblock',
  'assign',
  'setClass',
  'setLabels',
  'flagThief',
  'setDue',
  'retitle',
  'duplicate',
  'renameId',
  'copyId',
  'archive',
  'select',
  'openCard',
] as const
export type CardCommand = (typeof cardCommands)[number]

/** Actions on a column or on the wall. */
export const wallCommands = [
  'addCard',
  'selectColumn',
  'moveAllCards',
  'archiveColumn',
  'renameColumn',
  'limitColumn',
  'addColumn',
  'removeColumn',
  'moveColumnLeft',
  'moveColumnRight',
  'foldColumn',
  'unfoldColumns',
  'lanesByAssignee',
  'lanesByClass',
  'lanesByTeam',
  'lanesByLabel',
  'noLanes',
  'comfortableCards',
  'compactCards',
  'archiveDone',
  'showKeys',
] as const
export type WallCommand = (typeof wallCommands)[number]

/** Actions on the board that need its focus; the host sends them, the webview knows the card. */
export const boardCommands = [...cardCommands, ...wallCommands] as const

/** Show one of the screens of a board. */
export const tabCommands = ['showBoard', 'showHistory', 'showFlow'] as const
export type TabCommand = (typeof tabCommands)[number]

export type BoardCommand = CardCommand | WallCommand | TabCommand

export type ToHost =
  | { readonly type: 'ready' }
  /** The snapshot that was not whole is painted, or is of no use as it is: the other cards may come, as a change. */
  | { readonly type: 'wantRest' }
  | { readonly type: 'intent'; readonly intentId: string; readonly intent: Intent }
  | { readonly type: 'openCard'; readonly path: string }
  /** Puts a text into the clipboard. */
  | { readonly type: 'copy'; readonly text: string }
  /** The card whose panel is open; null is none. */
  | { readonly type: 'watchCard'; readonly key: string | null }
  /** Somebody looks at the policy of a column. */
  | { readonly type: 'showPolicy'; readonly column: string }
  /** A link of a card's body, to be opened outside; the host looks at it again. */
  | { readonly type: 'openLink'; readonly href: string }
  /** A file that a card's body links to, relative to the board folder. */
  | { readonly type: 'openLinked'; readonly path: string }
  | { readonly type: 'editBody'; readonly path: string }
  | { readonly type: 'copyLink'; readonly path: string }
  | { readonly type: 'collect'; readonly isOn: boolean }
  | { readonly type: 'commitByHand' }
  | { readonly type: 'headAction'; readonly action: HeadAction }
  /** Looks for a filter's words in the texts of the cards, from now on; empty: no longer. */
  | { readonly type: 'find'; readonly text: string }
  /** Saves a filter for this person alone; null takes it away. */
  | { readonly type: 'keepFilter'; readonly name: string; readonly filter: string | null }
  /** Measures the flow of the cards that a filter leaves. */
  | { readonly type: 'askFlow'; readonly query: FlowAsk; readonly filter: string }
  /** Takes a chart along: texts go to the clipboard, a picture (base64 of a PNG) into a file. */
  | { readonly type: 'saveChart'; readonly name: string; readonly kind: 'svg' | 'png' | 'csv'; readonly text: string }
  | PastQuestion
  /** Opens a card's file as it was after a commit: as a text, or beside the file that it is today. */
  | {
      readonly type: 'openOld'
      /** Full id. */
      readonly commit: string
      /** Relative to the board folder, then and now; null: there is none today. */
      readonly path: string
      readonly today: string | null
      readonly as: 'text' | 'diff'
    }
  | { readonly type: 'crashed'; readonly message: string }

/** What the header offers when something stands in the way. */
export const headActions = [
  'commitHereAnyway',
  'createBranch',
  'initRepository',
  'retryCommit',
  'manageTrust',
  'openBoardFile',
] as const
export type HeadAction = (typeof headActions)[number]

/** One handler for each kind of message: forgetting one does not compile. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [K in M['type']]: (message: Extract<M, { readonly type: K }>) => void
}

const text = v.pipe(v.string(), v.maxLength(100_000))
const names = v.pipe(v.array(text), v.maxLength(1_000))
const reason = v.nullable(text)
const objectId = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const value = v.nullable(v.union([text, names]))

const date = v.pipe(v.string(), v.isoDate())
/** A year or so, and more cards than a wall has: what a forecast may be asked for. */
const few = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(10_000)))
const flowAsk = v.object({
  from: v.nullable(v.union([date, v.picklist(flowRanges)])),
  to: v.nullable(date),
  policy: v.picklist(['restart', 'first-start']),
  days: few,
  items: few,
  window: few,
  seed: count,
})
/** A chart over many years is some megabytes as a text. */
const chartText = v.pipe(v.string(), v.maxLength(20_000_000))

const cardIntents = [
  v.object({
    kind: v.literal('moveCard'),
    card: text,
    to: text,
    place: v.union([v.picklist(['top', 'bottom']), v.object({ after: text })]),
    reason,
  }),
  v.object({
    kind: v.literal('addCard'),
    title: text,
    column: v.nullable(text),
    assignees: names,
    classOfService: v.nullable(text),
    labels: names,
    reason,
  }),
  v.object({ kind: v.literal('retitleCard'), card: text, title: text }),
  v.object({ kind: v.literal('assignCard'), card: text, assignees: names, reason }),
  v.object({ kind: v.literal('blockCard'), card: text, thief: text, reason: text, on: v.nullable(text) }),
  v.object({ kind: v.literal('unblockCard'), card: text }),
  v.object({ kind: v.literal('flagThief'), card: text, thief: v.nullable(text) }),
  v.object({ kind: v.literal('setClassOfService'), card: text, classOfService: text, reason }),
  v.object({ kind: v.literal('archiveCard'), card: text }),
  v.object({ kind: v.literal('setField'), card: text, field: v.picklist(plainFields), value }),
  v.object({ kind: v.literal('tickTask'), card: text, line: text, nth: count, isDone: v.boolean() }),
  v.object({ kind: v.literal('duplicateCard'), card: text, reason }),
  v.object({ kind: v.literal('renameCard'), card: text, id: text }),
] as const

const workflowIntents = [
  v.object({ kind: v.literal('renameColumn'), column: text, name: text }),
  v.object({ kind: v.literal('limitColumn'), column: text, limit: v.nullable(count) }),
  v.object({ kind: v.literal('addColumn'), name: text, after: v.nullable(text) }),
  v.object({ kind: v.literal('moveColumn'), column: text, after: v.nullable(text) }),
  v.object({ kind: v.literal('removeColumn'), column: text, cardsTo: v.nullable(text) }),
  v.object({ kind: v.literal('saveView'), name: text, filter: v.nullable(text) }),
  v.object({
    kind: v.literal('muteFinding'),
    signal: text,
    card: v.nullable(text),
    reason: text,
    until: v.nullable(text),
  }),
  v.object({ kind: v.literal('unmuteFinding'), signal: text, card: v.nullable(text) }),
] as const

const singleIntent = v.variant('kind', [...cardIntents, ...workflowIntents])

const intent = v.variant('kind', [
  ...cardIntents,
  ...workflowIntents,
  v.object({ kind: v.literal('restoreCard'), card: text, commit: objectId, path: text, reason }),
  v.object({ kind: v.literal('batch'), intents: v.pipe(v.array(singleIntent), v.maxLength(10_000)), reason }),
  v.object({ kind: v.literal('undo') }),
  v.object({ kind: v.literal('redo') }),
])

const toHost = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('wantRest') }),
  v.object({ type: v.literal('intent'), intentId: text, intent }),
  v.object({ type: v.literal('openCard'), path: text }),
  v.object({ type: v.literal('copy'), text }),
  v.object({ type: v.literal('watchCard'), key: v.nullable(text) }),
  v.object({ type: v.literal('showPolicy'), column: text }),
  v.object({ type: v.literal('openLink'), href: text }),
  v.object({ type: v.literal('openLinked'), path: text }),
  v.object({ type: v.literal('editBody'), path: text }),
  v.object({ type: v.literal('copyLink'), path: text }),
  v.object({ type: v.literal('collect'), isOn: v.boolean() }),
  v.object({ type: v.literal('commitByHand') }),
  v.object({ type: v.literal('headAction'), action: v.picklist(headActions) }),
  v.object({ type: v.literal('find'), text }),
  v.object({ type: v.literal('keepFilter'), name: text, filter: reason }),
  v.object({ type: v.literal('askFlow'), query: flowAsk, filter: text }),
  v.object({ type: v.literal('saveChart'), name: text, kind: v.picklist(['svg', 'png', 'csv']), text: chartText }),
  v.object({ type: v.literal('askHistory') }),
  v.object({ type: v.literal('askMoment'), moment: count, since: v.nullable(count), wantsWall: v.boolean() }),
  v.object({ type: v.literal('askCompare'), a: count, b: count }),
  v.object({ type: v.literal('askOldCard'), moment: count, key: text }),
  v.object({ type: v.literal('askLife'), key: text }),
  v.object({
    type: v.literal('openOld'),
    commit: objectId,
    path: text,
    today: reason,
    as: v.picklist(['text', 'diff']),
  }),
  v.object({ type: v.literal('crashed'), message: text }),
])

/** Lets through what is a message to the host, and nothing else; null for anything that is not. */
export function parseToHost(message: unknown): ToHost | null {
  const result = v.safeParse(toHost, message)
  return result.success ? result.output : null
}
