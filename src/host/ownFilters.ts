import type { Memento } from 'vscode'
import type { SavedView } from '../core/board/workflow.ts'

/** The filters that a person saved for themselves, for each board: the same in every window of this machine. */
export class OwnFilters {
  readonly #memory: Memento

  constructor(memory: Memento) {
    this.#memory = memory
  }

  /** Those of a board, in the order in which they were saved. */
  of(folder: string): readonly SavedView[] {
    const stored: unknown = this.#memory.get(keyOf(folder))
    return Array.isArray(stored) ? stored.filter(isSavedView) : []
  }

  /** Saves a filter, in place of one of the same name; null takes that away. Of too many the oldest are given up. */
  async keep(folder: string, name: string, filter: string | null): Promise<void> {
    const others = this.of(folder).filter((other) => other.name.toLowerCase() !== name.toLowerCase())
    await this.#memory.update(keyOf(folder), filter === null ? others : [...others, { name, filter }].slice(-mostKept))
  }
}

/** More filters than these nobody finds one in. */
const mostKept = 200

function keyOf(folder: string): string {
  return `filters ${folder}`
}

function isSavedView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('filter' in value)) return false
  return typeof value.name === 'string' && typeof value.filter === 'string'
}
