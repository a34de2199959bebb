import { signal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FindingView } from '../../core/view/boardView.ts'
import type { Channel } from '../channel.ts'
import { FilterState } from '../find/filterState.ts'
import { heldCards } from '../find/heldCards.ts'
import type { TabName } from '../tabs.ts'
import type { HistoryState } from '../../protocol.ts'
import type { UiMemory } from '../uiState.ts'
import { BoardState } from './boardState.ts'
import type { DragState } from './dragState.ts'
import { Flow } from '../flow/flow.ts'
import { Panel } from '../panel/panel.ts'
import { Past } from './past.ts'
import { Messages } from './messages.ts'
import { Policies } from './policies.ts'
import { Selection } from './selection.ts'
import { Shape } from './shape.ts'
import { type AskForReason, Wishes } from './wishes.ts'

/** Dialogs about cards. */
export type CardDialogKind =
  'move' | 'block' | 'assign' | 'class' | 'labels' | 'thief' | 'due' | 'retitle' | 'rename' | 'archive'

/** Dialogs about a column: each asks for what its wish lacks. */
export type ColumnDialogKind = 'renameColumn' | 'limitColumn' | 'addColumn' | 'removeColumn'

/** The dialog that is open, and what it is about. */
export type OpenDialog =
  | { readonly kind: CardDialogKind; readonly keys: readonly string[] }
  | { readonly kind: 'limit'; readonly question: AskForReason }
  | { readonly kind: ColumnDialogKind; readonly column: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'saveFilter'; readonly isForTeam: boolean }
  /** What was found of one thief. */
  | { readonly kind: 'findings'; readonly thief: string }
  | { readonly kind: 'mute'; readonly finding: FindingView; readonly card: string | null }

/** A menu that is open, and the button or card that it belongs to. */
export interface OpenMenu {
  /** Key of the card; null is a column's menu or the board's own. */
  readonly key: string | null
  /** Id of the column. */
  readonly column?: string
  /** It is the one of how the wall is looked at. */
  readonly isView?: true
  readonly anchor: HTMLElement
}

/** A board on the screen: what the parts of it share. */
export interface Screen {
  readonly state: BoardState
  readonly wishes: Wishes
  readonly messages: Messages
  readonly channel: Channel
  readonly memory: UiMemory
  /** The screen that is shown; the board itself is the first. */
  readonly tab: Signal<TabName>
  /** The keyboard shall go to the screen that is shown, as soon as it is there. */
  readonly focusWish: Signal<boolean>
  readonly dialog: Signal<OpenDialog | null>
  /** Limits that wait to be asked about until the dialog before them is closed. */
  readonly questions: AskForReason[]
  readonly menu: Signal<OpenMenu | null>
  /** Id of the column that has its box for a new card open. */
  readonly adding: Signal<string | null>
  readonly drag: Signal<DragState | null>
  readonly selection: Selection
  readonly shape: Shape
  /** Keys of the lanes that are near what is seen. */
  readonly nearLanes: Signal<ReadonlySet<string>>
  readonly panel: Panel
  readonly filter: FilterState
  readonly policies: Policies
  readonly flow: Flow
  /** How far the host is with reading the board's history; null: it has not said. */
  readonly history: Signal<HistoryState | null>
  readonly past: Past
}

export function createScreen(channel: Channel, memory: UiMemory): Screen {
  const shape = new Shape(memory)
  const state = new BoardState(memory.atBirth.current, shape)
  const messages = new Messages()
  const dialog = signal<OpenDialog | null>(null)
  const questions: AskForReason[] = []
  const menu = signal<OpenMenu | null>(null)
  const drag = signal<DragState | null>(null)
  const filter = new FilterState({ state, messages, channel, memory, held: heldCards({ drag, menu, dialog }) })
  const wishes = new Wishes(state, channel, messages, {
    ask(question) {
      if (dialog.peek()) questions.push(question)
      else dialog.value = { kind: 'limit', question }
    },
    remarkOn: (cards) => filter.hiddenNote(cards),
  })
  return {
    state,
    wishes,
    messages,
    channel,
    memory,
    tab: signal(memory.atBirth.tab),
    focusWish: signal(false),
    dialog,
    questions,
    menu,
    adding: signal(null),
    drag,
    shape,
    nearLanes: signal(new Set()),
    selection: new Selection(state, messages),
    panel: new Panel(channel, memory),
    filter,
    policies: new Policies(channel),
    flow: new Flow(channel, memory),
    history: signal(null),
    past: new Past(),
  }
}

export const ScreenContext = createContext<Screen | null>(null)

/** The board that a part is drawn on. */
export function useScreen(): Screen {
  const screen = useContext(ScreenContext)
  if (!screen) throw new Error('drawn outside a board')
  return screen
}

/** Closes the dialog; the next question that waits comes up. */
export function closeDialog({ dialog, questions }: Screen): void {
  const question = questions.shift()
  dialog.value = question ? { kind: 'limit', question } : null
}

export function openMenu(screen: Screen, menu: OpenMenu): void {
  closeMenu(screen)
  screen.menu.value = menu
  gripForMenu(screen, menu.key, 'menu')
}

export function closeMenu(screen: Screen): void {
  const menu = screen.menu.peek()
  if (!menu) return
  screen.menu.value = null
  gripForMenu(screen, menu.key, null)
}

function gripForMenu({ state }: Screen, key: string | null, by: 'menu' | null): void {
  const card = key === null ? undefined : state.card(key)
  if (card) card.grip.value = by
}
