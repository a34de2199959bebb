import { type Signal, signalThresholds } from '../../board/signals.ts'
import type { Workflow } from '../../board/workflow.ts'

/** A signal's thresholds, as the team has them. */
export type Thresholds<S extends Signal> = { readonly [N in keyof (typeof signalThresholds)[S]]: Threshold<S, N> }

/** One that may be null by default is asked of the board's own limits. */
type Threshold<
  S extends Signal,
  N extends keyof (typeof signalThresholds)[S],
> = (typeof signalThresholds)[S][N] extends number ? number : number | null

/** The thresholds of a signal, those of `board.md` over the defaults; null: the team does not look for it. */
export function thresholdsOf<S extends Signal>(
  { findings }: Pick<Workflow, 'findings'>,
  signal: S,
): Thresholds<S> | null {
  const setting = findings.find((one) => one.signal === signal)
  if (setting?.isOff === true) return null
  const known: Record<string, number | null> = { ...signalThresholds[signal] }
  for (const { name, value } of setting?.thresholds ?? []) if (Object.hasOwn(known, name)) known[name] = value
  return known as Thresholds<S>
}
