import type { Mute } from '../../board/workflow.ts'
import { dateOf } from '../day.ts'
import type { Finding } from '../finding.ts'
import { conflictingPriorities } from './conflictingPriorities.ts'
import { neglectedWork } from './neglectedWork.ts'
import { type FindingsInput, sceneOf } from './scene.ts'
import { tooMuchWip } from './tooMuchWip.ts'
import { unknownDependencies } from './unknownDependencies.ts'
import { unplannedWork } from './unplannedWork.ts'

/** What was found, and what the team does not want to see of it. */
export interface Findings {
  /** By thief and by signal, then as the cards stand on the wall. */
  readonly found: readonly Finding[]
  readonly muted: readonly MutedFinding[]
}

/** A finding with what hides it. */
export interface MutedFinding {
  readonly finding: Finding
  readonly mute: Mute
}

/** Looks for the work of the time thieves on a board and in its history. */
export function findThieves(input: FindingsInput): Findings {
  const scene = sceneOf(input)
  const all = [tooMuchWip, unknownDependencies, unplannedWork, conflictingPriorities, neglectedWork].flatMap((look) =>
    look(scene),
  )
  const today = dateOf(scene.today)
  const mutes = scene.workflow.mutes.filter(({ until }) => until === null || until >= today)
  const muteOf = (finding: Finding): Mute | undefined => mutes.find((mute) => hides(mute, finding))
  return {
    found: all.filter((finding) => !muteOf(finding)),
    muted: all.flatMap((finding) => {
      const mute = muteOf(finding)
      return mute ? [{ finding, mute }] : []
    }),
  }
}

function hides(mute: Mute, { signal, card }: Finding): boolean {
  return mute.signal === signal && (mute.card === null || mute.card.toLowerCase() === card?.toLowerCase())
}
