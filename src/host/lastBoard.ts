import type { Memento } from 'vscode'

/** The board that somebody looked at last in this workspace. */
export class LastBoard {
  readonly #memory: Memento

  constructor(memory: Memento) {
    this.#memory = memory
  }

  /** Absolute folder, or null. It may be a board no more. */
  get folder(): string | null {
    return this.#memory.get<string>('lastBoard') ?? null
  }

  remember(folder: string): void {
    if (folder !== this.folder) void this.#memory.update('lastBoard', folder)
  }
}
