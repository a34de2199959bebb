import type { ProblemMarks } from '../diagnostics.ts'
import type { Report } from '../report.ts'
import type { Sessions } from '../sessions.ts'

/** What the text editor's part works on. */
export interface LanguageScope {
  readonly sessions: Sessions
  readonly marks: ProblemMarks
  readonly report: Report
}
