import { signalName } from '../board/signalNames.ts'
import type { Finding } from '../flow/finding.ts'
import type { Findings } from '../flow/findings/findThieves.ts'
import { plain } from './plain.ts'

/** A finding as the command line prints it: part of its contract. */
export interface FindingJson {
  readonly thief: string
  readonly signal: string
  readonly card: string | null
  readonly column: string | null
  readonly person: string | null
  readonly evidence: string
  /** Full id. */
  readonly commit: string | null
}

/** What `wtw findings --json` prints: what is not muted. */
export function findingsJson({ found }: Findings): readonly FindingJson[] {
  return found.map(({ thief, signal, card, column, person, evidence, commit }) => ({
    thief,
    signal,
    card,
    column,
    person,
    evidence,
    commit,
  }))
}

/** The findings for a terminal, by thief; ends with LF. */
export function findingsText({ found, muted }: Findings): string {
  const thieves = [...new Set(found.map(({ thief }) => thief))]
  const groups = thieves.map((thief) =>
    [thief, ...found.filter((finding) => finding.thief === thief).map(findingLine)].join('\n'),
  )
  const hidden = muted.map(({ finding, mute }) => {
    const until = mute.until === null ? '' : ` until ${mute.until}`
    return `  ${plain(`${finding.signal}: ${finding.evidence} Muted${until}: ${mute.reason ?? 'no reason given'}`)}`
  })
  const counts = `${count(found.length, 'finding')}, ${muted.length} muted`
  return `${[...groups, [counts, ...hidden].join('\n')].join('\n\n')}\n`
}

function findingLine({ signal, evidence, commit, isMild }: Finding): string {
  const marks = [...(isMild ? ['mild'] : []), ...(commit === null ? [] : [commit.slice(0, 7)])]
  const behind = marks.length === 0 ? '' : `  [${marks.join(', ')}]`
  return `  ${plain(`${signalName(signal)} (${signal}): ${evidence}`)}${behind}`
}

function count(n: number, what: string): string {
  return n === 1 ? `1 ${what}` : `${n} ${what}s`
}
