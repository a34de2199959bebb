import { steady, type LifeStep } from '../../../fixtures/lives.ts'
import type { Wall } from './aWall.ts'

/** A wall on which a signal shows once, and its neighbours on which it must not. */
export interface SignalCase {
  readonly wall: Wall
  /** Of the card, the column or the person that it is about; null: the board. */
  readonly about: string | null
  readonly says: string
  /** Thresholds with which it does not show any more; none where it has none. */
  readonly milder?: string
  readonly quiet: Readonly<Record<string, Wall>>
}

/** Was ready, and is started on that day. */
export const doing = (at: string, more: Partial<LifeStep> = {}): readonly LifeStep[] => [
  { at: '2026-11-02', to: 'ready' },
  { at, to: 'doing', ...more },
]
/** So many cards of one life: C0, C1 … */
export const many = (count: number, steps: readonly LifeStep[]): Wall['cards'] =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`C${i}`, steps]))
/** So many cards that were done in so many days: D0, D1 … */
export const done = (count: number, days: number): Wall['cards'] =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `D${i}`,
      steady({ ready: '2026-09-01', doing: '2026-09-02', done: `2026-09-${String(1 + days).padStart(2, '0')}` }),
    ]),
  )
export const week = 'iteration: {start: 2026-11-16, days: 7}'
/** Three columns, of which Doing has room for two. */
export const limited = `columns: [todo, {id: doing, name: Doing, wip: 2, started: true}, done]`
