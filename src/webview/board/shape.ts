import { type ReadonlySignal, signal } from '@preact/signals'
import type { LaneKind } from '../../core/view/swimlanes.ts'
import type { UiMemory, UiState } from '../uiState.ts'

export type Density = UiState['density']

/** How a person looks at the wall; it outlives the page. */
export class Shape {
  /** What the wall is cut into lanes by; null is one wall. */
  readonly lanes: ReadonlySignal<LaneKind | null>
  readonly density: ReadonlySignal<Density>
  /** Ids of the columns that are folded. */
  readonly foldedColumns: ReadonlySignal<ReadonlySet<string>>
  /** Keys of the lanes that are folded. */
  readonly foldedLanes: ReadonlySignal<ReadonlySet<string>>

  readonly #lanes = signal<LaneKind | null>(null)
  readonly #density = signal<Density>('comfortable')
  readonly #foldedColumns = signal<ReadonlySet<string>>(new Set())
  readonly #foldedLanes = signal<ReadonlySet<string>>(new Set())
  readonly #memory: UiMemory

  constructor(memory: UiMemory) {
    this.#memory = memory
    this.#lanes.value = memory.atBirth.lanes
    this.#density.value = memory.atBirth.density
    this.#foldedColumns.value = new Set(memory.atBirth.foldedColumns)
    this.#foldedLanes.value = new Set(memory.atBirth.foldedLanes)
    this.lanes = this.#lanes
    this.density = this.#density
    this.foldedColumns = this.#foldedColumns
    this.foldedLanes = this.#foldedLanes
  }

  cutBy(lanes: LaneKind | null): void {
    this.#lanes.value = lanes
    this.#memory.update({ lanes })
  }

  pack(density: Density): void {
    this.#density.value = density
    this.#memory.update({ density })
  }

  foldColumn(id: string, isFolded: boolean): void {
    this.#foldedColumns.value = changed(this.#foldedColumns.peek(), id, isFolded)
    this.#memory.update({ foldedColumns: [...this.#foldedColumns.peek()] })
  }

  foldLane(key: string, isFolded: boolean): void {
    this.#foldedLanes.value = changed(this.#foldedLanes.peek(), key, isFolded)
    this.#memory.update({ foldedLanes: [...this.#foldedLanes.peek()] })
  }
}

function changed(all: ReadonlySet<string>, one: string, isIn: boolean): ReadonlySet<string> {
  const rest = [...all].filter((each) => each !== one)
  return new Set(isIn ? [...rest, one] : rest)
}
