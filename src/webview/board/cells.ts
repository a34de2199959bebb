import { computed, type ReadonlySignal } from '@preact/signals'
import type { Intent, SingleIntent } from '../../core/edit/intent.ts'
import type { CardView, PersonView } from '../../core/view/boardView.ts'
import { type Lane, laneKeyAfter, laneKeyOf, type LaneKind, lanesOf } from '../../core/view/swimlanes.ts'
import type { Wish } from './drawnOrder.ts'
import { isSame } from './isSame.ts'
import type { Shape } from './shape.ts'

/** The cards of a column that are in one lane, top to bottom, without those that the filter hides. */
export interface Cell {
  /** null on a wall without lanes. */
  readonly lane: Lane | null
  readonly keys: readonly string[]
}

/** A column, cut into cells. */
export interface CutColumn {
  /** Those of its cards that the filter leaves on the wall, lane by lane; of a wall without lanes one cell. */
  readonly cells: ReadonlySignal<readonly Cell[]>
  /** Those of its cards that are drawn, top to bottom: not what the filter hides, nor what is folded. */
  readonly shown: ReadonlySignal<readonly string[]>
}

/** What is cut: the board on the screen. */
export interface Uncut {
  readonly frame: ReadonlySignal<{ readonly people: readonly PersonView[] } | null>
  readonly rev: ReadonlySignal<number>
  readonly columns: ReadonlySignal<readonly { readonly order: ReadonlySignal<readonly string[]> }[]>
  readonly hidden: ReadonlySignal<ReadonlySet<string>>
  readonly wishes: ReadonlySignal<readonly Wish[]>
  cardView(key: string): CardView | undefined
}

/** How lanes cut the columns into cells, with the unanswered wishes already granted. */
export class Cells {
  /** Empty on a wall without lanes. The same list for as long as it says the same. */
  readonly lanes: ReadonlySignal<readonly Lane[]>
  readonly #board: Uncut
  readonly #shape: Shape
  /** Keys of the lanes that unanswered wishes put cards into, by key of the card. */
  readonly #ahead: ReadonlySignal<ReadonlyMap<string, string>>
  #known: { readonly kind: LaneKind; readonly keys: WeakMap<CardView, string> } | null = null

  constructor(board: Uncut, shape: Shape) {
    this.#board = board
    this.#shape = shape
    let lanes: readonly Lane[] = []
    this.lanes = computed(() => {
      const found = this.#findLanes()
      const isKept = found.length === lanes.length && found.every((lane, i) => isSameLane(lane, lanes[i]))
      return isKept ? lanes : (lanes = found)
    })
    this.#ahead = computed(() => this.#findAhead())
  }

  ofColumn(id: string, order: ReadonlySignal<readonly string[]>): CutColumn {
    const filtered = computed(() => {
      const hidden = this.#board.hidden.value
      return hidden.size === 0 ? order.value : order.value.filter((key) => !hidden.has(key))
    })
    let cells: readonly Cell[] = []
    const kept = computed(() => {
      const cut = this.#cut(filtered.value)
      return (cells = keep(cut, cells))
    })
    const shown = computed(() => {
      if (this.#shape.foldedColumns.value.has(id)) return []
      const folded = this.#shape.foldedLanes.value
      const open = kept.value.filter(({ lane }) => !lane || !folded.has(lane.key))
      return open.length === 1 ? (open[0]?.keys ?? []) : open.flatMap(({ keys }) => keys)
    })
    return { cells: kept, shown }
  }

  /** The lane with this key, if the wall has it. */
  lane(key: string | null): Lane | null {
    return this.lanes.peek().find((lane) => lane.key === key) ?? null
  }

  #findLanes(): readonly Lane[] {
    const kind = this.#shape.lanes.value
    const frame = this.#board.frame.value
    if (kind === null || !frame || this.#board.rev.value < 0) return []
    const keys = this.#board.columns.value.flatMap((column) => column.order.value)
    return lanesOf(
      kind,
      keys.flatMap((key) => this.#board.cardView(key) ?? []),
      frame.people,
    )
  }

  #findAhead(): ReadonlyMap<string, string> {
    const ahead = new Map<string, string>()
    const kind = this.#shape.lanes.value
    if (kind === null) return ahead
    for (const { intent, keys } of this.#board.wishes.value)
      for (const [i, single] of (intent.kind === 'batch' ? intent.intents : [intent]).entries()) {
        const card = keys[i]
        const lane = isSingle(single) ? laneKeyAfter(kind, single) : undefined
        if (card !== undefined && lane !== undefined) ahead.set(card, lane)
      }
    return ahead
  }

  #cut(keys: readonly string[]): readonly Cell[] {
    const lanes = this.lanes.value
    const kind = this.#shape.lanes.value
    // Cards change with the revision: a card that says something else is in another lane.
    if (kind === null || lanes.length === 0 || this.#board.rev.value < 0) return [{ lane: null, keys }]
    const byLane = new Map(lanes.map((lane): [string, string[]] => [lane.key, []]))
    const rest = byLane.get(lanes.at(-1)?.key ?? '') ?? []
    const ahead = this.#ahead.value
    for (const key of keys) (byLane.get(ahead.get(key) ?? this.#laneKey(kind, key)) ?? rest).push(key)
    return lanes.map((lane) => ({ lane, keys: byLane.get(lane.key) ?? [] }))
  }

  #laneKey(kind: LaneKind, key: string): string {
    if (this.#known?.kind !== kind) this.#known = { kind, keys: new WeakMap() }
    const view = this.#board.cardView(key)
    if (!view) return ''
    const known = this.#known.keys.get(view)
    if (known !== undefined) return known
    const lane = laneKeyOf(kind, view)
    this.#known.keys.set(view, lane)
    return lane
  }
}

/** What is the same as before stays the same objects: then nothing repaints. */
function keep(cells: readonly Cell[], before: readonly Cell[]): readonly Cell[] {
  const kept = cells.map((cell, i) => {
    const old = before[i]
    return old && old.lane === cell.lane && isSame(old.keys, cell.keys) ? old : cell
  })
  return isSame(kept, before) ? before : kept
}

function isSingle(intent: Intent): intent is SingleIntent {
  return !['undo', 'redo', 'batch', 'restoreCard'].includes(intent.kind)
}

function isSameLane(one: Lane, other: Lane | undefined): boolean {
  return one.key === other?.key && one.name === other.name && one.value === other.value
}
