import type { BoardChange } from '../../core/view/boardView.ts'
import type { MomentStep } from '../../core/view/pastMessages.ts'

/** Steps that are kept: those farthest from where one is go first. */
const most = 400

/** The steps between moments that the host has told of. */
export class Steps {
  readonly #steps = new Map<number, MomentStep>()

  add(steps: readonly MomentStep[], around: number): void {
    for (const step of steps) this.#steps.set(step.moment, step)
    if (this.#steps.size <= most) return
    const byDistance = [...this.#steps.keys()].sort((a, b) => Math.abs(b - around) - Math.abs(a - around))
    for (const moment of byDistance.slice(0, this.#steps.size - most)) this.#steps.delete(moment)
  }

  clear(): void {
    this.#steps.clear()
  }

  /** The changes that lead from one moment to another; null where a step between them is not known. */
  path(from: number, to: number): readonly BoardChange[] | null {
    if (Math.abs(to - from) > most) return null
    const changes: BoardChange[] = []
    const isForward = to > from
    for (let at = from; at !== to; at += isForward ? 1 : -1) {
      const step = this.#steps.get(isForward ? at + 1 : at)
      if (!step) return null
      const change = isForward ? step.forward : step.back
      if (change) changes.push(change)
    }
    return changes
  }

  /** How many steps are known from a moment on, in that direction, up to `enough`; the end of the line is enough. */
  ahead(moment: number, by: 1 | -1, { last, enough }: { readonly last: number; readonly enough: number }): number {
    let count = 0
    for (let at = moment; count < enough; at += by, count++) {
      if (by === 1 ? at >= last : at <= 0) return enough
      if (!this.#steps.has(by === 1 ? at + 1 : at)) return count
    }
    return count
  }
}
