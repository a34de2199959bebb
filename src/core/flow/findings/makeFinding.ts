import type { Signal } from '../../board/signals.ts'
import type { Card } from '../../card/card.ts'
import { t } from '../../l10n/l10n.ts'
import type { Finding } from '../finding.ts'

/** A finding, as the signal that makes it says it. */
export interface FindingDraft {
  readonly signal: Signal
  /** One sentence with the numbers. */
  readonly says: string
  /** Those in use, as `board.md` would say them. */
  readonly thresholds?: Readonly<Record<string, number>>
  readonly card?: Pick<Card, 'id' | 'path'>
  readonly column?: string
  readonly person?: string
  readonly commit?: string | null
  readonly isMild?: boolean
}

const thieves: Readonly<Record<string, string>> = {
  wip: 'too-much-wip',
  dependencies: 'unknown-dependencies',
  unplanned: 'unplanned-work',
  priorities: 'conflicting-priorities',
  neglected: 'neglected-work',
}

/** The thief whose work a signal shows. */
export function thiefOf(signal: Signal): string {
  return thieves[signal.slice(0, signal.indexOf('.'))] ?? ''
}

/** Completes a finding with its thief, and its evidence with the thresholds in use. */
export function makeFinding(draft: FindingDraft): Finding {
  const { signal, says, thresholds = {}, card, column = null, person = null, commit = null, isMild = false } = draft
  const used = Object.entries(thresholds).map(([name, value]) => `${name}: ${value}`)
  return {
    thief: thiefOf(signal),
    signal,
    card: card?.id ?? null,
    path: card?.path ?? null,
    column,
    person,
    evidence: used.length === 0 ? says : t('{0} (threshold {1})', says, used.join(', ')),
    commit,
    isMild,
  }
}

/** So many ids at most are named in a sentence. */
export const fewIds = 8

/** Ids in a row: `A, B and 3 more`. */
export function idsOf(cards: readonly { readonly card: Pick<Card, 'id'> }[]): string {
  return namesOf(
    cards.slice(0, fewIds).map(({ card }) => card.id),
    cards.length,
  )
}

/** The same of the first few ids out of `count`. */
export function namesOf(first: readonly string[], count: number): string {
  const shown = first.join(', ')
  return count > first.length ? t('{0} and {1} more', shown, count - first.length) : shown
}
