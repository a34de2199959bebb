import type { Board } from '../board/board.ts'
import { signalName } from '../board/signalNames.ts'
import type { Thief } from '../board/workflow.ts'
import type { Card } from '../card/card.ts'
import type { Finding } from '../flow/finding.ts'
import type { Findings, MutedFinding } from '../flow/findings/findThieves.ts'
import type { FindingView, MutedView } from './boardView.ts'

/** Of each card's path what was found about it, in the order in which it was found. */
export function findingsByPath(findings: Findings | null): ReadonlyMap<string, readonly Finding[]> {
  if (findings === null) return none
  const known = byPath.get(findings)
  if (known !== undefined) return known
  const made = new Map<string, Finding[]>()
  for (const finding of findings.found) {
    if (finding.path === null) continue
    const list = made.get(finding.path)
    if (list === undefined) made.set(finding.path, [finding])
    else list.push(finding)
  }
  byPath.set(findings, made)
  return made
}

const none: ReadonlyMap<string, readonly Finding[]> = new Map()
const byPath = new WeakMap<Findings, ReadonlyMap<string, readonly Finding[]>>()

/** What was found about a card, as it is shown. */
export function findingsOfCard(board: Board, findings: Findings | null, card: Card): readonly FindingView[] {
  const found = findingsByPath(findings).get(card.path)
  return found === undefined ? nothing : found.map((finding) => findingView(board, finding, card))
}

// The same list for all cards without any: comparing them costs nothing.
const nothing: readonly FindingView[] = []

function findingView({ workflow }: Board, finding: Finding, card: Card | null): FindingView {
  const { signal, evidence, commit, isMild } = finding
  const thief = workflow.thieves.find(({ id }) => id === finding.thief)
  return {
    signal,
    name: signalName(signal),
    thief: { id: finding.thief, name: thief?.name ?? finding.thief },
    evidence,
    commit,
    isMild,
    isFlagged: card?.thief?.toLowerCase() === finding.thief,
  }
}

/** What was found of one thief: how much that is no flag yet, what is about no card, and what the team has muted. */
export function findingsOfThief(
  board: Board,
  findings: Findings | null,
  { id }: Thief,
): {
  readonly found: number | null
  readonly findings: readonly FindingView[]
  readonly muted: readonly MutedView[]
} {
  if (findings === null) return { found: null, findings: [], muted: [] }
  const own = findings.found.filter(({ thief }) => thief === id)
  const isFlagged = ({ path, thief }: Finding): boolean =>
    path !== null && board.cardsByPath.get(path)?.thief?.toLowerCase() === thief
  return {
    found: own.filter((finding) => !isFlagged(finding)).length,
    findings: own.filter(({ path }) => path === null).map((finding) => findingView(board, finding, null)),
    muted: findings.muted.filter(({ finding }) => finding.thief === id).map(mutedView),
  }
}

function mutedView({ finding: { signal, evidence }, mute: { card, reason, until } }: MutedFinding): MutedView {
  return { signal, name: signalName(signal), evidence, card, reason, until }
}
