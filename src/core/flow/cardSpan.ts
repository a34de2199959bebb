import type { Day, FlowCard, FlowVisit, ReturnPolicy } from './flowCard.ts'

/** From when to when a card was active. */
export interface CardSpan {
  /** null: it has not begun, or nothing tells when it did. */
  readonly started: Day | null
  /** null: it is not finished. */
  readonly finished: Day | null
  /** Gone from the wall unfinished; null else. */
  readonly left: Day | null
  /** It was finished when it came with an import: on which day is not recorded either. */
  readonly isUndated: boolean
}

interface Draft {
  started: Day | null
  finished: Day | null
  left: Day | null
  /** It has been seen before it was finished: a start that is not there now is one that is still to come. */
  isRecorded: boolean
}

/**
 * When a card began and ended, by the workflow that was in force at each of its visits. One that was finished when it
 * was first seen has no start until it is seen active. What was archived after it was done stays finished. Coming back
 * to the wall on a later day than it left is a return behind the started column.
 */
export function cardSpan({ visits, isImport }: Pick<FlowCard, 'visits' | 'isImport'>, policy: ReturnPolicy): CardSpan {
  const isBornFinished = visits[0]?.stage === 'finished'
  const draft: Draft = { started: null, finished: null, left: null, isRecorded: !isBornFinished }
  for (const visit of visits) {
    if (visit.stage === null) leave(draft, visit)
    else enter(draft, visit, policy)
  }
  const { started, finished, left } = draft
  const isUndated = isImport && visits.every(({ stage }) => stage === 'finished' || stage === null) && isBornFinished
  return { started, finished, left, isUndated }
}

function leave(draft: Draft, { day }: FlowVisit): void {
  if (draft.finished === null) draft.left ??= day
}

function enter(draft: Draft, { stage, day }: FlowVisit, policy: ReturnPolicy): void {
  const wasAway = draft.left !== null && draft.left < day
  draft.left = null
  if (policy === 'restart' && (stage === 'waiting' || wasAway)) draft.started = null
  if (stage !== 'finished') draft.finished = null
  if (stage === 'active') draft.isRecorded = true
  if (stage === 'waiting') return
  if (draft.isRecorded) draft.started ??= day
  if (stage === 'finished') draft.finished ??= day
}

/** Whether a card was active when a day ended. */
export function isActiveAt({ started, finished, left }: CardSpan, day: Day): boolean {
  return started !== null && started <= day && (finished === null || day < finished) && (left === null || day < left)
}
