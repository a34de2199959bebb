import type { Signal } from '../../../../src/core/board/signals.ts'
import { tooMuchWipCases } from './tooMuchWipCases.ts'
import { unknownDependenciesCases } from './unknownDependenciesCases.ts'
import { unplannedWorkCases } from './unplannedWorkCases.ts'
import { conflictingPrioritiesCases } from './conflictingPrioritiesCases.ts'
import { neglectedWorkCases } from './neglectedWorkCases.ts'
import type { SignalCase } from './signalCase.ts'

/** A case of every signal. */
export const signalCases: Readonly<Record<Signal, SignalCase>> = {
  ...tooMuchWipCases,
  ...unknownDependenciesCases,
  ...unplannedWorkCases,
  ...conflictingPrioritiesCases,
  ...neglectedWorkCases,
}
