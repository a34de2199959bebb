import type { Channel } from './channel.ts'

/** Where a person was on the board: navigation only, never a card's data. */
export interface UiState {
  /** The board folder's address, by which the editor reopens the right board. */
  readonly board: string
  /** Pixels the wall is scrolled to the right. */
  readonly wallScroll: number
  /** Pixels each column is scrolled down, by column id. */
  readonly columnScroll: Readonly<Record<string, number>>
  /** Key of the card that the keyboard is on. */
  readonly current: string | null
}

/** Keeps the navigation over hiding, reviving and reloading. */
export interface UiMemory {
  /** As it was when the page was born. */
  readonly atBirth: UiState
  update(change: Partial<UiState>): void
  scrollColumn(column: string, top: number): void
}

/** Reads what the last page remembered, and writes changes at most four times a second. */
export function openUiMemory(channel: Channel, board: string): UiMemory {
  const atBirth = { ...readUiState(channel.recall()), board }
  let state: UiState = atBirth
  let isWaiting = false
  const update = (change: Partial<UiState>): void => {
    state = { ...state, ...change }
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      channel.remember(state)
    }, 250)
  }
  channel.remember(state)
  return {
    atBirth,
    update,
    scrollColumn: (column, top) => update({ columnScroll: { ...state.columnScroll, [column]: top } }),
  }
}

function readUiState(stored: unknown): UiState {
  const found = typeof stored === 'object' && stored !== null ? (stored as Partial<Record<keyof UiState, unknown>>) : {}
  const columnScroll = typeof found.columnScroll === 'object' && found.columnScroll !== null ? found.columnScroll : {}
  return {
    board: '',
    wallScroll: typeof found.wallScroll === 'number' ? found.wallScroll : 0,
    columnScroll: Object.fromEntries(
      Object.entries(columnScroll).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
    current: typeof found.current === 'string' ? found.current : null,
  }
}
