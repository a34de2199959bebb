import type { Findings } from './findings/findThieves.ts'

/** What a board's history tells of the board of now. */
export interface Insight {
  /** Full id of the commit up to which it was read; null: there is none. */
  readonly head: string | null
  readonly findings: Findings
}
