import { type LaneKind, laneKinds } from '../core/view/swimlanes.ts'
import { type FlowAsk, flowRanges } from '../core/view/flow/flowAsk.ts'
import type { Channel } from './channel.ts'
import { type TabName, tabNames } from './tabs.ts'

/** Where a person was on the board: navigation only, never a card's data. */
export interface UiState {
  /** The board folder's address, by which the editor reopens the right board. */
  readonly board: string
  /** The screen that was shown. */
  readonly tab: TabName
  /** Pixels the wall is scrolled to the right. */
  readonly wallScroll: number
  /** Pixels the wall is scrolled down, where lanes make it higher than the page. */
  readonly wallTop: number
  /** Pixels each column is scrolled down, by column id; cells of lanes by theirs. */
  readonly columnScroll: Readonly<Record<string, number>>
  /** Key of the card that the keyboard is on. */
  readonly current: string | null
  /** What the filter box says. */
  readonly filter: string
  /** What the wall is cut into lanes by; null is one wall. */
  readonly lanes: LaneKind | null
  readonly density: 'comfortable' | 'compact'
  /** Ids of the columns that are folded. */
  readonly foldedColumns: readonly string[]
  /** Keys of the lanes that are folded. */
  readonly foldedLanes: readonly string[]
  /** Key of the card whose panel is open. */
  readonly openCard: string | null
  /** What the flow screen was asked for. */
  readonly flowAsk: Pick<FlowAsk, 'from' | 'to' | 'policy'>
  /** Full id of the commit whose wall was looked at in the history; null is the newest. */
  readonly moment: string | null
}

/** Keeps the navigation over hiding, reviving and reloading. */
export interface UiMemory {
  /** As it was when the page was born. */
  readonly atBirth: UiState
  update(change: Partial<UiState>): void
  scrollColumn(column: string, top: number): void
  /** Pixels that the wall was scrolled to the right and down when last somebody saw it. */
  wallScroll(): { readonly left: number; readonly top: number }
  /** Pixels that a column was scrolled down when last somebody saw it. */
  scrollOf(column: string): number
}

/**
 * Reads what the last page remembered, and writes changes at once, but at most four times a second; what is left then is
 * written when the page is hidden, for it may never be seen again.
 */
export function openUiMemory(channel: Channel, board: string): UiMemory {
  const atBirth = { ...readUiState(channel.recall()), board }
  let state: UiState = atBirth
  let timer: number | null = null
  let isLeft = false
  const write = (): void => {
    isLeft = false
    channel.remember(state)
  }
  const update = (change: Partial<UiState>): void => {
    state = { ...state, ...change }
    if (timer !== null) {
      isLeft = true
      return
    }
    write()
    timer = window.setTimeout(() => {
      timer = null
      if (isLeft) write()
    }, 250)
  }
  const flush = (): void => {
    if (isLeft) write()
  }
  document.addEventListener('visibilitychange', flush)
  window.addEventListener('pagehide', flush)
  channel.remember(state)
  return {
    atBirth,
    update,
    wallScroll: () => ({ left: state.wallScroll, top: state.wallTop }),
    scrollOf: (column) => state.columnScroll[column] ?? 0,
    scrollColumn: (column, top) => update({ columnScroll: { ...state.columnScroll, [column]: top } }),
  }
}

function readUiState(stored: unknown): UiState {
  const found = typeof stored === 'object' && stored !== null ? (stored as Partial<Record<keyof UiState, unknown>>) : {}
  const columnScroll = typeof found.columnScroll === 'object' && found.columnScroll !== null ? found.columnScroll : {}
  return {
    board: '',
    tab: tabNames.find((name) => name === found.tab) ?? 'board',
    wallScroll: typeof found.wallScroll === 'number' ? found.wallScroll : 0,
    wallTop: typeof found.wallTop === 'number' ? found.wallTop : 0,
    columnScroll: Object.fromEntries(
      Object.entries(columnScroll).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
    current: typeof found.current === 'string' ? found.current : null,
    filter: typeof found.filter === 'string' ? found.filter : '',
    lanes: laneKinds.find((kind) => kind === found.lanes) ?? null,
    density: found.density === 'compact' ? 'compact' : 'comfortable',
    foldedColumns: textsIn(found.foldedColumns),
    foldedLanes: textsIn(found.foldedLanes),
    openCard: typeof found.openCard === 'string' ? found.openCard : null,
    flowAsk: readFlowAsk(found.flowAsk),
    moment: typeof found.moment === 'string' ? found.moment : null,
  }
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function readFlowAsk(value: unknown): UiState['flowAsk'] {
  const found = typeof value === 'object' && value !== null ? (value as Partial<Record<keyof FlowAsk, unknown>>) : {}
  return {
    from: flowRanges.find((range) => range === found.from) ?? dateIn(found.from),
    to: dateIn(found.to),
    policy: found.policy === 'first-start' ? 'first-start' : 'restart',
  }
}

function dateIn(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null
}
